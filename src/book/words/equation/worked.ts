/** The working of an equation on an instance, line by line. Chapter: equations. */
import type { Check, Equation, Instance } from '../../../../lib/equations/equation.ts';
import { type Given, tensorOf } from '../../../../lib/formula/values.ts';
import { extent, type Position } from '../../../../lib/formula/working/entry.ts';
import type { Style } from '../../../../lib/formula/working/print.ts';
import { substitute, substituteCondition, type Working } from '../../../../lib/formula/working/substitute.ts';
import { type SymbolId, symbolOf } from '../../../../lib/notation.ts';

/** A line of a working: what stands left, with its sign, and what stands right. */
export interface Line {
  readonly left: string;
  readonly tex: string;
}

export type WorkingWords = Required<Pick<Style, 'rest' | 'rounding'>>;

/** Blocks of lines, of an array with the working of one of its entries; rows and columns of the array, where it is one. */
export function workedOut(
  equation: Equation,
  check: Check,
  { values }: Pick<Instance, 'values'>,
  words: WorkingWords,
  position: Position,
) {
  const style: Style = { ...words, dress: dressing(equation.symbols) };
  if (check.condition) {
    const { lines } = substituteCondition(equation.tex, values, style);
    return { blocks: [{ lines: lines.map((tex) => ({ left: '', tex })), entry: null }], extent: null };
  }
  const workings = substitute(equation.tex, values, style, position);
  const array = workings.find(({ entry }) => entry);
  return {
    blocks: workings.map(blockOf),
    extent: array ? extent(tensorOf(array.value as readonly Given[], '')) : null,
  };
}

function blockOf({ left, lines, entry, value }: Working) {
  const block = linesOf(left, lines);
  if (!entry) return { lines: block, entry: null };
  const { row, column } = entry.position;
  const [rows, columns] = extent(tensorOf(value as readonly Given[], ''));
  const index = rows > 1 && columns > 1 ? `${row + 1},\\,${column + 1}` : `${Math.max(row, column) + 1}`;
  // "\mathbf{Z}^l =": the sign stands behind the last space
  const name = left?.replace(/ \S+$/, '');
  return { lines: block, entry: linesOf(name ? `\\Bigl(${name}\\Bigr)_{${index}} =` : null, entry.lines) };
}

/** The left side once, then line below line. */
const linesOf = (left: string | null, lines: readonly string[]): readonly Line[] =>
  lines.map((tex, k) => ({ left: k === 0 ? (left ?? '') : '=', tex: breakable(tex) }));

/** A line may break behind a plus or a minus, not inside a product or a short bracket such as (1 − 0.5). */
const breakable = (tex: string): string =>
  tex
    .replaceAll('\\cdot ', '\\cdot\\nobreak ')
    .replace(/(?<![a-zA-Z}])\(([^()]*)\)/g, (bracket, inside: string) =>
      inside.split(/ [+-] /).length <= 2 ? `{${bracket}}` : bracket,
    );

/** The bare letter of a symbol's TeX: no indices, no accent, no bold; a matrix is called as its entries are. */
const letterOf = (tex: string): string =>
  tex
    .replace(/[_^](\{[^}]*\}|\\[a-zA-Z]+|.)/g, '')
    .replace(/^\\(hat|tilde|bar|mathbf|boldsymbol)\s*\{?([^{}]*)\}?$/, '$2')
    .trim();

/** Numbers take the colour of the symbol that they stand for. */
function dressing(symbols: readonly SymbolId[]): NonNullable<Style['dress']> {
  const roles = new Map(symbols.map((id) => [letterOf(symbolOf(id).tex), symbolOf(id).role]));
  return (tex, base) => {
    const letter = letterOf(base);
    const role = base.startsWith('\\frac{\\partial')
      ? 'backward'
      : (roles.get(letter) ?? roles.get(letter.toLowerCase()));
    return role ? `\\htmlClass{role-${role}}{${tex}}` : tex;
  };
}
