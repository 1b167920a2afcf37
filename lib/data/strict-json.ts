/**
 * JSON as `JSON.parse` reads it, refused where an object has a key twice (which of the two counts nobody could know), and where
 * it is nested deeper than anything that is written here: whoever walks it then need not count.
 */
export class KeyTwice extends Error {}

const mostNested = 32;
const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Throws SyntaxError, or `KeyTwice` with the key as its message. */
export function strictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const nest = (keys: Set<string> | null) => {
    if (open.push(keys) > mostNested) throw new SyntaxError('nested too deep');
  };
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') nest(new Set());
    else if (found === '[') nest(null);
    else if (found === '}' || found === ']') open.pop();
    else if (found === ':') {
      const key: string = JSON.parse(last);
      const keys = open.at(-1);
      if (keys?.has(key)) throw new KeyTwice(key);
      keys?.add(key);
    }
    last = found;
  }
  return value;
}
