/**
 * What can be done with an equation: run it on an instance, work it out with the instance's numbers, edit it. Chapter: equations.
 */
import { batch, computed, signal } from '@preact/signals';
import { checks } from '../../../../lib/equations/checks/index.ts';
import type { Check, Instance } from '../../../../lib/equations/equation.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { type Verdict, verdict } from '../../../../lib/equations/verdict.ts';
import { generator } from '../../../../lib/generator.ts';
import type { OwnNetwork } from '../../../reader/own-network.ts';
import { seedAt } from '../verdicts/tally.ts';
import { type Edited, judgeEdit } from './edited.ts';
import { ownInstance, speaksOfNetworks } from './own.ts';
import { ownCase } from './own-case.ts';
import { givensOf, type RunTable, runTable } from './trial.ts';
import { type Worked, type WorkingWords, workedOut } from './worked.ts';
import type { Work } from './works.ts';

export type Source = 'random' | 'own';

/** An image [784] in [0, 1], and where it is from. */
export interface Digit {
  readonly pixels: Float32Array;
  readonly label: number;
  /** Its number in MNIST's test set; null where it is one that was drawn for the book. */
  readonly index: number | null;
}

export interface Surroundings {
  /** The network that the reader has trained, or null. */
  readonly findOwn: () => Promise<OwnNetwork | null>;
  readonly digit: (seed: number) => Promise<Digit>;
  readonly words: WorkingWords;
}

export type EquationModel = ReturnType<typeof equationModel>;

/** Throws where no equation has this id. */
export function equationModel(id: string, { findOwn, digit, words }: Surroundings) {
  const equation = equationById(id);
  const check = checks[id];
  if (!equation || !check) throw new Error(`no equation "${id}" that claims anything`);

  const work = signal<Work>('run');
  const seed = signal(1);
  const source = signal<Source>('random');
  const row = signal(1);
  const column = signal(1);
  const own = signal<OwnNetwork | null>(null);
  const onOwn = signal<{ readonly seed: number; readonly instance: Instance; readonly digit: Digit } | null>(null);
  /** What stands in the field, and what of it was last judged. */
  const typed = signal(equation.tex);
  const judged = signal(equation.tex);

  /** The instance of a seed is drawn by the registry's check; the reader's network takes its place where it is asked for. */
  const currentCheck = computed((): Check | null => {
    if (source.value === 'random') return check;
    const drawn = onOwn.value;
    return drawn?.seed === seed.value ? { ...check, instance: () => drawn.instance } : null;
  });
  const trial = computed((): Verdict | null => currentCheck.value && verdict(equation, currentCheck.value, seed.value));

  async function drawOwn(): Promise<void> {
    const network = own.value;
    const asked = seed.value;
    if (!network || source.value !== 'own') return;
    const image = await digit(asked);
    const c = ownCase(network, image.pixels, image.label);
    const instance = ownInstance(id, c, generator(asked, id, 1));
    if (seed.value === asked) onOwn.value = { seed: asked, instance, digit: image };
  }

  return {
    equation,
    check,
    work,
    seed,
    source,
    row,
    column,
    typed,
    trial,
    /** The reader's network can be asked for. */
    hasOwn: computed(() => own.value !== null),
    /** The image that the reader's network was shown. */
    digit: computed(() => (source.value === 'own' && onOwn.value?.seed === seed.value ? onOwn.value.digit : null)),
    table: computed((): RunTable | null => trial.value && runTable(equation.tex, check, trial.value)),
    givens: computed(() => (trial.value ? givensOf(equation.tex, trial.value.instance) : [])),
    worked: computed((): Worked | null => {
      const position = { row: row.value - 1, column: column.value - 1 };
      return trial.value && workedOut(equation, check, trial.value.instance, words, position);
    }),
    /** The verdict on the reader's TeX: on random instances, whatever the source of the instance above. */
    edited: computed((): Edited => judgeEdit(equation, check, judged.value, seed.value)),

    /** Looks for the reader's network, where the equation can be run on one; it may be another than before. */
    async lookForOwn(): Promise<void> {
      if (!speaksOfNetworks(id)) return;
      const found = await findOwn().catch(() => null);
      own.value = found && speaksOfNetworks(id, found) ? found : null;
      if (!own.value) source.value = 'random';
      await drawOwn();
    },
    async choose(wanted: Source): Promise<void> {
      source.value = wanted;
      await drawOwn();
    },
    async toSeed(wanted: number): Promise<void> {
      seed.value = wanted;
      await drawOwn();
    },
    async next(): Promise<void> {
      seed.value = seedAt(seed.value, 1);
      await drawOwn();
    },
    /** The typed TeX is judged: after a pause in typing. */
    judge(): void {
      judged.value = typed.value;
    },
    /** The book's formula again. */
    restore(): void {
      batch(() => {
        typed.value = equation.tex;
        judged.value = equation.tex;
      });
    },
  };
}
