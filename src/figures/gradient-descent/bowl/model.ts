/** The bowl: gradient descent on a parabola, or on a valley of two curvatures. Chapter: gradient-descent. */
import { computed } from '@preact/signals';
import * as descent from '../../../experiments/gradient-descent/bowl/descent.ts';
import * as rates from '../../../experiments/gradient-descent/bowl/rates.ts';
import { choice, number } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { farthest, held, seenOf } from './plane.ts';

/** Steps of the figure's run; the counts run on as far as they must. */
export const steps = 40;
export const shapes = ['parabola', 'valley'] as const;
export type Shape = (typeof shapes)[number];
export type BowlModel = ReturnType<typeof bowlModel>;

export function bowlModel() {
  const shape = choice<Shape>('parabola', shapes);
  const eta = number(0.15, { min: 0.001, max: 5, step: 0.001, log: true });
  const lambda = [1, 10].map((curvature) => number(curvature, { min: 0.5, max: 20, step: 0.5 }));
  const w = [-3.5, 2].map((start, k) => number(start, { min: -farthest[k], max: farthest[k], step: 0.1 }));
  const playing = player({ last: steps, pace: 7 });

  // the parabola is the valley cut along its first axis, so both share their numbers
  const axes = computed(() => (shape.value === 'parabola' ? 1 : 2));
  const run = computed((): descent.Run => {
    const values = (list: readonly { value: number }[]) => list.slice(0, axes.value).map(({ value }) => value);
    return { lambda: values(lambda), start: values(w), eta: eta.value };
  });
  const path = computed(() => descent.descend(run.value, steps));
  const at = computed(() => Math.min(playing.at.value, path.value.length - 1));
  const best = computed(() => rates.bestRate(run.value.lambda));
  const verdict = computed(() => rates.verdictOf(run.value));
  const moveTo = (axis: number, value: number): void => {
    w[axis].value = held(value, axis);
  };
  return {
    parameters: { shape, eta, lambda: lambda[0], lambda2: lambda[1], w: w[0], w2: w[1] },
    ...{ player: playing, shape, eta, lambda, w, run, path, at, best, verdict, moveTo },
    now: computed(() => path.value[at.value]),
    seen: computed(() => seenOf(run.value.lambda, path.value)),
    theory: computed(() => run.value.lambda.map((_, axis) => rates.foretold(run.value, axis, steps))),
    /** Of each axis, of the loss, and how far the two ever are apart. */
    rates: computed(() => ({
      theory: run.value.lambda.map((curvature) => rates.factorOf(eta.value, curvature)),
      measured: rates.measuredFactors(path.value, at.value),
      loss: rates.measuredRate(path.value, at.value),
      gap: rates.largestGap(run.value, path.value),
    })),
    settle: computed(() => ({
      now: descent.stepsToSettle(run.value),
      best: descent.stepsToSettle({ ...run.value, eta: best.value.eta }),
    })),
    /** Null where nothing grows. */
    growth: computed(() =>
      verdict.value.axes.includes('diverges')
        ? { thousandfold: descent.stepsToExceed(run.value), overflow: descent.stepsToOverflow(run.value) }
        : null,
    ),
    /** For the lens: one number each on the parabola, two in the valley. */
    symbols: computed((): SymbolValues => {
      const { w: here, loss } = path.value[at.value];
      const { lambda: curvatures } = run.value;
      const both = axes.value === 2;
      return {
        ...{ eta: eta.value, t: at.value, L: loss },
        lambda: both ? curvatures : curvatures[0],
        w: both ? here : here[0],
      };
    }),
    /** By an arrow key; on the parabola up and down are right and left. */
    nudge(right: number, up: number): void {
      const axis = up === 0 ? 0 : axes.value - 1;
      moveTo(axis, w[axis].value + (right + up) / 10);
    },
    takeBest: () => void (eta.value = best.value.eta),
    takeLimit: () => void (eta.value = rates.limitOf(run.value.lambda)),
  };
}
