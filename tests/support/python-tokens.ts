/**
 * Python as the exports write it, cut into tokens: names, numbers, operators, texts, comments, line ends with the indentation of
 * what follows. What it cannot read it throws at: nothing is passed over but spaces inside a line.
 */
export interface PythonToken {
  readonly kind: 'name' | 'number' | 'operator' | 'text' | 'comment' | 'line';
  readonly source: string;
}

const kinds: readonly (readonly [PythonToken['kind'], RegExp])[] = [
  ['line', /(?:\n *)+/y],
  ['comment', /#[^\n\r\f]*/y],
  ['text', /[fb]?"""(?:[^\\]|\\[\s\S])*?"""/y],
  ['text', /[fb]?"(?:[^"\\\n\r]|\\[^\n\r])*"|[fb]?'(?:[^'\\\n\r]|\\[^\n\r])*'/y],
  ['number', /(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?/y],
  ['name', /[A-Za-z_]\w*/y],
  ['operator', /[-+*/%@=!<>]=|\*\*|\/\/|->|[-+*/%@=<>()[\]{}.,:;|&~^]/y],
];

export function pythonTokens(program: string): PythonToken[] {
  const tokens: PythonToken[] = [];
  for (let at = 0; at < program.length; ) {
    if (program[at] === ' ') {
      at++;
      continue;
    }
    const found = kinds.flatMap(([kind, pattern]) => {
      pattern.lastIndex = at;
      const source = pattern.exec(program)?.[0];
      return source ? [{ kind, source }] : [];
    })[0];
    if (!found) throw new SyntaxError(`${JSON.stringify(program.slice(at, at + 30))} is no Python of ours`);
    tokens.push(found);
    at += found.source.length;
  }
  return tokens;
}

/** The value of a text in single or double quotes. Throws where an escape is none of those that are written. */
export function pythonValue(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|[\s\S])/g, (whole, byte, short, long) => {
      const code = byte ?? short ?? long;
      if (code === undefined) throw new SyntaxError(`${whole} is no escape of ours`);
      return String.fromCodePoint(Number.parseInt(code, 16));
    });
}
