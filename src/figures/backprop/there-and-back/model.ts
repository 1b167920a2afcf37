/** Which operations are done, and which one is looked at. Chapter: backprop. */
import { computed, signal } from '@preact/signals';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { choice, seed as seedParameter } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { LensValue, SymbolValues } from '../../../kit/symbol-values.ts';
import { lineOf } from './lines.ts';
import { edges, type Operation, operations, passOf, sizes } from './pass.ts';

export type ThereModel = ReturnType<typeof thereModel>;

export function thereModel() {
  const seed = seedParameter();
  const g = choice<ActivationName>('tanh', ['tanh', 'sigmoid', 'relu']);
  /** Another operation than the last one done that is looked at. */
  const looked = signal<Operation | null>(null);
  const forget = () => {
    looked.value = null;
  };
  const last = operations.length;
  const run = player({ last, start: last, pace: 2.5, onStep: forget, onRewind: forget });
  /** How many operations are done; the last of them is the one that is written out. */
  const done = run.at;
  const pass = computed(() => passOf(seed.value, g.value));
  const current = computed(() => looked.value ?? operations[done.value - 1] ?? null);
  const go = (to: number): void => {
    forget();
    run.go(to);
  };
  /** Whether it stands in the picture yet. */
  const isDone = (operation: Operation): boolean =>
    operations.slice(0, done.value).some((one) => isSame(one, operation));
  return {
    ...{ parameters: { seed, g }, player: run, seed, g, done, looked, pass, current, go, isDone },
    /** Every weight with its slope, and whether that is found yet. */
    edges: computed(() =>
      edges.map((edge) => {
        const { l, i, j } = edge;
        const { W, dW, delta } = pass.value.layers[l - 1];
        const at = (i - 1) * sizes[l] + j - 1;
        const input = (l === 1 ? pass.value.x : pass.value.layers[0].a)[i - 1];
        return {
          ...{ edge, input, w: W[at], slope: dW[at], delta: delta[j - 1] },
          isDone: isDone({ kind: 'gradient', l, j }),
        };
      }),
    ),
    /** What is computed so far, layer by layer. */
    symbols: computed((): SymbolValues => {
      const { x, y, layers, loss } = pass.value;
      const each = (of: (l: 1 | 2) => LensValue) => ({ 1: of(1), 2: of(2) });
      const found = (kind: 'z' | 'a' | 'delta') =>
        Object.fromEntries(
          ([1, 2] as const)
            .filter((l) => isDone({ kind, l, j: sizes[l] }))
            .map((l) => [l, Array.from(layers[l - 1][kind])]),
        );
      const done = { z: found('z'), a: found('a'), delta: found('delta') };
      return {
        ...{ x: Array.from(x), y: Array.from(y), g: g.value, D: 2, n: { 0: sizes[0], 1: sizes[1], 2: sizes[2] } },
        w: each((l) => ({ shape: [sizes[l - 1], sizes[l]], data: layers[l - 1].W })),
        b: each((l) => Array.from(layers[l - 1].b)),
        ...Object.fromEntries(Object.entries(done).filter(([, values]) => Object.keys(values).length > 0)),
        ...(isDone({ kind: 'loss' }) && { L: loss }),
      };
    }),
    line: computed(() => current.value && lineOf(current.value, pass.value, g.value)),
    look(operation: Operation): void {
      run.pause();
      looked.value = operation;
    },
  };
}

export function isSame(one: Operation | null, other: Operation): boolean {
  if (!one || one.kind !== other.kind) return false;
  if (one.kind === 'loss' || other.kind === 'loss') return true;
  const [from, otherFrom] = [one, other].map((operation) => ('i' in operation ? operation.i : undefined));
  return one.l === other.l && one.j === other.j && from === otherFrom;
}

/** The operation that it is part of. */
export const wholeOf = (operation: Operation | null): Operation | null =>
  operation?.kind === 'gradient' ? { kind: 'gradient', l: operation.l, j: operation.j } : operation;
