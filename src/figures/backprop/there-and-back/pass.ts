/** A network of 2, 3 and 2 units passed forward and back by the engine, one example. Chapter: backprop. */
import { generator } from '../../../../lib/generator.ts';
import { type ActivationName, activate, activationGradient } from '../../../../lib/nn/activations.ts';
import { dense, denseInputGradient, denseWeightGradient } from '../../../../lib/nn/dense.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';

export const sizes = [2, 3, 2] as const;
export type Pass = ReturnType<typeof passOf>;

/** layers[l − 1] is layer l. eq: weighted-input, activation, mse, output-error, hidden-error, weight-gradient */
export function passOf(seed: number, g: ActivationName) {
  const random = generator(seed, 'there and back');
  const drawn = (length: number, size: number) =>
    Float64Array.from({ length }, () => Math.round((2 * random.uniform() - 1) * 10 * size) / 10);
  const [n0, n1, n2] = sizes;
  const layer = (nIn: number, nOut: number) => {
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
  return { x, y, layers: [first, second] as const, loss };
}

/** What is computed of one unit (from 1) of layer l; the slopes of all weights into it are one operation. */
export type UnitOperation = { readonly kind: 'z' | 'a' | 'delta' | 'gradient'; readonly l: 1 | 2; readonly j: number };
export type Operation = UnitOperation | { readonly kind: 'loss' };

const each = (kind: UnitOperation['kind'], l: 1 | 2): UnitOperation[] =>
  Array.from({ length: sizes[l] }, (_, k) => ({ kind, l, j: k + 1 }));

/** In the order in which they can be done. */
export const operations: readonly Operation[] = [
  ...[...each('z', 1), ...each('a', 1), ...each('z', 2), ...each('a', 2)],
  { kind: 'loss' },
  ...[...each('delta', 2), ...each('gradient', 2), ...each('delta', 1), ...each('gradient', 1)],
];
