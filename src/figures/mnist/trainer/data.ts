/** Which digits are trained on: what there is to choose from, the reader's own files, a few of them to look at. */
import { batch, computed, effect, signal } from '@preact/signals';
import { type Problem, problemIn } from '../../../../lib/problem.ts';
import { choice } from '../../../kit/parameters.ts';
import type { Digit, Session } from '../../../reader/session.ts';
import type { DataSource } from '../../../workers/protocol.ts';

/** The first digits, which are shown. */
const sampled = Array.from({ length: 20 }, (_, k) => k);

/** A file as a page is given it. */
export type PickedFile = Pick<File, 'name' | 'arrayBuffer'>;

export function dataPanel(session: Session) {
  const { data, phase } = session;
  const sample = signal<readonly Digit[]>([]);
  const problem = signal<Problem | null>(null);
  const bringing = signal(false);
  /** Counts of the reader's own data, just brought. */
  const brought = signal<{ readonly trainCount: number; readonly testCount: number } | null>(null);
  /** What was chosen here or by a link; until then it is what the page has. */
  const chosen = choice<DataSource | 'first'>('first', ['first', 'mnist', 'digits', 'own']);

  const source = computed((): DataSource | null => data.value?.source ?? null);
  /** A run that is under way keeps its data. */
  const held = computed(() => ['waiting', 'running', 'paused'].includes(phase.value));
  const sources = computed((): readonly DataSource[] => [
    ...(data.value?.hasMnist === false ? [] : (['mnist'] as const)),
    'digits',
    ...(data.value?.hasOwn ? (['own'] as const) : []),
  ]);

  async function attempt(act: () => Promise<void>): Promise<void> {
    problem.value = null;
    await act().catch((error) => {
      problem.value = problemIn(error);
    });
  }

  return {
    ...{ source, sources, held, sample, problem, bringing, brought, chosen },
    choose(wanted: DataSource): void {
      batch(() => {
        sample.value = [];
        problem.value = null;
        chosen.value = wanted;
      });
    },
    /** What is chosen is asked for once, as soon as it can be had; returns how to stop. */
    follow(): () => void {
      let asked: DataSource | null = null;
      return effect(() => {
        const first = asked && (data.value?.hasMnist === false ? 'digits' : 'mnist');
        const wanted = chosen.value === 'first' ? first : chosen.value;
        if (wanted === asked || wanted === null || held.value) return;
        if (!data.value) session.load();
        // a link cannot bring digits that are not in this browser
        if (wanted === 'own' && !data.value?.hasOwn && !brought.value) return;
        asked = wanted;
        if (wanted !== source.value) session.useData(wanted);
      });
    },
    look: () =>
      attempt(async () => {
        if (!data.peek()) session.load();
        sample.value = await session.digits('train', sampled);
      }),
    /** The files are read and kept; they are used at once unless a run is under way. */
    async bring(files: readonly PickedFile[]): Promise<void> {
      if (bringing.peek()) return;
      batch(() => {
        bringing.value = true;
        brought.value = null;
      });
      await attempt(async () => {
        const named = await Promise.all(
          files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
        );
        session.load();
        brought.value = await session.bringData(named);
        if (!held.peek()) chosen.value = 'own';
      });
      bringing.value = false;
    },
  };
}

export type DataPanel = ReturnType<typeof dataPanel>;
