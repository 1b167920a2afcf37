/** The bowl: gradient descent on a parabola, or on a valley of two curvatures. Chapter: gradient-descent. */
import { computed, signal } from '@preact/signals';
import {
  descend,
  type Run,
  stepsToExceed,
  stepsToOverflow,
  stepsToSettle,
} from '../../experiments/gradient-descent/bowl/descent.ts';
import {
  bestRate,
  factorOf,
  foretold,
  largestGap,
  limitOf,
  measuredFactors,
  measuredRate,
  verdictOf,
} from '../../experiments/gradient-descent/bowl/rates.ts';
import type { SymbolValues } from '../../kit/symbol-values.ts';
import { held, seenOf } from './plane.ts';

/** Steps of the figure's run; the counts run on as far as they must. */
export const steps = 40;
export const beginning = { eta: 0.15, lambda: [1, 10], w: [-3.5, 2] } as const;

export type Shape = 'parabola' | 'valley';
export type BowlModel = ReturnType<typeof bowlModel>;

export function bowlModel() {
  const shape = signal<Shape>('parabola');
  const eta = signal(beginning.eta as number);
  const lambda = beginning.lambda.map((curvature) => signal(curvature as number));
  const w = beginning.w.map((coordinate) => signal(coordinate as number));
  const step = signal(0);
  const playing = signal(false);

  // the parabola is the valley cut along its first axis, so both share their numbers
  const axes = computed(() => (shape.value === 'parabola' ? 1 : 2));
  const run = computed((): Run => {
    const values = (list: readonly { value: number }[]) => list.slice(0, axes.value).map(({ value }) => value);
    return { lambda: values(lambda), start: values(w), eta: eta.value };
  });
  const path = computed(() => descend(run.value, steps));
  const at = computed(() => Math.min(step.value, path.value.length - 1));
  const best = computed(() => bestRate(run.value.lambda));

  const advance = (by: number): void => {
    step.value = Math.min(steps, step.value + by);
    if (step.value === steps) playing.value = false;
  };
  const moveTo = (axis: number, value: number): void => {
    w[axis].value = held(value, axis);
  };
  return {
    ...{ shape, eta, lambda, w, step, playing, run, path, at, best, advance },
    now: computed(() => path.value[at.value]),
    seen: computed(() => seenOf(run.value.lambda, path.value)),
    verdict: computed(() => verdictOf(run.value)),
    limit: computed(() => limitOf(run.value.lambda)),
    theory: computed(() => run.value.lambda.map((_, axis) => foretold(run.value, axis, steps))),
    /** Of each axis, of the loss, and how far the two ever are apart. */
    rates: computed(() => ({
      theory: run.value.lambda.map((curvature) => factorOf(eta.value, curvature)),
      measured: measuredFactors(path.value, at.value),
      loss: measuredRate(path.value, at.value),
      gap: largestGap(run.value, path.value),
    })),
    settle: computed(() => ({
      now: stepsToSettle(run.value),
      best: stepsToSettle({ ...run.value, eta: best.value.eta }),
    })),
    /** Null where nothing grows. */
    growth: computed(() =>
      verdictOf(run.value).axes.includes('diverges')
        ? { thousandfold: stepsToExceed(run.value), overflow: stepsToOverflow(run.value) }
        : null,
    ),
    atEnd: computed(() => step.value === steps),
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
    moveTo,
    /** By an arrow key; on the parabola up and down are right and left. */
    nudge(axis: number, by: number): void {
      const moved = Math.min(axis, axes.value - 1);
      moveTo(moved, w[moved].value + by);
    },
    takeBest(): void {
      eta.value = best.value.eta;
    },
    takeLimit(): void {
      eta.value = limitOf(run.value.lambda);
    },
    play(): void {
      if (step.value === steps) step.value = 0;
      playing.value = true;
    },
    pause(): void {
      playing.value = false;
    },
    reset(): void {
      eta.value = beginning.eta;
      lambda.forEach((one, k) => {
        one.value = beginning.lambda[k];
      });
      w.forEach((one, k) => {
        one.value = beginning.w[k];
      });
      step.value = 0;
      playing.value = false;
    },
  };
}
