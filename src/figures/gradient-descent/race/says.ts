/** The race in words: the sentence under the picture, and what is raced on. */
import { fixedOrPower, percent, plain } from '../../../kit/numbers.ts';
import type { RaceModel } from './model.ts';
import type { RaceWords } from './strings.ts';

/** Three decimals where they say something, else a power of ten. */
export const small = (value: number): string => (value === 0 ? '0' : fixedOrPower(value, 3, 0.01, 1e4));

export function sentence(model: RaceModel, t: RaceWords): string {
  const { doing, failed, step, setting, fair, player, damped } = model;
  if (failed.value) return t.failed;
  const [now, all] = [doing.value, model.standings.value];
  if (now) return t.working[now.kind](percent(now.share, 0));
  if (all.length === 0) return t.working.loading();
  const lost = all.flatMap(({ id, diverged }) => (diverged === null ? [] : [t.diverged(t.names[id], diverged)]));
  if (fair.value && player.atEnd.value) {
    const arrived = all.filter(({ settled }) => settled !== null).toSorted((a, b) => a.settled! - b.settled!);
    return [t.fair(arrived.map(({ id, settled }) => `${t.names[id]} ${settled}`).join(t.comma)), ...lost].join(t.space);
  }
  const [leader, rest] = [model.leader.value, damped.value];
  const level = all.filter(({ diverged }) => diverged === null).map(({ spot }) => spot.loss);
  const state = leader
    ? [t.leads(step.value, setting.value.steps, t.names[leader.id], small(leader.spot.loss))]
    : step.value === 0
      ? [t.ready(small(all[0].spot.loss))]
      : level.length > 1
        ? [t.level(step.value, setting.value.steps, small(Math.min(...level)))]
        : [];
  const comes = rest?.steps ? [t.damped(t.regimes[rest.along], t.regimes[rest.across], rest.steps.toFixed(0))] : [];
  return [...state, ...comes, ...lost].join(t.space);
}

/** What the ground is, and where the goal lies. */
export function notes({ land, kappa, turned, slice, material, goal }: RaceModel, t: RaceWords): string {
  const origin = land.value === 'slice' && slice.value && material.value?.origin;
  const ground = origin
    ? t.sliceOf(t.owners[origin.owner], origin.sizes.join('–'), origin.count, t.digits[origin.data], slice.value!.seed)
    : t.grounds[land.value](plain(kappa.value), turned.value);
  return goal.value === null ? ground : ground + t.space + t.reading(small(goal.value));
}
