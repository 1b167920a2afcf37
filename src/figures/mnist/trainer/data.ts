/** Which digits are trained on: what there is to choose from, the reader's own files, a few of them to look at. */

import { batch, computed, signal } from '@preact/signals';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import type { Digit, Session } from '../../../reader/session.ts';
import type { DataSource } from '../../../workers/protocol.ts';

/** Digits shown, from the first on. */
export const sampled = 20;

/** A file as a page is given it. */
export interface PickedFile {
  readonly name: string;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export function dataPanel(session: Session) {
  const { data, phase } = session;
  const sample = signal<readonly Digit[]>([]);
  const problem = signal<Problem | null>(null);
  const bringing = signal(false);
  /** Counts of the reader's own data, just brought. */
  const brought = signal<{ readonly trainCount: number; readonly testCount: number } | null>(null);

  const source = computed((): DataSource | null => data.value?.source ?? null);
  /** A run that is under way keeps its data. */
  const held = computed(() => ['waiting', 'running', 'paused'].includes(phase.value));
  const sources = computed((): readonly DataSource[] => [
    ...(data.value?.hasMnist === false ? [] : (['mnist'] as const)),
    'digits',
    ...(data.value?.hasOwn ? (['own'] as const) : []),
  ]);

  function choose(wanted: DataSource): void {
    batch(() => {
      sample.value = [];
      problem.value = null;
    });
    session.load();
    session.useData(wanted);
  }

  async function look(): Promise<void> {
    if (!data.peek()) session.load();
    try {
      sample.value = await session.digits(
        'train',
        Array.from({ length: sampled }, (_, k) => k),
      );
    } catch (error) {
      problem.value = problemIn(error);
    }
  }

  /** The files are read and kept; they are used at once unless a run is under way. */
  async function bring(files: readonly PickedFile[]): Promise<void> {
    if (bringing.peek()) return;
    batch(() => {
      bringing.value = true;
      problem.value = null;
      brought.value = null;
    });
    try {
      const named = await Promise.all(
        files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
      );
      session.load();
      brought.value = await session.bringData(named);
      if (!held.peek()) choose('own');
    } catch (error) {
      problem.value = problemIn(error);
    } finally {
      bringing.value = false;
    }
  }

  return { source, sources, held, sample, problem, bringing, brought, choose, look, bring };
}

export type DataPanel = ReturnType<typeof dataPanel>;
