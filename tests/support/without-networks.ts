/** What learns without a network, on 240 digits drawn from a seed: the bits of each result are committed, and are those of any browser. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { distancesOn } from '../../lib/learn/distances.ts';
import { featuresOf, profiles, zones } from '../../lib/learn/features.ts';
import { kMeans } from '../../lib/learn/k-means.ts';
import { nearest } from '../../lib/learn/neighbours.ts';
import { orientedGradients } from '../../lib/learn/oriented-gradients.ts';
import { principalComponents } from '../../lib/learn/pca.ts';
import { perceptron } from '../../lib/learn/perceptron.ts';
import { powerLaw } from '../../lib/learn/power-law.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import type { Numbers } from '../../lib/nn/numbers.ts';
import { tinyDataset } from './tiny-dataset.ts';

interface Learnt {
  readonly result: (kernels: Kernels) => readonly (Numbers | Int32Array)[];
  /** SHA-256 of its bytes. */
  readonly sha256: string;
}

const [m, n] = [240, 784];
const { images, labels } = tinyDataset(m, 10).train;
const rowsOn = (kernels: Kernels): Numbers => {
  const x = kernels.numbers(m * n);
  images.forEach((byte, at) => {
    x[at] = byte / 255;
  });
  return x;
};

export const withoutNetworks: Record<string, Learnt> = {
  'ten clusters': {
    result(kernels) {
      const found = kMeans(distancesOn(kernels, { n, points: 10 }), rowsOn(kernels), m, 10, 1);
      found.run();
      return [found.centres, found.clusters, Float64Array.of(found.inertia, found.rounds)];
    },
    sha256: '644e42beb414231cea8cea86b67417965f3a106b20f2457cb4557fbcdce4cf65',
  },
  'three neighbours': {
    result(kernels) {
      const x = rowsOn(kernels);
      const { places, squares } = nearest(distancesOn(kernels, { n, points: 64 }), x, 30, x, m, 3);
      return [places, squares];
    },
    sha256: '30fc5b7ec3d03ad18d523b11e61d52c1fa693a8353eefc2f1386467a947d79d0',
  },
  'five principal components': {
    result(kernels) {
      const { mean, directions, variances, total } = principalComponents(kernels, rowsOn(kernels), m, n, 5);
      return [mean, directions, variances, Float64Array.of(total)];
    },
    sha256: '4029dc3ed93955f3e273c04476072a8717aaa1d7c73bbc81827c99ddb23f3b54',
  },
  'a perceptron, last and averaged': {
    result(kernels) {
      const [x, machine] = [rowsOn(kernels), perceptron(n, 10)];
      labels.forEach((label, r) => {
        machine.learn(x.subarray(r * n, (r + 1) * n), label);
      });
      return [machine.last.W, machine.last.b, machine.averaged().W, machine.averaged().b];
    },
    sha256: 'c1544daa3652cdffd2896974932a6349c26656bf5dd4490d237523f9637535e5',
  },
  'features made by hand': {
    result: () => [featuresOf([zones(), profiles(), orientedGradients()], images)],
    sha256: '5d45add6d1448acf5b0a15f5e074fad5a9e43ccd28bb143a0b7f8f2025e62549',
  },
  'a power law': {
    result() {
      const { alpha, C, r2, at, toHalve } = powerLaw([60, 250, 1000, 4000], [0.31, 0.19, 0.1, 0.06]);
      return [Float64Array.of(alpha, C, r2, at(60000), toHalve)];
    },
    sha256: 'be02b55f1a5b43b884bb4e0ba27984cf1eac3fcc3d4de0280e7cb7ba90be3f5f',
  },
};

export function fingerprintOfLearnt({ result }: Learnt, kernels: Kernels): string {
  const hash = sha256.create();
  for (const { buffer, byteOffset, byteLength } of result(kernels)) {
    hash.update(new Uint8Array(buffer, byteOffset, byteLength));
  }
  return bytesToHex(hash.digest());
}
