/** An operation written out with its numbers. */
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import { fixed } from '../../../kit/numbers.ts';
import { type Operation, type Pass, sizes } from './pass.ts';

const n = (value: number): string => fixed(value, 4);
const factor = (value: number): string => (value < 0 ? `(${n(value)})` : n(value));
const sum = (pairs: readonly (readonly [number, number])[]): string =>
  pairs.map(([one, other]) => `${factor(one)} × ${factor(other)}`).join(' + ');
const range = (length: number): number[] => Array.from({ length }, (_, k) => k);

/** Name, the formula's right side with numbers, and what it comes to (four decimals, so ≈). */
export function lineOf(
  operation: Operation,
  { x, y, layers, loss }: Pass,
  g: ActivationName,
): [string, string, string] {
  if (operation.kind === 'loss') {
    const { a } = layers[1];
    return [
      'L',
      `½ [${range(sizes[2])
        .map((j) => `(${n(a[j])} − ${fixed(y[j], 0)})²`)
        .join(' + ')}]`,
      n(loss),
    ];
  }
  const { kind, l, j } = operation;
  const [layer, k] = [layers[l - 1], j - 1];
  const [nIn, nOut] = [sizes[l - 1], sizes[l]];
  const into = l === 1 ? x : layers[0].a;
  const slope = activations[g].slope(layer.z[k], layer.a[k]);
  const place = `${'₁₂₃₄'[k]}${l === 1 ? '¹' : '²'}`;
  switch (kind) {
    case 'z': {
      const terms = sum(range(nIn).map((i) => [layer.W[i * nOut + k], into[i]] as const));
      return [`z${place}`, `${terms} + ${factor(layer.b[k])}`, n(layer.z[k])];
    }
    case 'a':
      return [`a${place}`, `g(${n(layer.z[k])})`, n(layer.a[k])];
    case 'delta': {
      if (l === 2) return [`δ${place}`, `${factor(layer.da[k])} × ${factor(slope)}`, n(layer.delta[k])];
      const above = layers[1];
      const terms = sum(range(sizes[2]).map((m) => [above.W[k * sizes[2] + m], above.delta[m]] as const));
      return [`δ${place}`, `${factor(slope)} × [${terms}]`, n(layer.delta[k])];
    }
    case 'gradient': {
      if (operation.i !== undefined) {
        const i = operation.i - 1;
        const formula = `${factor(layer.delta[k])} × ${factor(into[i])}`;
        return [`∂L/∂w${'₁₂₃₄'[i]}${place}`, formula, n(layer.dW[i * nOut + k])];
      }
      const products = range(nIn).map((i) => `${factor(layer.delta[k])} × ${factor(into[i])}`);
      const values = range(nIn).map((i) => n(layer.dW[i * nOut + k]));
      return [`∂L/∂w·${place}`, products.join(', '), values.join(', ')];
    }
  }
}
