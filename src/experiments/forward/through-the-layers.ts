/** A network reads test images: how many of its neurons are silent, and what its ReLUs are good for. Chapter: forward. */
import type { Split } from '../../../lib/data/dataset.ts';
import type { Layers } from '../../../lib/model/reading.ts';
import { experiment } from '../experiment.ts';
import { flowOf } from './flow.ts';

/** What the network that comes with the site does with MNIST's test images: as it is, and with its ReLUs taken away. */
export function throughTheLayers({ images, labels, count }: Split, network: Layers) {
  const straightened: Layers = network.map((layer) => ({ ...layer, activation: 'linear' as const }));
  const units = network[0].b.length;
  const answers = new Uint32Array(units);
  const right = { asItIs: 0, straightened: 0 };
  for (let index = 0; index < count; index++) {
    const image = Float64Array.from(images.subarray(index * 784, (index + 1) * 784), (byte) => byte / 255);
    const flow = flowOf(network, image);
    flow[0].a.forEach((a, j) => {
      if (a > 0) answers[j]++;
    });
    if (largest(flow.at(-1)!.a) === labels[index]) right.asItIs++;
    if (largest(flowOf(straightened, image).at(-1)!.a) === labels[index]) right.straightened++;
  }
  const silent = 1 - answers.reduce((sum, times) => sum + times, 0) / (units * count);
  return {
    shape: [784, ...network.map(({ b }) => b.length)].join('-'),
    /** Part of the first layer's outputs that are 0, and its units that are 0 for every image. */
    silent,
    neverAnswer: answers.filter((times) => times === 0).length,
    accuracy: right.asItIs / count,
    straightenedAccuracy: right.straightened / count,
  };
}

const largest = (a: Float64Array): number => a.indexOf(Math.max(...a));

/** The first images of a split alone. */
export const firstOf = ({ images, labels, ...size }: Split, count: number): Split => ({
  ...size,
  count,
  images: images.subarray(0, count * 784),
  labels: labels.subarray(0, count),
});

export const reader = experiment({
  images: { train: 0, test: 10_000 },
  reader: true,
  seconds: 12,
  measure: ({ data, reader }) => {
    const firstThousand = throughTheLayers(firstOf(data.test, 1000), reader);
    return { ...throughTheLayers(data.test, reader), firstThousand };
  },
});
