/** The kernel sets for programs that run in Node: the SIMD modules are compiled when their sources are newer. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { simdKernels } from '../../../lib/kernels/simd.ts';
import { threadedKernels } from '../../../lib/kernels/threads.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { Problem } from '../../../lib/problem.ts';
import { nodeHelpers } from './threads.ts';

export type KernelName = 'simd' | 'reference';

export interface KernelChoice {
  /** Bytes of memory for the SIMD set. */
  readonly bytes?: number;
  /** The calling thread and its helpers; 1 unless told otherwise. */
  readonly threads?: number;
  /** Products and sums as this processor rounds them: see `Kernels.name`. */
  readonly relaxed?: boolean;
}

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The compiled SIMD module, or another of its builds. */
export async function simdModule({ relaxed = false, shared = false } = {}): Promise<WebAssembly.Module> {
  execFileSync(process.execPath, [path('../../integrations/kernels/build.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const file = `kernels${relaxed ? '-relaxed' : ''}${shared ? '-shared' : ''}.wasm`;
  return WebAssembly.compile(readFileSync(path(`../../../lib/kernels/assembly/build/${file}`)));
}

/** 'simd', or the reference in float32. Throws Problem 'choice'. */
export async function loadKernels(
  name: string,
  { bytes, threads = 1, relaxed = false }: KernelChoice = {},
): Promise<Kernels> {
  if (name === 'reference') return referenceKernels({ precision: 'float32' });
  if (name !== 'simd') throw new Problem('choice', { where: '--kernels', found: name, expected: 'simd, reference' });
  const module = await simdModule({ relaxed, shared: threads > 1 });
  const room = bytes === undefined ? {} : { bytes };
  return threads > 1 ? threadedKernels(module, nodeHelpers(threads - 1), room) : simdKernels(module, room);
}
