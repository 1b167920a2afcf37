/** The race in words: the sentence under the picture, what is raced on, and the table. */

import { racerIds } from '../../experiments/gradient-descent/race/racers.ts';
import { power } from '../../kit/numbers.ts';
import { fixed, percent, plain, type Table } from '../shared/index.ts';
import type { RaceModel } from './model.ts';
import type { RaceWords } from './strings.ts';

/** Three decimals where they say something, else a power of ten. */
export const small = (value: number): string =>
  value === 0 ? '0' : value >= 0.01 && value < 1e4 ? fixed(value, 3) : power(value);

export function sentence(model: RaceModel, t: RaceWords): string {
  const { work, failed, land, standings, step, setting, fair, atEnd, rates } = model;
  if (failed.value) return t.failed;
  const now = work.value;
  if (now?.kind === 'loading') return t.loading;
  if (now) return t.working[now.kind](percent(now.share, 0));
  const all = standings.value;
  if (all.length === 0) return land.value === 'slice' && !model.trails.value ? t.loading : t.nobody;
  const lost = all.flatMap(({ id, diverged }) => (diverged === null ? [] : [t.diverged(t.names[id], diverged)]));
  if (fair.value && atEnd.value) {
    const found = racerIds.map((id) => `${t.names[id]} ${plain(rates[id].value)}`);
    const arrived = all.filter(({ settled }) => settled !== null).toSorted((a, b) => a.settled! - b.settled!);
    const first = arrived[0] ? t.first(t.names[arrived[0].id], arrived[0].settled!) : t.none;
    return [t.fair(found.join(t.comma)), first, ...lost].join(t.space);
  }
  const leader = model.leader.value;
  const state = leader
    ? t.leads(step.value, setting.value.steps, t.names[leader.id], small(leader.spot.loss))
    : step.value === 0
      ? t.ready(small(all[0].spot.loss))
      : t.allLost(step.value);
  return [state, ...lost].join(t.space);
}

/** What the ground is, in one line. */
export function groundNote({ land, kappa, turned, slice, seed }: RaceModel, t: RaceWords): string {
  if (land.value === 'quadratic') return t.quadraticNote(plain(kappa.value), turned.value);
  if (land.value === 'rosenbrock') return t.rosenbrockNote;
  const from = slice.value?.origin;
  if (!from) return t.sliceNote;
  return t.sliceOf(t.owners[from.owner], from.sizes.join('–'), t.digits(from.count, from.data), seed.value);
}

/** Some twenty steps of the race, a column of losses a racer. */
export function tableOf({ standings, setting }: RaceModel, t: RaceWords): Table {
  const { steps } = setting.value;
  const all = standings.value;
  const rows = Array.from({ length: 21 }, (_, k) => {
    const at = Math.round((steps * k) / 20);
    return [`${at}`, ...all.map(({ trail }) => (trail.spots[at] ? small(trail.spots[at].loss) : '–'))];
  });
  return { columns: [t.step, ...all.map(({ id }) => t.names[id])], rows };
}
