/** A neuron with two inputs: its line, the points of two classes, and how many of them it puts on the right side. Chapter: forward. */
import { computed } from '@preact/signals';
import { activations } from '../../../../lib/nn/activations.ts';
import { dense } from '../../../../lib/nn/dense.ts';
import { choice, number, toBeginning } from '../../../kit/parameters.ts';
import { middlesOf } from '../../../kit/scale.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';

export type Task = 'or' | 'and' | 'xor';
export const end = 1.5;
export const side = 12;

/** The corners of a square, −1 for no and 1 for yes, and which of them are of the second class. */
const corners: readonly (readonly [x1: number, x2: number])[] = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
];
const answers: Record<Task, readonly boolean[]> = {
  or: [false, true, true, true],
  and: [false, false, false, true],
  xor: [false, true, true, false],
};

const grid = middlesOf(side, end);

export function decisionModel() {
  const limits = { min: -3, max: 3, step: 0.1 };
  const [w1, w2, b] = [number(1, limits), number(0.4, limits), number(0, limits)];
  const task = choice<Task>('or', ['or', 'and', 'xor']);
  const parameters = { w1, w2, b, task };
  const weighted = (x: Float64Array): Float64Array => {
    const z = new Float64Array(x.length / 2);
    dense(z, x, Float64Array.of(w1.value, w2.value), Float64Array.of(b.value), z.length, 2, 1); // eq: neuron-sum
    return z;
  };
  const points = computed(() => {
    const z = weighted(Float64Array.from(corners.flat()));
    return corners.map((at, k) => {
      const isYes = answers[task.value][k];
      return { at, isYes, z: z[k], isRight: z[k] > 0 === isYes };
    });
  });
  return {
    ...{ parameters, w1, w2, b, task, points },
    right: computed(() => points.value.filter(({ isRight }) => isRight).length),
    /** σ(z) − ½ on the grid, in ten shades of either sign: above 0 on the positive side. */
    map: computed(() => weighted(grid).map((z) => Math.round(20 * (activations.sigmoid.value(z) - 0.5)) / 20)),
    /** Where the line enters and leaves the square; null where it passes outside. */
    line: computed(() => lineIn(w1.value, w2.value, b.value)),
    /** The line's point nearest to the middle, from which the arrow of the weights starts; null where it lies outside. */
    near: computed((): Point | null => {
      const w = [w1.value, w2.value];
      const length2 = w[0] * w[0] + w[1] * w[1];
      const [x1, x2] = w.map((one) => (-b.value * one) / length2);
      return Math.abs(x1) <= end && Math.abs(x2) <= end ? [x1, x2] : null;
    }),
    /** The line moves to a point, keeping its direction: the bias follows. */
    moveTo([x1, x2]: readonly [number, number]): void {
      const wanted = -(w1.value * x1 + w2.value * x2);
      b.value = Math.round(10 * Math.min(3, Math.max(-3, wanted))) / 10;
    },
    symbols: computed((): SymbolValues => ({ w: [w1.value, w2.value], b: b.value, n: 2 })),
    reset: () => toBeginning(parameters),
  };
}

type Point = readonly [x1: number, x2: number];

/** eq: decision-line */
function lineIn(w1: number, w2: number, b: number): readonly [Point, Point] | null {
  const found: Point[] = [];
  for (const edge of [-end, end]) {
    const x2 = -(w1 * edge + b) / w2;
    if (w2 !== 0 && Math.abs(x2) <= end) found.push([edge, x2]);
    const x1 = -(w2 * edge + b) / w1;
    if (w1 !== 0 && Math.abs(x1) < end) found.push([x1, edge]);
  }
  return found.length < 2 ? null : [found[0], found[found.length - 1]];
}
