import ts from 'typescript';
import { codeOf, treeOf } from './imports.ts';

/** The names that a file exports though another file of the house defines them. */
export function passedOnBy(file: string, text: string): string[] {
  const source = treeOf(file, codeOf(file, text));
  const isOurs = (node: ts.Expression | undefined): boolean =>
    node !== undefined && ts.isStringLiteral(node) && node.text.startsWith('.');
  const imported = new Set<string>();
  const names: string[] = [];
  for (const statement of source.statements) {
    if (ts.isImportDeclaration(statement) && isOurs(statement.moduleSpecifier)) {
      const { name, namedBindings } = statement.importClause ?? {};
      if (name) imported.add(name.text);
      if (namedBindings && ts.isNamedImports(namedBindings)) {
        for (const element of namedBindings.elements) imported.add(element.name.text);
      }
    }
  }
  for (const statement of source.statements) {
    if (!ts.isExportDeclaration(statement)) continue;
    const { exportClause, moduleSpecifier } = statement;
    const elements = exportClause && ts.isNamedExports(exportClause) ? exportClause.elements : [];
    const given = elements.map((element) => (element.propertyName ?? element.name).text);
    if (isOurs(moduleSpecifier)) names.push(...(elements.length > 0 ? given : ['*']));
    else if (!moduleSpecifier) names.push(...given.filter((name) => imported.has(name)));
  }
  return names;
}
