/** An operation written out: its terms, each a product with its numbers, and what they add up to. */
import { type ActivationName, activations } from '../../../../lib/nn/activations.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';
import type { Kind } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { type Operation, type Pass, sizes } from './pass.ts';

/** A number in the colour of its kind, or what stands between two. */
export type Piece = string | readonly [text: string, kind: Kind];
export interface Term {
  /** From which unit it comes, or over which output its path leads; null: the bias. */
  readonly over: number | null;
  readonly pieces: readonly Piece[];
  readonly value: number;
}
/** A unit of the last layer has one path to the loss, the others have several. */
export type What = 'z' | 'a' | 'loss' | 'path' | 'paths' | 'gradient';
export interface Sum {
  readonly what: What;
  readonly name: string;
  readonly terms: readonly Term[];
  /** null: each term stands for itself. */
  readonly total: number | null;
}

export const named = (letter: string, l: number, j: number): string => `${letter}${'₁₂₃'[j - 1]}${'⁰¹²'[l]}`;
const written = (value: number, kind: Kind, digits = 3): Piece => {
  const text = fixed(value, digits);
  return [text.startsWith('−') ? `(${text})` : text, kind];
};

export function sumOf(operation: Operation, { x, y, layers, loss }: Pass, g: ActivationName): Sum {
  const [first, second] = layers;
  const slope = (l: 1 | 2, k: number) => activations[g].slope(layers[l - 1].z[k], layers[l - 1].a[k]);
  if (operation.kind === 'loss') {
    const terms = Array.from(y, (target, k): Term => {
      const pieces: Piece[] = ['½ × (', written(second.a[k], 'forward'), ' − ', [fixed(target, 0), 'target'], ')²'];
      const alone = second.a.map((a, m) => (m === k ? a : y[m])); // the others as if they were right
      return { over: k + 1, pieces, value: meanSquaredError(new Float64Array(sizes[2]), alone, y, 1, sizes[2]) };
    });
    return { what: 'loss', name: 'L', terms, total: loss };
  }
  const { kind, l, j } = operation;
  const [layer, k, nOut] = [layers[l - 1], j - 1, sizes[l]];
  const name = named({ z: 'z', a: 'a', delta: 'δ', gradient: '∂L/∂w·' }[kind], l, j);
  const told = (what: What, terms: readonly Term[], total: number | null = null): Sum => ({ what, name, terms, total });
  /** Over what comes in: times the weight, or times δ. */
  const products = (of: (i: number) => Piece, values: (i: number, value: number) => number) =>
    Array.from<number, Term>(l === 1 ? x : first.a, (value, i) => ({
      over: i + 1,
      pieces: [of(i), ' × ', written(value, 'forward', l === 1 ? 1 : 3)],
      value: values(i, value),
    }));
  const weight = (i: number) => layer.W[i * nOut + k];
  /** From the weighted input of an output to the loss. */
  const last = (m: number): Piece[] => [written(slope(2, m), 'backward'), ' × ', written(second.da[m], 'backward')];
  if (kind === 'z') {
    const terms = products(
      (i) => written(weight(i), 'parameter', 1),
      (i, value) => weight(i) * value,
    );
    const bias: Term = { over: null, pieces: [written(layer.b[k], 'parameter', 1)], value: layer.b[k] };
    return told(kind, [...terms, bias], layer.z[k]);
  }
  if (kind === 'a') {
    const pieces: Piece[] = [`${g === 'relu' ? 'ReLU' : g}(`, [fixed(layer.z[k], 3), 'forward'], ')'];
    return told(kind, [{ over: j, pieces, value: layer.a[k] }]);
  }
  if (kind === 'gradient') {
    const terms = products(
      () => written(layer.delta[k], 'backward'),
      (i) => layer.dW[i * nOut + k],
    );
    return told(kind, terms);
  }
  if (l === 2) return told('path', [{ over: j, pieces: last(k), value: layer.delta[k] }]);
  const paths = Array.from(y, (_, m): Term => {
    const w = second.W[k * sizes[2] + m];
    const pieces = [written(slope(1, k), 'backward'), ' × ', written(w, 'parameter', 1), ' × [', ...last(m), ']'];
    return { over: m + 1, pieces, value: slope(1, k) * w * second.delta[m] }; // eq: hidden-error
  });
  return told('paths', paths, layer.delta[k]);
}
