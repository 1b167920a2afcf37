/** Small networks on images drawn from a seed: convolutions, pooling and dropout in any order, then dense layers. */
import { generator } from '../../lib/generator.ts';
import type { Built, Network } from '../../lib/model/built.ts';
import { conv2d, dense, dropout, flatten, type Layer, maxPooling2d } from '../../lib/model/layers.ts';
import { forward } from '../../lib/model/network.ts';
import { stagesOf } from '../../lib/model/stack.ts';
import type { ActivationName } from '../../lib/nn/activations.ts';
import type { Numbers } from '../../lib/nn/numbers.ts';
import type { PoolingShape } from '../../lib/nn/pooling.ts';
import type { Design } from './random-network.ts';

const activations: readonly ActivationName[] = ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh'];

export function randomImageDesign(seed: number): Design {
  const chance = generator(seed, 'image design');
  const one = <T>(list: readonly T[]): T => list[chance.integer(list.length)];
  const inputShape = [4 + chance.integer(5), 4 + chance.integer(5), 1 + chance.integer(3)];
  const layers: Layer[] = [];
  const shape = () => stagesOf(layers, inputShape).at(-1)?.output ?? inputShape;
  for (let k = 0; k < 1 + chance.integer(3); k++) {
    const [rows, columns] = shape() as [number, number, number];
    if (chance.uniform() < 0.35 && Math.min(rows, columns) > 1) {
      layers.push(maxPooling2d(1 + chance.integer(Math.min(rows, columns, 3))));
    } else {
      const kernel = [1 + chance.integer(Math.min(rows, 3)), 1 + chance.integer(Math.min(columns, 4))] as const;
      const [padding, l2] = [one(['valid', 'same'] as const), one([0, 0.05])];
      layers.push(conv2d(1 + chance.integer(9), kernel, { padding, activation: one(activations), l2 }));
    }
    if (chance.uniform() < 0.3) layers.push(dropout(0.3));
  }
  layers.push(flatten());
  if (layers.at(-2)?.kind !== 'dropout' && chance.uniform() < 0.2) layers.push(dropout(0.25));
  if (chance.uniform() < 0.4) layers.push(dense(1 + chance.integer(6), { activation: one(activations) }));
  layers.push(dense(2 + chance.integer(3), { activation: 'softmax' }));
  const nInput = inputShape.reduce((product, n) => product * n, 1);
  const loss = 'sparse_categorical_crossentropy';
  return { seed, layers, loss, nInput, inputShape, m: 1 + chance.integer(4) };
}

/** Whether in every window of every pooling layer one number is the largest by more than `within`, or several alike. */
export function windowsAreClear(net: Network, { m }: Design, within: number): boolean {
  forward(net, m, false, { seed: 1, step: 9 });
  return (net.layers as Built[]).every((built, l) => {
    if (l === 0 || built.spatial?.kind !== 'maxPooling2d') return true;
    const x = l === 1 ? net.x : (net.layers[l - 1] as Built).dropped;
    return windowsOf(x, m, built.spatial.shape).every((window) => {
      const [first, second = Number.NEGATIVE_INFINITY] = window.sort((a, b) => b - a);
      return first === second || first - second > within;
    });
  });
}

function windowsOf(x: Numbers, m: number, { rows, columns, channels, size }: PoolingShape): number[][] {
  const windows: number[][] = [];
  for (let r = 0; r < m; r++) {
    for (let i = 0; i + size <= rows; i += size) {
      for (let j = 0; j + size <= columns; j += size) {
        for (let c = 0; c < channels; c++) {
          const places = Array.from({ length: size * size }, (_, k) => [i + Math.floor(k / size), j + (k % size)]);
          windows.push(places.map(([row, column]) => x[((r * rows + row) * columns + column) * channels + c]));
        }
      }
    }
  }
  return windows;
}
