/** Runs experiments with one seed: whichever the page names. */
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { experimentOf } from '../experiments/all.ts';
import { compiled } from './compiled.ts';
import type { Measured, MeasureWish } from './experiment-protocol.ts';
import { serve } from './job-server.ts';
import { isDrawn, someData } from './some-data.ts';

const readerFile = 'models/reader.safetensors';

serve<MeasureWish, Measured>(async function* measure({ base, experiments, seed }) {
  const module = await compiled(kernelsUrl);
  for (const name of experiments) {
    const experiment = await experimentOf(name);
    if (!experiment) throw new Error(`no experiment "${name}"`);
    const { train, test } = experiment.images;
    const data = await someData(base, Math.max(1, train), Math.max(1, test));
    const reader = experiment.reader ? await readerOf(base) : [];
    const one = experiment.measure({ data, kernels: () => simdKernels(module), reader }, seed);
    yield { experiment: name, one, isDrawn: isDrawn(data) };
  }
});

async function readerOf(base: string) {
  const answer = await fetch(`${base}${readerFile}`);
  if (!answer.ok) throw new Error(`${readerFile}: ${answer.status}`);
  return decodeNetwork(new Uint8Array(await answer.arrayBuffer()), readerFile).network;
}
