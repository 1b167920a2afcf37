/**
 * What training needs of a browser and this one lacks, so that a page can say it in a sentence (strings.ts).
 */
import { simdSupported } from '../../lib/kernels/simd.ts';

export type Missing = 'workers' | 'simd';

/** The first thing missing, or null. On the server nothing is missing: a page is judged where it is read. */
export function unsupported(): Missing | null {
  if (typeof document === 'undefined') return null;
  if (typeof Worker === 'undefined') return 'workers';
  return simdSupported() ? null : 'simd';
}
