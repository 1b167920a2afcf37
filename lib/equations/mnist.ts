/** How far a measured accuracy can be trusted. Chapter: mnist. */
import type { Equation } from './equation.ts';

const chapter = 'mnist';
const R = String.raw;

export const mnistEquations: readonly Equation[] = [
  // Of a single image: 1 with probability p, else 0.
  { id: 'coin-variance', chapter, tex: R`s^2 = p\,(1 - p)^2 + (1 - p)\,p^2`, symbols: ['standardError', 'p'] },
  { id: 'coin-variance-short', chapter, tex: R`s^2 = p\,(1 - p)`, symbols: ['standardError', 'p'] },
  { id: 'standard-error', chapter, tex: R`s = \sqrt{\frac{p\,(1 - p)}{m}}`, symbols: ['standardError', 'p', 'm'] },
];
