/**
 * What can be done with an equation: run it on an instance, work it out with the instance's numbers, edit it. Chapter: equations.
 */
import { computed, signal } from '@preact/signals';
import { checks } from '../../../../lib/equations/checks/index.ts';
import type { Instance } from '../../../../lib/equations/equation.ts';
import { equationById } from '../../../../lib/equations/index.ts';
import { verdict } from '../../../../lib/equations/verdict.ts';
import { generator } from '../../../../lib/generator.ts';
import { type Problem, problemOf } from '../../../../lib/problem.ts';
import type { OpenLine } from '../../../kit/job.ts';
import { choice } from '../../../kit/parameters.ts';
import type { OwnNetwork } from '../../../reader/own-network.ts';
import { problemData } from '../../../workers/job-server.ts';
import { seedAt } from '../verdicts/tally.ts';
import type { EditReport, EditWish } from './edited.ts';
import { editing } from './editing.ts';
import { ownCase, ownInstance, speaksOfNetworks } from './own.ts';
import type { Work } from './strings.ts';
import { givensOf, runTable } from './trial.ts';
import { type WorkingWords, workedOut } from './worked.ts';

type Source = 'random' | 'own';

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
  /** To the worker that judges what the reader writes. */
  readonly judge: OpenLine<EditWish, EditReport>;
}

export type EquationModel = ReturnType<typeof equationModel>;

/** Whatever `work` throws is told in place of what it finds, so that nothing found before is left standing. */
function attempted<T>(work: () => T): { readonly found: T | null; readonly problem: Problem | null } {
  try {
    return { found: work(), problem: null };
  } catch (error) {
    return { found: null, problem: problemOf(problemData(error)) };
  }
}

/** Throws where no equation has this id. */
export function equationModel(id: string, { findOwn, digit, words, judge }: Surroundings) {
  const equation = equationById(id);
  const check = checks[id];
  if (!equation || !check) throw new Error(`no equation "${id}" that claims anything`);

  const work = signal<Work>('run');
  const seed = signal(1);
  const source = choice<Source>('random', ['random', 'own']);
  const row = signal(1);
  const column = signal(1);
  const own = signal<OwnNetwork | null>(null);
  const onOwn = signal<{ readonly seed: number; readonly instance: Instance; readonly digit: Digit } | null>(null);
  const lost = signal<Problem | null>(null);

  const drawn = computed(() => (source.value === 'own' && onOwn.value?.seed === seed.value ? onOwn.value : null));
  /** The instance of a seed is drawn by the registry's check; the reader's network takes its place where it is asked for. */
  const ran = computed(() =>
    attempted(() => {
      const instance = drawn.value?.instance;
      if (source.value === 'own' && !instance) return null;
      const trial = verdict(equation, instance ? { ...check, instance: () => instance } : check, seed.value);
      return { trial, table: runTable(equation.tex, check, trial), givens: givensOf(equation.tex, trial.instance) };
    }),
  );
  const trial = computed(() => ran.value.found?.trial ?? null);
  const lines = computed(() =>
    attempted(() => {
      const position = { row: row.value - 1, column: column.value - 1 };
      return trial.value && workedOut(equation, check, trial.value.instance, words, position);
    }),
  );

  async function drawOwn(): Promise<void> {
    const network = own.value;
    const asked = seed.value;
    lost.value = null;
    if (!network || source.value !== 'own') return;
    try {
      const image = await digit(asked);
      const instance = ownInstance(id, ownCase(network, image.pixels, image.label), generator(asked, id, 1));
      if (seed.value === asked) onOwn.value = { seed: asked, instance, digit: image };
    } catch (error) {
      if (seed.value !== asked) return;
      onOwn.value = null;
      lost.value = problemOf(problemData(error));
    }
  }

  return {
    ...{ equation, check, work, seed, source, row, column, trial },
    /** The reader's network can be asked for. */
    hasOwn: computed(() => own.value !== null),
    /** The image that the reader's network was shown. */
    digit: computed(() => drawn.value?.digit ?? null),
    table: computed(() => ran.value.found?.table ?? null),
    givens: computed(() => ran.value.found?.givens ?? []),
    worked: computed(() => lines.value.found),
    /** Why there is nothing to show. */
    problem: computed(
      () => lost.value ?? ran.value.problem ?? (work.value === 'substitute' ? lines.value.problem : null),
    ),
    /** What the reader writes is judged on random instances, whatever the source of the instance above. */
    edit: editing(equation, seed, judge),

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
  };
}
