/** The experiments behind the numbers of the chapter on the forward pass. Chapter: forward. */
import { readFileSync } from 'node:fs';
import { articleSettings, type Dataset, decodeNetwork, type Kernels, Program, type Split } from '../../../lib/index.ts';
import { flowOf } from '../../widgets/through-the-layers/flow.ts';
import type { Layers } from '../../widgets/who-costs/reading.ts';

/** What the network that comes with the site does with MNIST's test images: as it is, and with its ReLUs taken away. */
export function throughTheLayers({ images, labels, count }: Split, file: URL) {
  const { network } = decodeNetwork(readFileSync(file), file.pathname);
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
    shape: [784, ...network.map(({ b }) => b.length)],
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

/** The article's program with nothing changed but its hidden activation, which is left out. */
export function withoutActivation(data: Dataset, kernels: () => Kernels, { epochs } = articleSettings) {
  const settings = { ...articleSettings, epochs, layers: [{ units: 128, activation: 'linear' as const }] };
  const run = new Program(settings, data, kernels());
  while (!run.done) run.next();
  const { accuracy, loss } = run.evaluate();
  const trainAccuracies = run.history.map((epoch) => epoch.accuracy);
  return { testAccuracy: accuracy, testLoss: loss, trainAccuracy: trainAccuracies.at(-1)!, trainAccuracies };
}
