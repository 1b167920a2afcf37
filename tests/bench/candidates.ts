/** Who takes part, where, and on which part of the images: the slow ones are timed on a part, and their time is scaled up. */
import type { EngineName } from './engine.ts';
import type { Backend, PeerName } from './peer.ts';

interface Common {
  /** As in the table. */
  readonly label: string;
  /** What --only names. */
  readonly key: string;
  /** Part of the epoch that is timed. */
  readonly part: number;
}

export type Candidate = Common &
  (
    | { readonly kind: 'engine'; readonly name: EngineName; readonly place: 'Node' | 'Chromium' }
    | { readonly kind: 'peer'; readonly name: PeerName; readonly backend: Backend; readonly threads: number }
  );

const engine = (key: string, label: string, name: EngineName, part: number, place: 'Node' | 'Chromium' = 'Chromium') =>
  ({ kind: 'engine', key, label, name, part, place }) as const;
const peer = (key: string, label: string, name: PeerName, backend: Backend, threads: number, part: number) =>
  ({ kind: 'peer', key, label, name, backend, threads, part }) as const;

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
];
