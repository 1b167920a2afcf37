/** The bench's worker in the browser: fetches kernels and images once, then answers each question with seconds. */
import { type KernelsName, type TrainingSet, timeEpoch } from './epoch.ts';

export interface Question {
  readonly kernels: KernelsName;
  readonly count: number;
}

const fetched = Promise.all(
  ['/kernels.wasm', '/images', '/labels'].map(async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer())),
);
const ready = fetched.then(async ([wasm, images, labels]) => ({
  module: await WebAssembly.compile(wasm!),
  data: { images: images!, labels: labels! } satisfies TrainingSet,
}));

addEventListener('message', async ({ data: question }: MessageEvent<Question>) => {
  const { module, data } = await ready;
  postMessage(timeEpoch(question.kernels, module, data, question.count));
});
