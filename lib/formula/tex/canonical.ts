/** One spelling for a piece of TeX: `\hat y` and `\hat{y}`, `x_i` and `x_{i}` are the same. */
import type { Node } from './node.ts';
import { asList, isBold, plain, relationText, textOf } from './plain.ts';

const words = new Set(['mathrm', '\\mathrm', '\\text', '\\textrm', '\\operatorname', '\\textnormal', '\\mathit']);

export function canonical(nodes: readonly Node[]): string {
  return joined(plain(nodes).map(canonicalNode));
}

/** A name as values are keyed by it: with its primes behind it, `x'`, wherever they stand in it. */
export const primed = (tex: string): string =>
  tex.includes('\\prime') ? tex.replace(/\^\{((?:\\prime)+)\}/g, (_, primes) => "'".repeat(primes.length / 6)) : tex;

/** Pieces of TeX side by side: a command's name does not run into a letter. */
export const joined = (pieces: readonly string[]): string =>
  pieces.reduce(
    (tex, piece) => (/\\[a-zA-Z]+$/.test(tex) && /^[a-zA-Z]/.test(piece) ? `${tex} ${piece}` : tex + piece),
    '',
  );

function canonicalNode(node: Node): string {
  const body = () => canonical(asList(node.body));
  switch (node.type) {
    case 'mathord':
    case 'textord':
    case 'atom':
      return node.text ?? '';
    case 'supsub':
      return (
        (node.base ? canonical([node.base]) : '') +
        (node.sub ? `_{${canonical([node.sub])}}` : '') +
        (node.sup ? `^{${canonical([node.sup])}}` : '')
      );
    case 'accent':
      return `${node.label}{${canonical(asList(node.base))}}`;
    case 'overline':
      return `\\overline{${body()}}`;
    case 'font':
      return words.has(node.font ?? '') ? `\\text{${body()}}` : `\\${node.font}{${body()}}`;
    case 'text':
      return `${node.font === '\\textbf' ? '\\mathbf' : '\\text'}{${textOf(plain(asList(node.body)))}}`;
    case 'operatorname':
      return `\\text{${textOf(plain(asList(node.body)))}}`;
    case 'mclass':
      return isBold(node) ? `\\boldsymbol{${canonical(asList(asList(node.body)[0].body))}}` : body();
    case 'genfrac':
      return `\\frac{${canonical(asList(node.numer))}}{${canonical(asList(node.denom))}}`;
    case 'op':
      return node.name ?? `\\text{${textOf(plain(asList(node.body)))}}`;
    case 'ordgroup':
      return body();
    case 'delimsizing':
      return node.delim ?? '';
    case 'array':
      return (node.body as Node[][]).map((row) => row.map((cell) => canonical([cell])).join('&')).join('\\\\');
    case 'leftright':
      return `${node.left}${body()}${node.right}`;
    default:
      return relationText(node) ?? `\\${node.type}{${body()}}`;
  }
}
