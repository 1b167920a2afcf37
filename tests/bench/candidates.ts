/** Who takes part, where, and on which part of the images: the slow ones are timed on a part, and their time is scaled up. */
import type { EngineName } from './engine.ts';
import type { Backend, PeerName } from './peer.ts';

/** The article's, or the small convolutional one; each has a table of its own. */
export type Network = 'article' | 'convolution';

interface Common {
  /** As in the table. */
  readonly label: string;
  /** What --only names. */
  readonly key: string;
  /** Part of the epoch that is timed. */
  readonly part: number;
  readonly network: Network;
}

export type Candidate = Common &
  (
    | { readonly kind: 'engine'; readonly name: EngineName; readonly place: 'Node' | 'Chromium' }
    | { readonly kind: 'peer'; readonly name: PeerName; readonly backend: Backend; readonly threads: number }
  );

const networkOf = (name: string): Network => (name.startsWith('cnn') ? 'convolution' : 'article');
const engine = (key: string, label: string, name: EngineName, part: number, place: 'Node' | 'Chromium' = 'Chromium') =>
  ({ kind: 'engine', key, label, name, part, place, network: networkOf(name) }) as const;
const peer = (key: string, label: string, name: PeerName, backend: Backend, threads: number, part: number) =>
  ({ kind: 'peer', key, label, name, backend, threads, part, network: networkOf(name) }) as const;

export const candidates: readonly Candidate[] = [
  engine('simd', 'this engine, SIMD, 1 thread', 'simd', 1),
  engine('threads', 'this engine, SIMD, 2 threads', 'threads', 1),
  engine('relaxed', 'this engine, relaxed SIMD, 1 thread', 'relaxed', 1),
  engine('dense', 'this engine, SIMD, no zeros skipped', 'dense', 1),
  engine('node', 'this engine, SIMD, 1 thread, in Node', 'simd', 1, 'Node'),
  engine('reference', 'this engine, reference kernels', 'reference', 0.1),
  engine('plain', 'plain JavaScript, dense', 'plain', 0.1),
  engine('plain-lit', 'plain JavaScript, lit pixels only', 'plain-lit', 0.2),
  peer('tfjs-tuned', 'tfjs wasm, hand-tuned, 1 thread', 'tuned', 'wasm', 1, 0.5),
  peer('tfjs-tuned-2', 'tfjs wasm, hand-tuned, 2 threads', 'tuned', 'wasm', 2, 0.5),
  peer('tfjs-minimize', 'tfjs wasm, minimize loop', 'minimize', 'wasm', 1, 0.2),
  peer('tfjs-fit', 'tfjs wasm, model.fit', 'fit', 'wasm', 1, 0.2),
  peer('tfjs-cpu', 'tfjs plain CPU, model.fit', 'fit', 'cpu', 1, 0.03),
  engine('cnn', 'this engine, SIMD, 1 thread', 'cnn', 0.5),
  engine('cnn-node', 'this engine, SIMD, 1 thread, in Node', 'cnn', 0.5, 'Node'),
  engine('cnn-reference', 'this engine, reference kernels', 'cnn-reference', 0.02),
  peer('tfjs-cnn-tuned', 'tfjs wasm, convolution by hand, 1 thread', 'cnn-tuned', 'wasm', 1, 0.1),
  peer('tfjs-cnn', 'tfjs wasm, model.fit', 'cnn', 'wasm', 1, 0.02),
  peer('tfjs-cnn-cpu', 'tfjs plain CPU, model.fit', 'cnn', 'cpu', 1, 0.01),
];
