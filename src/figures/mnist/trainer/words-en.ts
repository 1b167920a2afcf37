/** The trainer's English. */
import type { Settings } from '../../../../lib/model/settings.ts';
import { fixed, grouped, percent, plain } from '../../../kit/numbers.ts';
import type { DataSource } from '../../../workers/protocol.ts';
import type { Interrupted } from '../../../workers/saved.ts';
import { type Duration, duration } from './progress.ts';
import { networkName } from './receipt.ts';
import { activations, loss, mb, optimisers, type Stand } from './words.ts';

const durationEn = ({ hours, minutes, seconds }: Duration): string =>
  [hours && `${hours} h`, (minutes || hours) && `${minutes} min`, !hours && (seconds || !minutes) && `${seconds} s`]
    .filter(Boolean)
    .join(' ');
function epochsEn(epochs: number): string {
  return `${grouped(epochs)} ${epochs === 1 ? 'epoch' : 'epochs'}`;
}
export const en = {
  title: 'Trainer: the article’s network',
  /** Where the lens has a value from. */
  source: 'in the trainer',
  optimisers,
  activations,

  // controls
  start: 'Start training',
  resume: 'Resume',
  stop: 'Stop',
  rate: 'Learning rate',
  settings: 'Settings',
  settingsLine: (s: Settings) =>
    `${networkName(s)}, ${optimisers[s.optimizer]}, batch ${grouped(s.batch)}, ${epochsEn(s.epochs)}, ${grouped(s.examples)} images`,
  hiddenLayers: 'Hidden layers',
  noHidden: 'None: the pixels lead straight into the ten outputs.',
  layer: (n: number) => `Layer ${n}`,
  layerGroup: (n: number) => `Hidden layer ${n}`,
  units: 'Units',
  activation: 'Activation',
  addLayer: 'Add a layer',
  removeLayer: (n: number) => `Remove layer ${n}`,
  remove: 'Remove',
  output: 'Then always: 10 outputs, softmax.',
  optimizer: 'Optimiser',
  batch: 'Batch size',
  images: 'images',
  epochs: 'Epochs',
  dropout: 'Dropout after each hidden layer',
  l2: 'L2 penalty',
  l1: 'L1 penalty',
  examples: 'Training images used',
  validationSplit: 'Kept for validation',
  consequence: (training: number, validation: number, steps: number) =>
    `Trains on ${grouped(training)} images, keeps the last ${grouped(validation)} for validation; ${grouped(steps)} steps an epoch.`,
  refused: (field: string, expected: string, found: string) =>
    `${field}: ${expected} is possible here, it is ${found}.`,
  nextStart:
    'The learning rate takes effect at once, also while the network trains; every other setting at the next start.',
  pendingNow: 'Changed settings wait for the next start.',
  startAnew: 'Start with these settings',
  toArticle: 'The article’s settings',

  // facts
  factEpoch: 'Epoch',
  factStep: 'Step',
  factLeft: 'Time left',
  factPace: 'Images a second',
  factTest: 'Test accuracy',
  of: (now: number, all: number) => `${grouped(now)} of ${grouped(all)}`,
  none: '–',
  duration: (seconds: number) => durationEn(duration(seconds)),
  progressLabel: 'Progress of the run',
  dataLabel: 'Data, here so far',
  dataLine: (source: DataSource, loaded: number, total: number) =>
    source === 'digits'
      ? `Drawing digits: ${grouped(loaded / 784)} of ${grouped(total / 784)}`
      : `Fetching MNIST: ${mb(loaded)} of ${mb(total)} MB`,

  // plots
  loss: 'Loss',
  accuracy: 'Accuracy',
  epochAxis: 'epoch',
  training: 'training',
  validation: 'validation',
  logScale: 'Loss on a logarithmic scale',
  lossLabel: (training: string, validation: string | null) =>
    `Loss by epoch. Training: ${training}${validation ? `. Validation: ${validation}` : ''}.`,
  accuracyLabel: (training: string, validation: string | null) =>
    `Accuracy by epoch. Training: ${training}${validation ? `. Validation: ${validation}` : ''}.`,
  noCurve: 'nothing yet',
  curvesNote:
    'Dots: losses of single mini-batches. Thin lines: means since the epoch began, as Keras prints them. Points: whole epochs.',
  tableTitle: 'The curves as a table',
  recordedTableTitle: 'The recorded curves as a table',
  columns: ['Epoch', 'Training loss', 'Validation loss', 'Training accuracy', 'Validation accuracy'],
  recorded: (accuracy: number, seconds: number) =>
    `A recorded run with the article’s settings (this book’s engine, ${fixed(seconds, 1)} s): ${percent(accuracy, 2)} on the test set. Start your own to see it live.`,

  // test set
  confusion: 'What it confuses',
  confusionNote:
    'All 10,000 test images, read after each epoch: truth by row, what was read by column. Press a cell to see its digits.',
  truth: 'truth',
  read: 'read as',
  cellName: (truth: number, predicted: number, count: number) =>
    `true ${truth}, read as ${predicted}: ${count} ${count === 1 ? 'digit' : 'digits'}`,
  recall: 'found',
  recallTitle: 'Of all true digits of this row, the share that was read correctly (recall)',
  precision: 'Precision',
  recallWord: 'Recall',
  digit: 'Digit',
  byDigit: 'Recall and precision of each digit',
  openHint: 'The digits of a cell appear here.',
  openTitle: (truth: number, predicted: number, count: number) =>
    truth === predicted
      ? `${grouped(count)} × ${truth}, read correctly`
      : `${grouped(count)} × ${truth}, read as ${predicted}`,
  openMost: (shown: number) => `the ${shown} it is surest of`,
  openNone: 'There are none.',
  fetching: 'Fetching …',
  close: 'Close',
  mistakes: 'The worst mistakes',
  mistakesNote: 'Test images that cost the most loss: what it is → what was read, and how sure the network was.',
  mistake: (truth: number, predicted: number, confidence: number) =>
    `is ${truth}, read as ${predicted}, ${percent(confidence)} sure`,
  digitLabel: (index: number) => `Test image ${grouped(index)}`,

  // filters
  filters: 'What each first-layer unit looks for',
  filtersNote: (units: number, all: number) =>
    `The 784 weights into ${units < all ? `the first ${units} of ${grouped(all)} units` : `each of the ${units} units`}, laid out as the pixels that they multiply; one scale for all.`,
  filtersBeyond: 'The few weights beyond it have the end colours.',
  filtersEmpty: 'The weights appear here when a run begins.',
  filtersLabel: (units: number, limit: string) =>
    `Weights of ${units} units as images of 28 by 28 pixels, coloured from −${limit} to +${limit}`,

  // receipt
  receipt: 'The run’s receipt',
  receiptEmpty: 'Filled in when a run has ended. The same run in a terminal:',
  never: 'never',
  comma: ', ',
  /** Between two sentences. */
  space: ' ',
  receiptRows: {
    testAccuracy: 'Accuracy on the 10,000 test images',
    testLoss: 'Loss on them',
    steps: 'Steps',
    seconds: 'Seconds of training',
    imagesPerSecond: 'Images a second',
    changes: 'Learning rate changed',
    data: 'Data',
    kernels: 'Kernels',
    weights: 'SHA-256 of the weights',
  },
  change: (step: number, rate: number) => `to ${plain(rate)} at step ${grouped(step)}`,
  repeat: 'The same run in a terminal gives the same weights, bit for bit:',
  notRepeated: {
    stopped: 'This run was stopped before its end; a terminal runs it whole:',
    changed: 'The learning rate was changed by hand; a terminal keeps the first one:',
  },
  asJson: 'The receipt as JSON',
  copy: 'Copy',
  copied: 'Copied',
  copyFailed: 'Not copied',
  copyCommand: 'Copy the command',
  copyJson: 'Copy the JSON',

  // sentences
  idle: (s: Settings, steps: number) =>
    `Nothing runs yet: ${networkName(s)}, ${grouped(steps)} steps an epoch, ${epochsEn(s.epochs)}. The data (11 MB) are fetched when you start, and kept in your browser.`,
  fullStop: '.',
  loadingFirst: 'Fetching the data.',
  waiting: 'Waiting for the next part of the data.',
  running: ({ epoch, epochs, step, steps, loss: l, accuracy }: Stand) =>
    `Epoch ${epoch} of ${epochs}, step ${grouped(step)} of ${grouped(steps)}: training loss ${loss(l)}, accuracy ${percent(accuracy)}.`,
  beginning: 'The first step is on its way.',
  paused: ({ epoch, epochs, step, steps, loss: l, accuracy }: Stand) =>
    `Paused in epoch ${epoch} of ${epochs} after step ${grouped(step)} of ${grouped(steps)}: training loss ${loss(l)}, accuracy ${percent(accuracy)}.`,
  atStart: (seed: number) => `At the first weights of seed ${seed}, before the first step.`,
  done: (accuracy: number, l: number, steps: number, seconds: number) =>
    `Done: ${percent(accuracy, 2)} of the 10,000 test images read correctly, test loss ${fixed(l, 4)}, after ${grouped(steps)} steps in ${fixed(seconds, 1)} s of training.`,
  stopped: (accuracy: number, l: number, steps: number) =>
    `Stopped after ${grouped(steps)} ${steps === 1 ? 'step' : 'steps'}: ${percent(accuracy, 2)} of the 10,000 test images read correctly, test loss ${fixed(l, 4)}.`,
  ending: 'Trained; now the 10,000 test images are read.',
  ready: 'The data are here; nothing runs.',

  // data
  data: {
    word: 'Data',
    names: { mnist: 'MNIST', digits: 'The book’s own digits', own: 'Your files' } satisfies Record<DataSource, string>,
    about: {
      mnist: '70,000 digits written by people, 11 MB to fetch',
      digits: '70,000 digits drawn by this book’s generator as you wait; nothing to fetch but its weights',
      own: 'read from your disk, kept in this browser only',
    } satisfies Record<DataSource, string>,
    line: (source: DataSource, training: number, test: number) => {
      const counts = `${grouped(training)} to train on, ${grouped(test)} to test`;
      if (source === 'mnist') return `MNIST, ${counts}`;
      return source === 'own' ? `your files, ${counts}` : `digits drawn by this book’s generator, ${counts}`;
    },
    unknown: 'MNIST where this site has it, else digits that the book draws itself',
    which: 'Which digits',
    held: 'A run is under way on these digits. Stop it to choose others.',
    next: 'The next run uses the digits chosen here. The network that is there keeps its own.',
    noMnist:
      'MNIST is not installed on this site: the digits are drawn by this book’s generator. To add it, run “npm run data” in the project’s folder, or set MNIST_DIR to a folder that has the four files, and build again.',
    look: 'Show twenty of them',
    sample: 'The first training digits',
    digit: (label: number) => `a ${label}`,
    own: 'Digits of your own: four IDX files, chosen or dropped here',
    ownHow:
      'Images of 28 × 28 and labels 0 to 9, for training and for testing, in MNIST’s format (gzip or not). They are checked, and never leave this device.',
    bringing: 'Reading the files.',
    brought: (training: number, test: number) =>
      `Read and kept: ${grouped(training)} to train on, ${grouped(test)} to test.`,
  },

  // a run from before
  interrupted: {
    name: 'Interrupted run',
    says: ({ settings, epoch, step }: Interrupted) =>
      `A run was interrupted in epoch ${epoch} of ${settings.epochs}, after step ${grouped(step)}: ${networkName(settings)}, ${optimisers[settings.optimizer]}, seed ${settings.seed}. It is kept in your browser and goes on bit for bit where it was last saved.`,
    continue: 'Continue it',
    forget: 'Forget it',
  },

  // failures
  failed: 'The run has failed: see below.',
  failures: {
    diverged: (step: number, epoch: number, where: string, rate: number) =>
      `The run diverged at step ${grouped(step)} (epoch ${epoch}): ${where} stopped being finite numbers, with the learning rate ${plain(rate)}. Each step overshot by more than it gained, so the numbers grew until none was left that a computer can write.`,
    where: (quantity: string, layer: number, layers: number): string => {
      const place = layer === layers ? `the output layer (layer ${layer})` : `layer ${layer}`;
      if (quantity === 'loss') return `the loss, computed from ${place},`;
      const names: Record<string, string> = { weights: 'weights', gradient: 'gradients', activation: 'activations' };
      return `the ${names[quantity] ?? quantity} of ${place}`;
    },
    tryRate: (rate: number) => `A tenth of the rate, ${plain(rate)}, is the first thing to try.`,
    tryButton: (rate: number) => `Start with the rate ${plain(rate)}`,
    died: 'The training worker stopped answering; a browser ends one that needs too much memory. Restart the worker: a run of more than a few seconds can then be continued from its last checkpoint.',
    restart: 'Restart the worker',
    fetchAgain: 'Fetch what is missing',
    missing:
      'This copy of the book was built without MNIST. Train on the digits that the book draws itself (under “Data”), or add MNIST. Missing are the four files train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte.',
    missingHow:
      'In the project’s folder, fetch them, or point to a folder that has them; then build or start the site again:',
  },

  // how
  how: [
    'A web worker trains the network of the program above, step by step, with WebAssembly SIMD kernels that are tested against the plain definitions of the engine. The page only asks and draws. Loss and accuracy of an epoch are means over its images, each read in its own mini-batch, measured while the weights change, as in Keras; validation and test are measured with the weights as they stand.',
    'The validation images are the last part of the training images, taken before any shuffling. The first epoch visits the images block by block, shuffled within each, so that training can begin while the rest still arrives; from the second epoch on everything is shuffled. A run depends on the data, the settings and the seed, on nothing else.',
  ],
};

export type TrainerWords = typeof en;
