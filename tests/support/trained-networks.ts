/** Networks with seeded weights as they might come out of a run, and ten seeded images, for the tests of the exports. */
import type { Checks, Trained } from '../../lib/export/trained.ts';
import { checksOf, sizesOf } from '../../lib/export/trained.ts';
import { generator } from '../../lib/generator.ts';
import { weightsSha256 } from '../../lib/model/fingerprint.ts';
import { articleSettings, type Settings } from '../../lib/model/settings.ts';
import type { ActivationName } from '../../lib/nn/activations.ts';

export type Hidden = readonly (readonly [number, ActivationName])[];

/** Weights of the size that training gives, biases that are not zero. */
export function trained(hidden: Hidden, change: Partial<Settings> = {}, seed = 3): Trained {
  const settings: Settings = {
    ...articleSettings,
    layers: hidden.map(([units, activation]) => ({ units, activation })),
    seed,
    ...change,
  };
  const sizes = sizesOf(settings);
  const weights = sizes.slice(1).flatMap((nOut, k) => {
    const random = generator(seed, 'weights', k);
    const limit = 3 * Math.sqrt(6 / (sizes[k] + nOut));
    return [sizes[k] * nOut, nOut].map((n) =>
      Float32Array.from({ length: n }, () => (2 * random.uniform() - 1) * limit),
    );
  });
  const receipt = {
    data: 'mnist',
    settings,
    changes: [],
    kernels: 'simd' as const,
    steps: 16880,
    testLoss: 0.08,
    testAccuracy: 0.9781,
    seconds: 12.5,
    imagesPerSecond: 43000,
    weights: weightsSha256(weights),
  };
  return { settings, weights, steps: 16880, receipt, origin: 'run', data: 'mnist' };
}

/** Ten images of a blot each, with what the network says of them. */
export function tenChecks(network: Trained, seed = 11): Checks {
  const random = generator(seed, 'images', 0);
  const images = Uint8Array.from({ length: 7840 }, (_, k) => {
    const inside = k % 28 > 4 && k % 28 < 23;
    return inside && random.uniform() < 0.3 ? Math.floor(256 * random.uniform()) : 0;
  });
  return checksOf(network, { source: 'drawn', images, labels: Uint8Array.from({ length: 10 }, (_, k) => k) });
}

/** Every activation, no hidden layer, one, and five. */
export const networks: readonly (readonly [string, Trained])[] = [
  ['the article’s 784-128-10', trained([[128, 'relu']])],
  ['no hidden layer', trained([])],
  [
    'leaky ReLU and tanh',
    trained([
      [20, 'leaky_relu'],
      [12, 'tanh'],
    ]),
  ],
  [
    'sigmoid and the identity, with dropout',
    trained(
      [
        [9, 'sigmoid'],
        [7, 'linear'],
      ],
      { dropout: 0.4, l2: 1e-4 },
    ),
  ],
  [
    'five layers',
    trained([
      [16, 'relu'],
      [15, 'relu'],
      [14, 'tanh'],
      [13, 'relu'],
      [1, 'relu'],
    ]),
  ],
];
