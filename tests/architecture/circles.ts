import type { Imports } from './imports.ts';

/** Circles of files: the strongly connected parts of more than one file, and files that import themselves (Tarjan 1972). */
export function circlesOf(imports: Imports): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const path: string[] = [];
  const onPath = new Set<string>();
  const circles: string[][] = [];

  function visit(file: string): void {
    index.set(file, index.size);
    low.set(file, index.get(file)!);
    path.push(file);
    onPath.add(file);
    const targets = (imports.get(file) ?? []).filter((to) => imports.has(to));
    for (const to of targets) {
      if (!index.has(to)) {
        visit(to);
        low.set(file, Math.min(low.get(file)!, low.get(to)!));
      } else if (onPath.has(to)) low.set(file, Math.min(low.get(file)!, index.get(to)!));
    }
    if (low.get(file) !== index.get(file)) return;
    const circle = path.splice(path.indexOf(file));
    for (const member of circle) onPath.delete(member);
    if (circle.length > 1 || targets.includes(file)) circles.push(circle.sort());
  }

  for (const file of imports.keys()) if (!index.has(file)) visit(file);
  return circles;
}
