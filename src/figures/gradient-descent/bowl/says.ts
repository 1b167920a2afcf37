/** The sentence under the figure. */
import { mostSteps } from '../../../experiments/gradient-descent/bowl/descent.ts';
import { factorOf } from '../../../experiments/gradient-descent/bowl/rates.ts';
import { fixedOrPower, grouped, short } from '../../../kit/numbers.ts';
import type { BowlModel } from './model.ts';
import type { BowlWords } from './strings.ts';

export const measure = (value: number): string => fixedOrPower(value, 4, 0.001, 1e5);

export function sentence(model: BowlModel, t: BowlWords): string {
  const { lambda, eta } = model.run.value;
  const { axes } = model.verdict.value;
  const step = t.step(model.at.value, measure(model.now.value.loss));
  if (lambda.length === 1) {
    const left = short(Math.abs(factorOf(eta, lambda[0])));
    return step + t.one[axes[0]](left, short(1 / lambda[0]), short(2 / lambda[0])) + growth(model, t);
  }
  const [first, second] = axes.map((behaviour, k) => t.each[behaviour](short(factorOf(eta, lambda[k]))));
  return step + t.both(first, second) + closing(model, t);
}

function closing(model: BowlModel, t: BowlWords): string {
  const { axes, slowest, tied } = model.verdict.value;
  if (slowest === null) return '';
  if (axes[slowest] === 'diverges') return growth(model, t);
  if (axes[slowest] === 'circles') return t.unsettled;
  return tied ? t.tied : axes.includes('rests') ? '' : t.slower(slowest);
}

function growth(model: BowlModel, t: BowlWords): string {
  if (!model.growth.value) return '';
  const { thousandfold, overflow } = model.growth.value;
  const after = (steps: number | null) => (steps === null ? t.notWithin(grouped(mostSteps)) : t.after(grouped(steps)));
  return t.growth(after(thousandfold), after(overflow));
}
