/** The constants an optimiser may be given. */
import { Problem } from '../problem.ts';

/** A share that is kept from step to step lies in [0, 1); what scales a step is at least 0. */
const shares = ['momentum', 'rho', 'beta1', 'beta2'];

/** Throws Problem 'range' for what is no number or would send every step the wrong way. */
export function checkConstants(optimiser: string, constants: Readonly<Record<string, number>>): void {
  for (const [name, found] of Object.entries(constants)) {
    const share = shares.includes(name);
    if (Number.isFinite(found) && found >= 0 && (!share || found < 1)) continue;
    throw new Problem('range', {
      where: `${optimiser}: ${name}`,
      expected: share ? '0 ≤ x < 1' : '≥ 0',
      found: String(found),
    });
  }
}
