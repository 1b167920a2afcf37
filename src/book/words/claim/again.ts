/** How long it takes to measure a claim again: all its experiments, one seed. */
import { experimentOf } from '../../../experiments/all.ts';
import { type Claim, experimentsOf } from '../../text/claims/claim.ts';

/** Null where a record was made elsewhere. */
export async function secondsOf(claim: Claim): Promise<number | null> {
  const experiments = await Promise.all(experimentsOf(claim).map(experimentOf));
  let sum = 0;
  for (const one of experiments) {
    if (!one) return null;
    sum += one.seconds;
  }
  return sum;
}
