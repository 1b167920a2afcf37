/** `npm run train:digits`: trains the generator of the book's own digits on MNIST, writes it, and measures what it draws. */
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Split } from '../../lib/data/dataset.ts';
import { digitMaker } from '../../lib/data/digits/draw.ts';
import { digitsMemory, digitsSeed } from '../../lib/data/digits/index.ts';
import { type DigitModel, decodeDigitModel, encodeDigitModel } from '../../lib/data/digits/model.ts';
import { generator } from '../../lib/generator.ts';
import { loadMnist } from '../integrations/data/mnist.ts';
import { pixels, trainAutoencoder } from './digits/autoencoder.ts';
import { fitMixture } from './digits/mixture.ts';
import { meanImageDistance, nearestDistances, strokesOf, transferAccuracy } from './digits/quality.ts';
import { command, fail, numberFrom, readArguments } from './support/arguments.ts';
import { loadKernels } from './support/kernels.ts';

const usual = { seed: 1, epochs: 24, out: 'public/models/digits.safetensors' };
const shape = { code: 24, hidden: 256, beta: 0.1, batch: 128, rate: 0.002 } as const;
const components = 16;
const rounds = 40;

const help = `npm run train:digits -- [options]

Trains a class-conditional variational autoencoder (codes of ${shape.code} numbers, ${shape.hidden} hidden units, β = ${shape.beta}) on MNIST's 60,000
training images, fits a mixture of ${components} Gaussians to the codes of each digit, and writes decoder and mixtures in 8 bits a
number. Then it measures the digits it draws. Same seed and epochs, same bytes. Progress goes to standard error; the
last line of standard output is one JSON object.

  --seed ${usual.seed}
  --epochs ${usual.epochs}
  --out ${usual.out}
  --no-quality           writes the file and measures nothing
  --help                 this text
`;

const text = { type: 'string' } as const;
const values = readArguments(help, { seed: text, epochs: text, out: text, 'no-quality': { type: 'boolean' } });
const seed = whole('seed', 0, 2 ** 32 - 1);
const epochs = whole('epochs', 1, 1000);
const out = values.out ?? usual.out;
const say = (line: string): void => void process.stderr.write(`${line}\n`);

function whole(option: 'seed' | 'epochs', min: number, max: number): number {
  const value = values[option] === undefined ? usual[option] : numberFrom(option, values[option]);
  if (!Number.isInteger(value) || value < min || value > max) {
    fail(`--${option}: expected a whole number from ${min} to ${max}, found ${value}`);
  }
  return value;
}

await command(async () => {
  const { train, test } = await loadMnist();
  const model = await trained(train);
  const bytes = encodeDigitModel(model, {
    task: 'draws digits of 28 × 28 grey pixels',
    architecture: `${shape.code} + 10 - ${shape.hidden} (ReLU) - ${pixels} (sigmoid); ${components} Gaussians a digit`,
    trained_on: 'MNIST, 60,000 training images (Y. LeCun, C. Cortes, C. J. C. Burges, CC BY-SA 3.0)',
    made_by: `npm run train:digits -- --seed ${seed} --epochs ${epochs}`,
    licence: 'MIT',
  });
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  say(`${out}: ${bytes.length.toLocaleString('en')} bytes, SHA-256 ${sha256}`);
  const quality = values['no-quality'] ? {} : await measured(bytes, train, test);
  process.stdout.write(`${JSON.stringify({ out, bytes: bytes.length, sha256, seed, epochs, ...quality })}\n`);
});

async function trained(train: Split): Promise<DigitModel> {
  const { code } = shape;
  const kernels = await loadKernels('simd', { bytes: 64 * 1024 * 1024 });
  const { decoder, encode } = trainAutoencoder(kernels, train.images, train.labels, { ...shape, epochs, seed }, say);
  const codes = encode();
  const triangle = (code * (code + 1)) / 2;
  const upTo = new Float32Array(10 * components);
  const means = new Float32Array(10 * components * code);
  const roots = new Float32Array(10 * components * triangle);
  for (let digit = 0; digit < 10; digit++) {
    const own: number[] = [];
    for (let k = 0; k < train.count; k++) {
      if (train.labels[k] === digit) for (let i = 0; i < code; i++) own.push(codes[k * code + i]!);
    }
    const mixture = fitMixture(Float32Array.from(own), code, components, generator(seed, 'mixture', digit), rounds);
    let sum = 0;
    mixture.forEach(({ weight, mean, root }, c) => {
      const at = digit * components + c;
      sum += weight;
      upTo[at] = sum;
      means.set(mean, at * code);
      roots.set(root, at * triangle);
    });
    say(`digit ${digit}: ${components} Gaussians for ${own.length / code} codes`);
  }
  return { code, components, hidden: shape.hidden, ...decoder, upTo, means, roots };
}

/** What the shipped file draws, not what was trained. */
async function measured(bytes: Uint8Array, train: Split, test: Split) {
  const { model } = decodeDigitModel(bytes, out);
  const maker = digitMaker(model, await loadKernels('simd', { bytes: digitsMemory }), digitsSeed);
  const images = new Uint8Array(60_000 * pixels);
  const labels = new Uint8Array(60_000);
  const began = performance.now();
  maker.draw('train', 0, 60_000, images, labels);
  const perSecond = Math.round(60_000 / ((performance.now() - began) / 1000));
  const drawn: Split = { count: 60_000, rows: 28, columns: 28, images, labels };
  say(`${perSecond.toLocaleString('en')} digits a second`);

  const accuracy = await transferAccuracy(drawn, test);
  say(
    `a 784-128-10 network trained on 54,000 drawn digits reads ${(100 * accuracy).toFixed(2)} % of MNIST's test images`,
  );
  say('digit   lit pixels     grey         width        height       slant        stroke       mean image');
  for (let digit = 0; digit < 10; digit++) {
    const [d, m] = [strokesOf(drawn, digit), strokesOf(train, digit)];
    const pair = (name: keyof typeof d, digits: number) =>
      `${d[name].toFixed(digits)} / ${m[name].toFixed(digits)}`.padEnd(13);
    say(
      `${digit}       ${pair('lit', 1)}  ${pair('grey', 3)}${pair('width', 1)}${pair('height', 1)}${pair('slant', 2)}${pair('pen', 2)}${meanImageDistance(drawn, train, digit).toFixed(1)}`,
    );
  }
  say('(drawn / MNIST; mean image: root mean square difference in grey values of 255)');
  const sorted = (list: number[]) => list.sort((a, b) => a - b);
  const near = sorted(nearestDistances(drawn, train, 500));
  const real = sorted(nearestDistances(test, train, 500));
  say(
    `nearest training image, grey values a pixel: drawn ${near[0]!.toFixed(1)} at least, ${near[250]!.toFixed(1)} in the middle; MNIST's test images ${real[0]!.toFixed(1)} and ${real[250]!.toFixed(1)}`,
  );
  return { perSecond, accuracy, nearest: { drawn: [near[0], near[250]], test: [real[0], real[250]] } };
}
