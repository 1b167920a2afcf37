/** How long plain descent takes along a valley. Chapter: gradient-descent. */
import { experiment } from '../../experiment.ts';
import { stepsToSettle } from './descent.ts';
import { bestRate } from './rates.ts';

/** Steps to a thousandth of the loss at the best rate, in valleys of these condition numbers. eq: quadratic-stability */
function stepsByCondition() {
  const stepsAt = (kappa: number) => {
    const lambda = [1, kappa];
    return stepsToSettle({ lambda, start: [1, 1], eta: bestRate(lambda).eta });
  };
  return Object.fromEntries([10, 100, 1000].map((kappa) => [kappa, stepsAt(kappa)]));
}

export const valleys = experiment({
  images: { train: 0, test: 0 },
  seconds: 1,
  measure: stepsByCondition,
});
