/**
 * What was read from a text, kept while it is among the texts asked for last: exercises and trials ask for the same formula with
 * hundreds of values. What is thrown is not kept, nor what was read from a text that few would write twice.
 */
const mostKept = 400;
const longest = 2000;

export function kept<T>(): (text: string, read: () => T) => T {
  const found = new Map<string, T>();
  return (text, read) => {
    const known = found.get(text);
    if (known !== undefined) return known;
    const value = read();
    if (text.length > longest) return value;
    const [oldest] = found.keys();
    if (found.size >= mostKept) found.delete(oldest);
    found.set(text, value);
    return value;
  };
}
