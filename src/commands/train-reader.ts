/** `npm run train:reader`: trains the small network that reads the drawing pad, and writes it in 8 bits a weight. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import { smallWarps, warped } from '../../lib/data/drawing-warps.ts';
import { decodeNetwork, encodeNetwork, type Network, probabilitiesOf } from '../../lib/data/reader-network.ts';
import { generator } from '../../lib/generator.ts';
import { pixels } from '../../lib/model/input.ts';
import { dense } from '../../lib/model/layers.ts';
import { sequential } from '../../lib/model/sequential.ts';
import { adam } from '../../lib/optimisers/adam.ts';
import { loadMnist } from '../integrations/data/mnist.ts';
import { command, fail, numberFrom, readArguments } from './support/arguments.ts';
import { loadKernels } from './support/kernels.ts';

const usual = { seed: 1, epochs: 40, out: 'public/models/reader.safetensors' };
const hidden = [128, 64];
const batchSize = 64;
/** Falls in a straight line to nearly nothing at the last step. */
const firstRate = 0.003;

const help = `npm run train:reader -- [options]

Trains 784-${hidden.join('-')}-10 (ReLU, softmax; Adam, batch ${batchSize}) on MNIST's 60,000 training images, each epoch under new
small warps, and writes it as safetensors, 8 bits a weight. Same seed and epochs, same bytes. Progress goes to
standard error; the last line of standard output is one JSON object with the accuracy on the 10,000 test images.

  --seed ${usual.seed}
  --epochs ${usual.epochs}
  --out ${usual.out}
  --help                 this text
`;

const text = { type: 'string' } as const;
const values = readArguments(help, { seed: text, epochs: text, out: text });
const seed = wholeNumber('seed', 0, 2 ** 32 - 1);
const epochs = wholeNumber('epochs', 1, 1000);

function wholeNumber(option: 'seed' | 'epochs', min: number, max: number): number {
  const value = values[option] === undefined ? usual[option] : numberFrom(option, values[option]);
  if (!Number.isInteger(value) || value < min || value > max) {
    fail(`--${option}: expected a whole number from ${min} to ${max}, found ${value}`);
  }
  return value;
}

await command(async () => {
  const data = await loadMnist();
  const network = await train(data);
  const draft = encodeNetwork(network, {});
  const accuracy = accuracyOf(decodeNetwork(draft, 'the trained network').network, data.test);
  const bytes = encodeNetwork(network, {
    title: 'A small network that reads drawn digits',
    network: `784-${hidden.join('-')}-10, ReLU and softmax; 8 bits a weight: kernel = scale[column] * q`,
    test_accuracy: String(accuracy),
    seed: String(seed),
    training: `${epochs} epochs of warped images, Adam, batch ${batchSize}, rate from ${firstRate} down to 0`,
    warps: JSON.stringify(smallWarps),
    data: 'MNIST: Y. LeCun, C. Cortes, C. J. C. Burges (CC BY-SA 3.0)',
    made_by: 'npm run train:reader',
  });
  const out = values.out ?? usual.out;
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  process.stdout.write(
    `${JSON.stringify({ out, bytes: bytes.length, testAccuracy: accuracy, seed, epochs, sha256 })}\n`,
  );
});

/** The network after its epochs, each over all images under warps of their own. */
async function train({ train, test }: Dataset): Promise<Network> {
  const kernels = await loadKernels('simd');
  const layers = [...hidden.map((units) => dense(units, { activation: 'relu' })), dense(10, { activation: 'softmax' })];
  const model = sequential(layers, { inputShape: [784], seed, kernels });
  model.compile({ optimizer: adam({ learningRate: firstRate }), loss: 'sparse_categorical_crossentropy' });
  // the run reads these bytes at every step; they are written anew before every epoch
  const images = new Uint8Array(train.images.length);
  const run = model.run(pixels(images), { kind: 'labels', labels: train.labels }, { epochs, batchSize });
  const totalSteps = epochs * run.stepsPerEpoch;
  for (let epoch = 1; epoch <= epochs; epoch++) {
    for (let k = 0; k < train.count; k++) {
      const image = train.images.subarray(784 * k, 784 * (k + 1));
      images.set(warped(image, generator(seed, `warps of epoch ${epoch}`, k)), 784 * k);
    }
    while (!run.done && run.epoch === epoch) {
      run.rate = firstRate * (1 - run.totalStep / totalSteps);
      const { epochLogs } = run.next();
      if (!epochLogs) continue;
      const { accuracy } = model.evaluate(pixels(test.images), { kind: 'labels', labels: test.labels });
      const numbers = `loss: ${epochLogs.loss.toFixed(4)} - accuracy: ${epochLogs.accuracy.toFixed(4)}`;
      process.stderr.write(`epoch ${epoch}/${epochs} - ${numbers} - test accuracy: ${accuracy.toFixed(4)}\n`);
    }
  }
  const weights = model.getWeights().map((numbers) => Float32Array.from(numbers));
  return layers.map((_, k) => ({ W: weights[2 * k], b: weights[2 * k + 1], activation: 'relu' }));
}

/** Part of the images whose likeliest digit is their label. */
function accuracyOf(network: Network, { count, images, labels }: Split): number {
  let right = 0;
  for (let k = 0; k < count; k++) {
    const probabilities = probabilitiesOf(
      network,
      Float32Array.from(images.subarray(784 * k, 784 * (k + 1)), (v) => v / 255),
    );
    if (probabilities.indexOf(Math.max(...probabilities)) === labels[k]) right++;
  }
  return right / count;
}
