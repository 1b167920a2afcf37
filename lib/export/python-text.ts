/**
 * What is known only when a program is written, as Python: a text is a literal of plain ASCII on one line, whatever stands in it,
 * and a number is one. Nothing else of a network's goes into a program. Chapter: mnist (*Take it home*).
 */

/** A Python literal with this value, quotes included: it can stand in a comment, too. */
export function pythonText(text: string): string {
  let inside = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const isPlain = code >= 0x20 && code < 0x7f && character !== "'" && character !== '\\';
    if (isPlain) inside += character;
    else if (code < 0x100) inside += `\\x${code.toString(16).padStart(2, '0')}`;
    else if (code < 0x10000) inside += `\\u${code.toString(16).padStart(4, '0')}`;
    else inside += `\\U${code.toString(16).padStart(8, '0')}`;
  }
  return `'${inside}'`;
}

/** A name of a file of these parts: letters, digits, hyphens and dots inside, and nothing else. */
export const fileName = (...parts: readonly string[]): string =>
  parts
    .join('')
    .replace(/[^A-Za-z0-9.-]/g, '_')
    .replace(/^[.-]+|\.(?=\.)/g, '_');
