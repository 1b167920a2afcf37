/**
 * The SIMD kernels on several threads, over one shared memory: the bits are those of one, however many there are. How kernels
 * are divided: divisions.ts; who waits for what: turns.ts; who does it: crew.ts.
 */

import type { Kernels } from '../nn/kernels.ts';
import { boardBytes, Crew, commonBytes, type Helpers, type Post, serve } from './crew.ts';
import { performer } from './divisions.ts';
import { defaultBytes, simdMemory } from './memory.ts';
import { sharedPixels } from './shared-pixels.ts';
import { type Exports, kernelsOver, startModule } from './simd.ts';
import { Turns } from './turns.ts';

/** A helper's board and scratch, and the second side of the largest batches there are: where they are needed. */
const bytesOfHelper = 64 * 1024 * 1024;

/** What a helper thread does with a post, until it is dismissed. */
export function help(post: Post): void {
  serve(post, () => {
    const env = { memory: post.memory };
    const run = new WebAssembly.Instance(post.module, { env }).exports as unknown as Exports;
    run.useScratch(post.scratch);
    return performer(run);
  });
}

/**
 * A fresh set over a shared memory of `bytes`. `module` is lib/kernels/assembly/build/kernels-shared.wasm, compiled. Must be
 * called in a thread that may wait (in a browser: a worker). The helpers come with the first large operation; another set
 * that calls them takes them away, and this one goes on alone. Throws Problem 'memory'.
 */
export function threadedKernels(
  module: WebAssembly.Module,
  helpers: Helpers,
  options: { bytes?: number } = {},
): Kernels {
  const memory = simdMemory(options.bytes ?? defaultBytes, Math.max(1, helpers.count) * bytesOfHelper);
  const run = startModule(module, memory);
  const common = memory.reserve(commonBytes);
  const posts = Array.from({ length: helpers.count }, (_, k) => ({
    module,
    memory: memory.memory,
    common,
    board: memory.reserve(boardBytes),
    scratch: memory.reserve(run.scratchBytes()),
    thread: k + 1,
    threads: 1 + helpers.count,
  }));
  const crew = new Crew(helpers, posts);
  const turns = new Turns(run, crew);
  return {
    ...kernelsOver(turns.run, memory),
    pixels: sharedPixels(run, memory, turns),
    settle: () => turns.settle(),
    threads: () => 1 + crew.muster().length,
    goAlone(isAlone) {
      turns.isAlone = isAlone;
    },
  };
}
