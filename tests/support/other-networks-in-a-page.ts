/** What a page runs of the networks beside the article's: their fingerprints, by the SIMD kernels of this module. */
import { simdKernels } from '../../lib/kernels/simd.ts';
import { fingerprintOf, others, trainedOther } from './other-networks.ts';

const fingerprints = async (address: string): Promise<Record<string, string>> => {
  const module = await WebAssembly.compileStreaming(fetch(address));
  return Object.fromEntries(
    Object.entries(others).map(([name, other]) => [name, fingerprintOf(trainedOther(other, simdKernels(module)))]),
  );
};

Object.assign(globalThis, { fingerprints });
