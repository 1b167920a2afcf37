/** A symbol known by a whole name, which no index belongs to: `\nabla f`, `P(A \mid B)`. */
import type { Place } from '../tex/place.ts';
import type { SymbolNode } from '../tree.ts';

export const named = (base: string, at: Place | null): SymbolNode => ({
  kind: 'symbol',
  base,
  ...{ sub: null, sup: null, subTex: '', supTex: '' },
  ...{ counts: false, primes: 0 },
  tex: base,
  at,
});
