/** JSON as `JSON.parse` reads it, and refused where an object has a key twice: which of the two counts nobody could know. */
export class KeyTwice extends Error {}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]/g;

/** Throws SyntaxError, or `KeyTwice` with the key as its message. */
export function strictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    if (found === '{') open.push(new Set());
    else if (found === '[') open.push(null);
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
