/** This engine's candidates: which kernels, over which modules. */
import type { Helpers } from '../../lib/kernels/crew.ts';
import { referenceKernels } from '../../lib/kernels/reference.ts';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { threadedKernels } from '../../lib/kernels/threads.ts';
import { memoryFor, Program } from '../../lib/model/program.ts';
import type { Settings } from '../../lib/model/settings.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { timeConvolution } from './convolution.ts';
import { dataset, epochSettings, type Timed, timeEpoch } from './epoch.ts';
import { plainEpoch, type TrainingSet } from './plain.ts';
import { type Turns, timeTurns } from './turns.ts';

export type EngineName =
  | 'simd'
  | 'dense'
  | 'relaxed'
  | 'threads'
  | 'reference'
  | 'plain'
  | 'plain-lit'
  | 'cnn'
  | 'cnn-reference';

export interface EngineMachine {
  module(name: 'kernels' | 'kernels-relaxed' | 'kernels-shared'): Promise<WebAssembly.Module>;
  /** One helper, so that two threads train; null where threads cannot share memory. */
  readonly helpers: (() => Helpers) | null;
}

export interface EngineQuestion {
  readonly name: EngineName;
  readonly count: number;
  readonly settings?: Partial<Settings>;
}

export async function timeEngine(
  { name, count, settings: more = {} }: EngineQuestion,
  data: TrainingSet,
  machine: EngineMachine,
): Promise<Timed> {
  const part = { images: data.images.subarray(0, count * 784), labels: data.labels.subarray(0, count) };
  if (name === 'cnn') return timeConvolution(simdKernels(await machine.module('kernels')), part);
  if (name === 'cnn-reference') return timeConvolution(referenceKernels({ precision: 'float32' }), part);
  if (name === 'plain' || name === 'plain-lit') return timePlain(part, name === 'plain-lit');
  const settings = epochSettings(count, more);
  const kernels = await kernelsFor(name, 2 * memoryFor(settings), machine);
  await warmUp(kernels, part, settings);
  return timeEpoch(kernels, part, settings);
}

/** Epochs of a training that is not timed: about a second. */
const warmUpEpochs = 3;

/**
 * A set of kernels is fresh, and the code around it is compiled in its first thousands of steps, by threads that want a
 * processor, too; the peers keep theirs from round to round. A helper comes between tasks.
 */
async function warmUp(kernels: Kernels, data: TrainingSet, settings: Settings): Promise<void> {
  const program = new Program({ ...settings, epochs: warmUpEpochs }, dataset(data), kernels);
  for (let step = 0; !program.done; step++) {
    program.next();
    if (step % 100 === 0) await new Promise((soon) => setTimeout(soon));
  }
}

/** One thread against two, over some epochs. */
export async function turnsOf(epochs: number, data: TrainingSet, machine: EngineMachine): Promise<Turns> {
  const settings = { ...epochSettings(data.labels.length), epochs };
  const bytes = memoryFor(settings);
  const [one, two] = [await kernelsFor('simd', bytes, machine), await kernelsFor('threads', bytes, machine)];
  return timeTurns({ one, two }, data, settings);
}

async function kernelsFor(
  name: Exclude<EngineName, 'plain' | 'plain-lit' | 'cnn' | 'cnn-reference'>,
  bytes: number,
  machine: EngineMachine,
): Promise<Kernels> {
  switch (name) {
    case 'reference':
      return referenceKernels({ precision: 'float32' });
    case 'relaxed':
      return simdKernels(await machine.module('kernels-relaxed'), { bytes });
    case 'threads':
      if (!machine.helpers) throw new Error('threads need memory that they can share');
      return threadedKernels(await machine.module('kernels-shared'), machine.helpers(), { bytes });
    case 'simd':
      return simdKernels(await machine.module('kernels'), { bytes });
    case 'dense': {
      // without the road over lit pixels: what a network pays whose inputs are not mostly zeros
      const { pixels: _, ...kernels } = simdKernels(await machine.module('kernels'), { bytes });
      return kernels;
    }
  }
}

/** Set-up is not counted here either. */
function timePlain(data: TrainingSet, skipZeros: boolean): Timed {
  const parameters = glorotStart();
  const start = performance.now();
  const losses = plainEpoch(data, parameters, { skipZeros, seed: 1 });
  const last = losses.slice(-50);
  return {
    seconds: (performance.now() - start) / 1000,
    loss: last.reduce((sum, one) => sum + one, 0) / last.length,
  };
}

/** A start of the same scale; which one does not matter for the time. */
function glorotStart() {
  const draw = (nIn: number, nOut: number) => {
    const limit = Math.sqrt(6 / (nIn + nOut));
    let state = nIn;
    return Float32Array.from({ length: nIn * nOut }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return (state / 2 ** 31 - 1) * limit;
    });
  };
  return { W1: draw(784, 128), b1: new Float32Array(128), W2: draw(128, 10), b2: new Float32Array(10) };
}
