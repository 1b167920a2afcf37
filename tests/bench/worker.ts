/** The bench's worker with this engine in it: fetches modules and images once, then answers each question with a time. */
import { type Helpers, helpersOf, type Post } from '../../lib/kernels/crew.ts';
import { type EngineMachine, type EngineQuestion, timeEngine, turnsOf } from './engine.ts';

const bytes = async (path: string) => new Uint8Array(await (await fetch(path)).arrayBuffer());
const fetched = Promise.all([bytes('/images'), bytes('/labels')]);
const modules = new Map<string, Promise<WebAssembly.Module>>();

const machine: EngineMachine = {
  module(name) {
    const known = modules.get(name) ?? bytes(`/${name}.wasm`).then((found) => WebAssembly.compile(found));
    modules.set(name, known);
    return known;
  },
  helpers: globalThis.crossOriginIsolated ? () => (helpers ??= oneHelper()) : null,
};

/** The same helper serves every question; while there is nothing to do it sleeps. */
let helpers: Helpers | null = null;

function oneHelper(): Helpers {
  const helper = new Worker(new URL('../../src/workers/threads.worker.ts', import.meta.url), { type: 'module' });
  return helpersOf([(post: Post) => helper.postMessage(post)]);
}

addEventListener('message', async ({ data: question }: MessageEvent<EngineQuestion | { epochs: number }>) => {
  try {
    const [images, labels] = await fetched;
    const data = { images: images!, labels: labels! };
    postMessage(
      'epochs' in question ? await turnsOf(question.epochs, data, machine) : await timeEngine(question, data, machine),
    );
  } catch (error) {
    postMessage({ error: error instanceof Error ? error.message : String(error) });
  }
});
