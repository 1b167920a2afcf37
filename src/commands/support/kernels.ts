/** The kernel sets for programs that run in Node: the SIMD module is compiled when its sources are newer. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Kernels } from '../../../lib/kernels/kernels.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { simdKernels } from '../../../lib/kernels/simd.ts';
import { Problem } from '../../../lib/problem.ts';

export type KernelName = 'simd' | 'reference';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The compiled SIMD module. */
export async function simdModule(): Promise<WebAssembly.Module> {
  execFileSync(process.execPath, [path('../../integrations/kernels/build.ts')], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return WebAssembly.compile(readFileSync(path('../../../lib/kernels/assembly/build/kernels.wasm')));
}

/** 'simd', or the reference in float32; `bytes` of memory for the SIMD set. Throws Problem 'choice'. */
export async function loadKernels(name: string, bytes?: number): Promise<Kernels> {
  if (name === 'reference') return referenceKernels({ precision: 'float32' });
  if (name === 'simd') return simdKernels(await simdModule(), bytes === undefined ? {} : { bytes });
  throw new Problem('choice', { where: '--kernels', found: name, expected: 'simd, reference' });
}
