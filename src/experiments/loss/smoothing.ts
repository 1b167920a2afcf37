/** The article's program with targets that are a little uncertain: label smoothing. Chapter: loss. */
import { pixels } from '../../../lib/model/input.ts';
import { dense } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import type { Labels } from '../../../lib/nn/numbers.ts';
import { smoothedTargets } from '../../../lib/nn/smoothing.ts';
import { type Bench, experiment, mean } from '../experiment.ts';

const n = 10;

const targets = (labels: Labels, share: number) =>
  ({ kind: 'rows', width: n, values: smoothedTargets(labels, share, n) }) as const;

function trained({ data, kernels }: Bench, seed: number, share: number) {
  const { epochs, batch: batchSize, validationSplit } = articleSettings;
  const layers = [dense(128, { activation: 'relu' }), dense(n, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [784], seed, kernels: kernels() });
  model.compile({ optimizer: 'adam', loss: 'categorical_crossentropy' });
  const options = { epochs, batchSize, validationSplit, block: data.block };
  const run = model.run(pixels(data.train.images), targets(data.train.labels, share), options);
  while (!run.done) run.next();
  const { images, labels, count } = data.test;
  // judged by what was true, whatever it was trained on
  const { loss } = model.evaluate(pixels(images), targets(labels, 0));
  const a = model.predict(pixels(images));
  const read = Array.from({ length: count }, (_, r) => {
    const row = a.subarray(r * n, (r + 1) * n);
    const confidence = Math.max(...row);
    return { confidence, isRight: row.indexOf(confidence) === labels[r] };
  });
  const wrong = read.filter(({ isRight }) => !isRight);
  return {
    accuracy: 1 - wrong.length / count,
    loss,
    confidence: mean(read.map(({ confidence }) => confidence)),
    wrongConfidence: mean(wrong.map(({ confidence }) => confidence)),
    sureAndWrong: wrong.filter(({ confidence }) => confidence > 0.99).length,
  };
}

export const smoothing = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 20,
  seeds: [1, 2, 3],
  measure: (bench, seed) => ({ plain: trained(bench, seed, 0), smoothed: trained(bench, seed, 0.1) }),
});
