/** `npm run train`: the article's program in the terminal. */
import { accessSync, constants, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Dataset } from '../../lib/data/dataset.ts';
import { relaxedSupported } from '../../lib/kernels/simd.ts';
import type { EpochLogs } from '../../lib/model/logs.ts';
import { memoryFor, Program } from '../../lib/model/program.ts';
import type { StepReport } from '../../lib/model/run.ts';
import { checkSettings } from '../../lib/model/settings.ts';
import { loadMnist, mnistAvailable } from '../integrations/data/mnist.ts';
import { command, fail, numberFrom, readArguments } from './support/arguments.ts';
import { loadDigits } from './support/digits.ts';
import { loadKernels } from './support/kernels.ts';
import { settingOptions, settingsFrom } from './support/settings.ts';

const help = `npm run train -- [options]

Trains the article's network on MNIST, or on the book's own digits where MNIST is missing; without options 784-128(ReLU)-10(softmax), Adam, 10 epochs, batch 32.
Progress goes to standard error; the last line of standard output is the run's receipt as one JSON object.

  --layers 128,64        units of the hidden layers, "" for none
  --activation relu      relu, leaky_relu, sigmoid, tanh or linear, for all of them; relu,tanh one a layer
  --optimizer adam       sgd, momentum, nesterov, rmsprop, adagrad, adam, adamw or adam-textbook
  --rate 0.001           learning rate
  --epochs 10            --batch 32         --seed 1
  --examples 60000       training images used, the first so many
  --validation-split 0.1 the last part of them, kept for validation
  --dropout 0            rate after each hidden layer
  --l2 0                 weight of the L2 penalty
  --l1 0                 weight of the L1 penalty
  --patience N           ends after N epochs without a smaller validation loss, with the weights of the best one
  --early-stopping monitor=val_accuracy,patience=3
                         the same with Keras's words: minDelta, mode, baseline, restoreBestWeights, startFromEpoch
  --schedule step,every=1000,factor=0.5
                         what becomes of the rate: step, cosine,steps=5000,alpha=0.1 or constant; with warmUp=200 each
                         begins with so many steps from 0 up to it
  --clipnorm 1           each array of gradients no longer than this; --global-clipnorm: all of them together
  --data mnist           mnist, or digits: the book's own, drawn by its generator
  --kernels simd         simd or reference
  --threads 1            up to 16; the receipt is the same with any number
  --relaxed              products and sums in one rounding where the processor has it: a little faster, but another
                         processor may give another receipt
  --out FILE             the receipt and every epoch's numbers, as JSON
  --help                 this text
`;

const text = { type: 'string' } as const;
const values = readArguments(help, {
  ...settingOptions,
  data: text,
  kernels: text,
  threads: text,
  relaxed: { type: 'boolean' },
  out: text,
});

const fixed = (value: number): string => value.toFixed(4);

/** Keras's line: `1688/1688 [==============================] - 1s - loss: 0.2749 - accuracy: 0.9217`. */
function bar({ step, logs }: StepReport, steps: number, seconds: number): string {
  const done = Math.floor((30 * step) / steps);
  const arrow = done < 30 ? '>' : '';
  const drawn = `[${'='.repeat(done)}${arrow}${'.'.repeat(30 - done - arrow.length)}]`;
  return `${step}/${steps} ${drawn} - ${seconds.toFixed(0)}s - loss: ${fixed(logs.loss)} - accuracy: ${fixed(logs.accuracy)}`;
}

const validation = ({ validationLoss, validationAccuracy }: EpochLogs): string =>
  Number.isNaN(validationLoss)
    ? ''
    : ` - val_loss: ${fixed(validationLoss)} - val_accuracy: ${fixed(validationAccuracy)}`;

/** Better now than after the training. */
function checkWritable(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK);
  } catch {
    fail(`--out: expected a folder to write in, found ${dirname(file)}`);
  }
  if (file === '') fail('--out: expected a file, found nothing');
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory())
    fail(`--out: expected a file, found the folder ${file}`);
}

/** MNIST unless the digits are asked for, or MNIST is not here and was not asked for by name. */
async function dataNamed(name: string | undefined): Promise<Dataset> {
  if (name !== undefined && name !== 'mnist' && name !== 'digits') {
    fail(`--data: unknown name "${name}", known are mnist, digits`);
  }
  if (name === 'mnist' || (name === undefined && mnistAvailable())) return loadMnist();
  if (name === undefined) {
    process.stderr.write("MNIST is not installed (npm run data fetches it): digits drawn by the book's generator.\n");
  }
  return loadDigits();
}

await command(async () => {
  const settings = settingsFrom(values);
  const kernelName = values.kernels ?? 'simd';
  if (kernelName !== 'simd' && kernelName !== 'reference') {
    fail(`--kernels: unknown name "${kernelName}", known are simd, reference`);
  }
  const threads = numberFrom('threads', values.threads ?? '1');
  if (!Number.isInteger(threads) || threads < 1 || threads > 16) {
    fail(`--threads: expected a whole number from 1 to 16, found ${threads}`);
  }
  const relaxed = values.relaxed ?? false;
  if (kernelName === 'reference' && (relaxed || threads > 1)) fail('--threads and --relaxed are of the simd kernels');
  if (relaxed && !relaxedSupported()) fail('--relaxed: this machine has no relaxed SIMD');
  checkSettings(settings);
  if (values.out !== undefined) checkWritable(values.out);
  const data = await dataNamed(values.data);
  const program = new Program(
    settings,
    data,
    await loadKernels(kernelName, { bytes: memoryFor(settings), threads, relaxed }),
  );

  let seconds = 0;
  let epochSeconds = 0;
  let drawn = 0;
  while (!program.done) {
    const before = performance.now();
    const report = program.next();
    const now = performance.now();
    seconds += (now - before) / 1000;
    epochSeconds += (now - before) / 1000;
    if (report.step === 1) process.stderr.write(`Epoch ${report.epoch}/${settings.epochs}\n`);
    const line = bar(report, program.stepsPerEpoch, epochSeconds);
    if (report.epochLogs) {
      process.stderr.write(`${process.stderr.isTTY ? '\r' : ''}${line}${validation(report.epochLogs)}\n`);
      epochSeconds = 0;
    } else if (process.stderr.isTTY && now - drawn > 100) {
      process.stderr.write(`\r${line}`);
      drawn = now;
    }
  }
  const receipt = program.receipt(Number(seconds.toFixed(3)));
  if (values.out !== undefined) {
    writeFileSync(values.out, `${JSON.stringify({ receipt, history: program.history }, null, 2)}\n`);
  }
  process.stdout.write(`${JSON.stringify(receipt)}\n`);
});
