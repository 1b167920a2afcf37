/** Which operations are done, and which one is written out. Chapter: backprop. */
import { computed } from '@preact/signals';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { choice, seed as seedParameter, settable, toBeginning } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import type { SymbolValues } from '../../../kit/symbol-values.ts';
import { type Operation, operations, passOf, sizes, type UnitOperation } from './pass.ts';
import { sumOf } from './sums.ts';

export type ThereModel = ReturnType<typeof thereModel>;
const units = ['11', '12', '13', '21', '22'] as const;

export function thereModel() {
  const seed = seedParameter(31);
  const g = choice<ActivationName>('tanh', ['tanh', 'sigmoid', 'relu']);
  /** The unit that is pointed at, as layer and place; none: the last operation is written out. */
  const unit = choice<(typeof units)[number] | 'none'>('11', ['none', ...units]);
  const last = operations.length;
  const run = player({ last, start: last, pace: 2 });
  const done = run.at;
  const pass = computed(() => passOf(seed.value, g.value));
  const isDone = (operation: Operation): boolean => operations.findIndex((one) => isSame(one, operation)) < done.value;
  const current = computed((): Operation | null => {
    const [l, j] = [Number(unit.value[0]) as 1 | 2, Number(unit.value[1])];
    // of a unit the last that is known
    const asked = (['delta', 'a', 'z'] as const).map((kind): UnitOperation => ({ kind, l, j })).find(isDone);
    return (unit.value !== 'none' && asked) || (operations[done.value - 1] ?? null);
  });
  /** Steps write their own operations out. */
  const forgetting = (act: (to?: number) => void) => (to?: number) => {
    unit.value = 'none';
    act(to);
  };
  const parameters = { seed, g, unit };
  return {
    ...{ parameters, seed, g, unit, done, pass, current, isDone },
    player: { ...run, play: forgetting(run.play), step: forgetting(run.step) },
    step: settable(
      done,
      forgetting((to = last) => run.go(to)),
      { range: done.range },
    ),
    sum: computed(() => current.value && sumOf(current.value, pass.value, g.value)),
    look(l: number, j: number): void {
      run.pause();
      unit.value = `${l}${j}` as (typeof units)[number];
    },
    reset(): void {
      toBeginning(parameters);
      run.go(last);
    },
    /** What is computed so far, layer by layer. */
    symbols: computed((): SymbolValues => {
      const { x, y, layers, loss } = pass.value;
      const found = (kind: 'z' | 'a' | 'delta') => {
        const known = ([1, 2] as const).filter((l) => isDone({ kind, l, j: sizes[l] }));
        return known.length > 0 && { [kind]: Object.fromEntries(known.map((l) => [l, [...layers[l - 1][kind]]])) };
      };
      const shape = (l: 1 | 2) => [sizes[l - 1], sizes[l]];
      return {
        ...{ x: [...x], y: [...y], g: g.value, D: 2, n: { ...sizes }, b: { 1: [...layers[0].b], 2: [...layers[1].b] } },
        w: { 1: { shape: shape(1), data: layers[0].W }, 2: { shape: shape(2), data: layers[1].W } },
        ...{ ...found('z'), ...found('a'), ...found('delta'), ...(isDone({ kind: 'loss' }) && { L: loss }) },
      };
    }),
  };
}

const isSame = (one: Operation, other: Operation): boolean =>
  one.kind === other.kind && (one.kind === 'loss' || other.kind === 'loss' || (one.l === other.l && one.j === other.j));
