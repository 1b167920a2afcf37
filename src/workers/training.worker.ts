/**
 * The module worker: gives the trainer its kernels, its data, its clock and its voice.
 */

import aloneUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import sharedUrl from '../../lib/kernels/assembly/build/kernels-shared.wasm?url';
import { helpersOf } from '../../lib/kernels/crew.ts';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { threadedKernels } from '../../lib/kernels/threads.ts';
import type { Kernels } from '../../lib/nn/kernels.ts';
import { compiled } from './compiled.ts';
import { dataLoader } from './data.ts';
import { browserDigits } from './digits-maker.ts';
import { browserShelter } from './interrupted.ts';
import { ownDataOn } from './own-data.ts';
import type { Intention, Report } from './protocol.ts';
import { browserShelf } from './shelf.ts';
import { sourceLoader } from './sources.ts';
import { browserHelpers, type Machine, threadCount } from './threads.ts';
import { Trainer } from './trainer.ts';

/** What a dedicated worker's global scope is to us; the site's types describe windows. */
const scope = self as unknown as {
  onmessage: ((event: MessageEvent<Intention>) => void) | null;
  postMessage(report: Report, transfer: Transferable[]): void;
};
const post = (report: Report) => scope.postMessage(report, buffersOf(report));

/** Buffers that are the page's from now on; what is small is copied. */
function buffersOf(report: Report): Transferable[] {
  if (report.type === 'weights') return [report.values.buffer];
  if (report.type === 'snapshot') return report.weights.map(({ buffer }) => buffer);
  return [];
}

type MakeKernels = (bytes: number) => Kernels;

/** Kernels on as many threads as there may be, for the run; and on this thread alone, for what goes on beside it. */
async function kernelsHere(machine: Machine): Promise<{ kernels: MakeKernels; alone: MakeKernels }> {
  if (threadCount(machine) === 1) {
    const module = await compiled(aloneUrl);
    const kernels: MakeKernels = (bytes) => simdKernels(module, { bytes });
    return { kernels, alone: kernels };
  }
  const module = await compiled(sharedUrl);
  const helpers = browserHelpers(machine);
  return {
    kernels: (bytes) => threadedKernels(module, helpers, { bytes }),
    // the helpers are the run's: they serve one set of kernels at a time
    alone: (bytes) => threadedKernels(module, helpersOf([]), { bytes }),
  };
}

/** Tasks of a message channel: not throttled like timers, and behind the page's messages that are already here. */
function makeSoon(): (work: () => void) => void {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return (work) => {
    waiting.push(work);
    port2.postMessage(null);
  };
}

async function makeTrainer(): Promise<Trainer> {
  const { kernels, alone } = await kernelsHere(self as unknown as Machine);
  const own = ownDataOn(browserShelf);
  const soon = makeSoon();
  return new Trainer({
    kernels,
    load: sourceLoader({ mnist: dataLoader(), digits: browserDigits(alone, soon), own }),
    own,
    shelter: browserShelter(),
    now: () => performance.now(),
    soon,
    post,
  });
}

let trainer: Promise<Trainer> | null = null;

scope.onmessage = ({ data }) => {
  trainer ??= makeTrainer();
  trainer.then(
    (ready) => ready.handle(data),
    (error: Error) => {
      // no kernels, no training: the next intention fetches them again
      trainer = null;
      post({ type: 'problem', code: 'unexpected', facts: { message: error.message } });
      post({ type: 'phase', phase: 'failed' });
    },
  );
};

// the first sign of life: from here on silence means something
post({ type: 'pong' });
