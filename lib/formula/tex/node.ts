/**
 * KaTeX's parse tree of a formula, and what KaTeX complains of. What would nest too deep for any reader is refused before.
 */
import katex from 'katex';
import { type Phrase, phrase } from '../../phrases.ts';
import { Problem } from '../../problem.ts';

/** The fields of KaTeX's nodes that are read here; KaTeX does not publish the type. */
export interface Node {
  readonly type: string;
  readonly text?: string;
  readonly name?: string;
  readonly family?: string;
  readonly font?: string;
  readonly label?: string;
  readonly delim?: string;
  readonly left?: string;
  readonly right?: string;
  readonly leftDelim?: string | null;
  readonly hasBarLine?: boolean;
  readonly mclass?: string;
  readonly colSeparationType?: string;
  readonly cols?: readonly { readonly type: string }[];
  readonly hLinesBeforeRow?: readonly (readonly boolean[])[];
  // biome-ignore lint/suspicious/noExplicitAny: a node, a list of nodes or rows of nodes, by type
  readonly body?: any;
  readonly base?: Node | null;
  readonly sup?: Node | null;
  readonly sub?: Node | null;
  readonly numer?: Node;
  readonly denom?: Node;
  readonly dimension?: { readonly number: number; readonly unit: string };
  readonly index?: Node | null;
  readonly mathml?: readonly Node[];
  readonly loc?: { readonly start: number; readonly end: number; readonly lexer?: { readonly input: string } } | null;
}

type KatexParser = { __parse(tex: string, options: object): Node[] };

/** A formula of more characters, or with brackets in brackets deeper than this, is refused unread. */
export const mostCharacters = 50_000;
export const mostNested = 60;

/** KaTeX's own tree of a TeX formula, with the page's macros. Throws Problem 'formula-tex' where KaTeX cannot read it. */
export function nodesOf(tex: string, macros: Record<string, string> = {}): Node[] {
  checkSize(tex);
  try {
    return (katex as unknown as KatexParser).__parse(tex, {
      macros: { ...macros },
      strict: false,
      trust: true,
      throwOnError: true,
      displayMode: true,
    });
  } catch (error) {
    const position = (error as { position?: number }).position ?? tex.length;
    throw new Problem('formula-tex', {
      message: complaint(String((error as Error).message)),
      place: phrase('character', { from: position + 1, to: position + 1 }),
    });
  }
}

/** What makes commands of its own: short to write, and without end to read. */
const definition = /\\(?:[egx]?def|let|futurelet|(?:re)?newcommand|providecommand|global|long|expandafter)(?![a-zA-Z])/;

function checkSize(tex: string): void {
  if (tex.length > mostCharacters) throw new Problem('formula-long', { most: mostCharacters });
  const found = definition.exec(tex);
  if (found) {
    const [from, to] = [found.index + 1, found.index + found[0].length];
    throw new Problem('formula-unreadable', { what: found[0], place: phrase('character', { from, to }) });
  }
  const comment = [...tex.matchAll(/\\.|%/gs)].find(([sign]) => sign === '%');
  if (comment) {
    const at = comment.index + 1;
    throw new Problem('formula-unreadable', {
      what: phrase('comment'),
      place: phrase('character', { from: at, to: at }),
    });
  }
  let depth = 0;
  for (const [sign] of tex.matchAll(/\\[{}]|\\(?:left|right|begin|end)(?![a-zA-Z])|\\.|[{}()[\]^_]/gs)) {
    if (/^(\\[{]|\\left|\\begin|[{([])$/.test(sign)) depth++;
    if (/^(\\[}]|\\right|\\end|[})\]])$/.test(sign)) depth = Math.max(0, depth - 1);
    if (depth > 3 * mostNested) throw new Problem('formula-deep', { most: mostNested });
  }
}

/** What KaTeX says, without the place and its surroundings: the place is a fact of its own. */
function complaint(message: string): Phrase | string {
  const text = message.replace(/^KaTeX parse error: /, '').replace(/ at (position \d+|end of input):.*$/s, '');
  const command = /^Undefined control sequence: (.+)$/.exec(text)?.[1];
  if (command) return phrase('tex-command', { command });
  const [, expected, found] = /^Expected '(.+)', got '(.+)'$/.exec(text) ?? [];
  if (expected === 'EOF') return phrase('tex-extra', { found });
  if (expected) return found === 'EOF' ? phrase('tex-ends', { expected }) : phrase('tex-expected', { expected, found });
  const group = /^(?:Expected group after|Expected group as argument to) '(.+)'$/.exec(text)?.[1];
  if (group) return phrase('tex-group', { command: group });
  if (/^Unexpected end of input in a macro argument/.test(text)) return phrase('tex-ends', { expected: '}' });
  if (/^Expected & or/.test(text)) return phrase('tex-ends', { expected: '\\end' });
  const twice = /^Double (superscript|subscript)$/.exec(text)?.[1];
  if (twice) return phrase(`tex-${twice as 'superscript' | 'subscript'}-twice`);
  return text;
}
