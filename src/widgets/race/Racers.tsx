/** Who races: a switch, a rate, and what was reached. */

import { type RacerId, racerIds } from '../../experiments/gradient-descent/race/racers.ts';
import type { Lang } from '../../i18n/lang.ts';
import { NumberField } from '../shared/index.ts';
import { Key } from './Mark.tsx';
import type { RaceModel } from './model.ts';
import type { RaceWords } from './strings.ts';
import { small } from './words.ts';

interface Props {
  model: RaceModel;
  t: RaceWords;
  lang: Lang;
}

export const rateRange = { min: 1e-5, max: 10, step: 1e-5, log: true };

export function Racers({ model, t, lang }: Props) {
  return (
    <table class="race-table">
      <thead>
        <tr>
          {t.columns.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {racerIds.map((id) => (
          <Racer key={id} {...{ id, model, t, lang }} />
        ))}
      </tbody>
    </table>
  );
}

function Racer({ id, model, t, lang }: Props & { id: RacerId }) {
  const { on, rates, standings, leader } = model;
  const standing = standings.value.find((one) => one.id === id);
  const { spot, distance, diverged, settled } = standing ?? {};
  return (
    <tr data-off={!on[id].value} data-leads={leader.value?.id === id}>
      <th scope="row">
        <label class="race-switch">
          <input
            type="checkbox"
            checked={on[id].value}
            onChange={(event) => {
              on[id].value = event.currentTarget.checked;
            }}
          />
          <Key id={id} />
          {t.names[id]}
        </label>
      </th>
      <td class="race-rate">
        <NumberField
          {...{ lang, label: t.rateOf(t.names[id]), sym: 'eta', kind: 'optimiser', value: rates[id], bare: true }}
          {...rateRange}
          onCommit={model.changed}
        />
      </td>
      <td>{spot && diverged === null ? small(spot.loss) : '–'}</td>
      <td>{distance !== undefined && diverged === null ? small(distance) : '–'}</td>
      <td>{typeof diverged === 'number' ? t.divergedAt(diverged) : typeof settled === 'number' ? settled : '–'}</td>
    </tr>
  );
}
