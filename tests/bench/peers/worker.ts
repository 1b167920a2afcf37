/** The bench's worker with TensorFlow.js in it: one candidate a worker, so that none inherits another's memory or threads. */
import type { PeerQuestion } from '../peer.ts';
import { type Measured, measure, useBackend } from './tfjs.ts';

const fetched = Promise.all(
  ['/images', '/labels'].map(async (path) => new Uint8Array(await (await fetch(path)).arrayBuffer())),
);
let chosen: Promise<void> | null = null;

addEventListener('message', async ({ data: question }: MessageEvent<PeerQuestion>) => {
  try {
    chosen ??= useBackend(question.backend, question.threads);
    const [images, labels] = await fetched;
    await chosen;
    const { count } = question;
    postMessage(
      (await measure(question.name, images!.subarray(0, count * 784), labels!.subarray(0, count))) satisfies Measured,
    );
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
