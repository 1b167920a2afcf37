/** What a page runs of the networks beside the article's, and of what learns without one: fingerprints, by this module's kernels. */
import { simdKernels } from '../../lib/kernels/simd.ts';
import { fingerprintOf, others, trainedOther } from './other-networks.ts';
import { fingerprintOfLearnt, withoutNetworks } from './without-networks.ts';

const fingerprints = async (address: string): Promise<Record<string, string>> => {
  const module = await WebAssembly.compileStreaming(fetch(address));
  return Object.fromEntries([
    ...Object.entries(others).map(([name, other]) => [name, fingerprintOf(trainedOther(other, simdKernels(module)))]),
    ...Object.entries(withoutNetworks).map(([name, one]) => [name, fingerprintOfLearnt(one, simdKernels(module))]),
  ]);
};

Object.assign(globalThis, { fingerprints });
