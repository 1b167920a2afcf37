/** Nothing of the TeX is passed over: a sign that no rule has used is refused by name and place. */
import { phrase } from '../../phrases.ts';
import type { Node } from '../tex/node.ts';
import { partsOf, plain } from '../tex/plain.ts';
import { cannotRead, type Reader } from './reader.ts';

export function checkAllUsed(r: Reader, items: readonly Node[]): void {
  for (const node of plain(items)) {
    if (r.used.has(node)) continue;
    const parts = partsOf(node);
    if (parts.length === 0) throw cannotRead(r, node, phrase('unused', { piece: node.text ?? node.name ?? node.type }));
    checkAllUsed(r, parts);
  }
}
