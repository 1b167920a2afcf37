/** The race in words: the sentence under the picture, and what is raced on. */
import { racerIds } from '../../../experiments/gradient-descent/race/racers.ts';
import { fixedOrPower, percent, plain } from '../../../kit/numbers.ts';
import type { RaceModel } from './model.ts';
import type { RaceWords } from './strings.ts';

/** Three decimals where they say something, else a power of ten. */
export const small = (value: number): string => (value === 0 ? '0' : fixedOrPower(value, 3, 0.01, 1e4));

export function sentence(model: RaceModel, t: RaceWords): string {
  const { doing, failed, land, step, setting, fair, player, rates } = model;
  if (failed.value) return t.failed;
  const now = doing.value;
  if (now) return now.kind === 'loading' ? t.loading : t.working[now.kind](percent(now.share, 0));
  const all = model.standings.value;
  if (all.length === 0) return land.value === 'slice' && !model.trails.value ? t.loading : t.nobody;
  const lost = all.flatMap(({ id, diverged }) => (diverged === null ? [] : [t.diverged(t.names[id], diverged)]));
  if (fair.value && player.atEnd.value) {
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
export function groundNote({ land, kappa, turned, slice }: RaceModel, t: RaceWords): string {
  if (land.value === 'quadratic') return t.quadraticNote(plain(kappa.value), turned.value);
  if (land.value === 'rosenbrock') return t.rosenbrockNote;
  if (!slice.value) return t.sliceNote;
  const { origin, seed } = slice.value;
  return t.sliceOf(t.owners[origin.owner], origin.sizes.join('–'), origin.count, t.digits[origin.data], seed);
}
