/** A network of 3, 4 and 2 units passed forward and back by the engine, one example. Chapter: backprop. */
import { generator } from '../../../../lib/generator.ts';
import { type ActivationName, activate, activationGradient } from '../../../../lib/nn/activations.ts';
import { dense, denseInputGradient, denseWeightGradient } from '../../../../lib/nn/dense.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';

export const sizes = [3, 4, 2] as const;

export interface PassedLayer {
  readonly W: Float64Array;
  readonly b: Float64Array;
  readonly z: Float64Array;
  readonly a: Float64Array;
  readonly da: Float64Array;
  readonly delta: Float64Array;
  readonly dW: Float64Array;
}
export interface Pass {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** layers[l - 1] is layer l. */
  readonly layers: readonly [PassedLayer, PassedLayer];
  readonly loss: number;
}

/** eq: weighted-input, activation, mse, output-error, hidden-error, weight-gradient */
export function passOf(seed: number, g: ActivationName): Pass {
  const random = generator(seed, 'there and back');
  const drawn = (length: number, size: number) =>
    Float64Array.from({ length }, () => Math.round((2 * random.uniform() - 1) * 10 * size) / 10);
  const [n0, n1, n2] = sizes;
  const layer = (nIn: number, nOut: number): PassedLayer => {
    const of = (length: number) => new Float64Array(length);
    const [W, b] = [drawn(nIn * nOut, 1.2), drawn(nOut, 0.5)];
    return { W, b, z: of(nOut), a: of(nOut), da: of(nOut), delta: of(nOut), dW: of(nIn * nOut) };
  };
  const x = drawn(n0, 1.5);
  const [first, second] = [layer(n0, n1), layer(n1, n2)];
  const y = Float64Array.from({ length: n2 }, (_, j) => (j === seed % n2 ? 1 : 0));
  dense(first.z, x, first.W, first.b, 1, n0, n1);
  activate(first.a, first.z, g, n1);
  dense(second.z, first.a, second.W, second.b, 1, n1, n2);
  activate(second.a, second.z, g, n2);
  const loss = meanSquaredError(second.da, second.a, y, 1, n2);
  activationGradient(second.delta, second.da, second.z, second.a, g, n2);
  denseWeightGradient(second.dW, first.a, second.delta, 1, n1, n2);
  denseInputGradient(first.da, second.delta, second.W, 1, n1, n2);
  activationGradient(first.delta, first.da, first.z, first.a, g, n1);
  denseWeightGradient(first.dW, x, first.delta, 1, n0, n1);
  return { x, y, layers: [first, second], loss };
}

/** One operation; units from 1. The slopes of all weights into a unit are one operation, which may be looked at edge by edge. */
export type Operation =
  | { readonly kind: 'z' | 'a' | 'delta'; readonly l: 1 | 2; readonly j: number }
  | { readonly kind: 'gradient'; readonly l: 1 | 2; readonly j: number; readonly i?: number }
  | { readonly kind: 'loss' };
/** The weight from unit i to unit j of layer l. */
export type Edge = { readonly kind: 'gradient'; readonly l: 1 | 2; readonly j: number; readonly i: number };

const each = (kind: 'z' | 'a' | 'delta' | 'gradient', l: 1 | 2): Operation[] =>
  Array.from({ length: sizes[l] }, (_, k) => ({ kind, l, j: k + 1 }));

/** Layer by layer, those into the same unit together. */
export const edges: readonly Edge[] = ([1, 2] as const).flatMap((l) =>
  Array.from({ length: sizes[l - 1] * sizes[l] }, (_, k) => {
    const [j, i] = [Math.floor(k / sizes[l - 1]) + 1, (k % sizes[l - 1]) + 1];
    return { kind: 'gradient', l, i, j };
  }),
);

/** In the order in which they can be done. */
export const operations: readonly Operation[] = [
  ...[...each('z', 1), ...each('a', 1), ...each('z', 2), ...each('a', 2)],
  { kind: 'loss' },
  ...[...each('delta', 2), ...each('gradient', 2), ...each('delta', 1), ...each('gradient', 1)],
];
