/**
 * The tokens of a formula's TeX, and the formula with one of them dropped, doubled or exchanged, or with an index, an exponent or a
 * prime on the name of a function.
 */

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type How = 'dropped' | 'doubled' | 'exchanged' | 'swapped' | 'scripted';

export interface Mutant {
  readonly tex: string;
  readonly how: How;
  readonly token: Token;
  /** The token with the two before it. */
  readonly among: string;
  /** What stands in the token's place, or before it where the two are swapped. */
  readonly by: string;
}

/** A gap says nothing. */
const gap = /^\\([,;:! ]|quad|qquad)$/;

/** Commands, and every other visible character by itself. */
export function tokensOf(tex: string): Token[] {
  return [...tex.matchAll(/\\[a-zA-Z]+|\\.|[^\s\\]/gsu)]
    .map((match) => ({ text: match[0], start: match.index, end: match.index + match[0].length }))
    .filter(({ text }) => !gap.test(text));
}

/** One sign for another of its kind. */
const kinds: readonly (readonly string[])[] = [
  ['+', '-', '\\cdot', '\\times', '/', '\\odot', ',', ';'],
  ['=', '<', '>', '\\le', '\\ge', '\\ne', '\\in'],
  ['(', '[', '\\{', '|', '\\|', '\\lVert', '\\langle', '\\lfloor'],
  [')', ']', '\\}', '|', '\\|', '\\rVert', '\\rangle', '\\rfloor'],
  ['_', '^'],
  ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
  ['\\log', '\\exp', '\\max', '\\min', '\\sin', '\\tanh', '\\sum', '\\prod', '\\arg'],
  ['\\mathbf', '\\mathrm', '\\boldsymbol', '\\hat', '\\tilde', '\\bar', '\\operatorname', '\\text', '\\sqrt'],
  ['\\top', 'T', "'", '\\ast', '\\circ'],
];

/** What may hang on a name; on that of a function most of it means nothing that books agree on. */
const scripts = ['_{7}', '^{7}', '^{-1}', "'"];
const functionName = /^\\(log|ln|exp|sin|cos|tanh|cosh|arccos|max|min|arg|det|sum|prod|sigma)$/;

/** Whether the token ends the name of a function: a command, or the brace of \mathrm{softmax}. */
const endsFunction = (tex: string, { text, end }: Token): boolean =>
  functionName.test(text) ||
  (text === '}' && /\\(mathrm|text|operatorname)\{\s*[a-zA-Z\\, ]+\}$/.test(tex.slice(0, end)));

const isCommand = (text: string): boolean => /^\\[a-zA-Z]+$/.test(text);
const written = (...texts: readonly string[]): string =>
  texts.map((text) => (isCommand(text) ? `${text} ` : text)).join('');

/** Each token in turn; what it is exchanged for is drawn: another of its kind, and any other of the formula. */
export function* mutantsOf(tex: string, random: () => number): Iterable<Mutant> {
  const tokens = tokensOf(tex);
  const all = [...new Set(tokens.map(({ text }) => text))];
  for (const [k, token] of tokens.entries()) {
    const { text, start, end } = token;
    const among = tokens
      .slice(Math.max(0, k - 2), k + 1)
      .map((each) => each.text)
      .join(' ');
    const replaced = (how: How, by: string, pieces: readonly string[], to = end): Mutant => ({
      tex: `${tex.slice(0, start)}${pieces.length === 0 ? ' ' : written(...pieces)}${tex.slice(to)}`,
      how,
      token,
      among,
      by,
    });
    yield replaced('dropped', '', []);
    yield replaced('doubled', text, [text, text]);
    for (const list of [kinds.filter((kind) => kind.includes(text)).flat(), all]) {
      const others = list.filter((other) => other !== text);
      const other = others[Math.floor(random() * others.length)];
      if (other !== undefined) yield replaced('exchanged', other, [other]);
    }
    if (endsFunction(tex, token))
      for (const script of scripts)
        yield { tex: `${tex.slice(0, end)}${script}${tex.slice(end)}`, how: 'scripted', token, among, by: script };
    const next = tokens[k + 1];
    if (next && next.text !== text) yield replaced('swapped', next.text, [next.text, text], next.end);
  }
}

/** The tokens without what only dresses them: sizes, alignment, and braces around a single sign with its accent. */
export function bare(tex: string): string {
  let text = tokensOf(tex)
    .map((token) => token.text)
    .filter((token) => token !== '&' && !/^\\[bB]ig+[lrm]?$/.test(token))
    .join(' ');
  for (let before = ''; before !== text; ) {
    before = text;
    text = text
      .replace(/\{ ((?:\\[a-zA-Z]+ )*)((?:\\[a-zA-Z]+|[^\s{}\\]) )?\}/g, '$1$2')
      .replace(/ +/g, ' ')
      .trim();
  }
  return text;
}
