/** The race: the square of momentum's constants, a small picture for each racer. No arithmetic here. */
import { racerIds } from '../../../experiments/gradient-descent/race/racers.ts';
import { figure } from '../../../kit/figure.tsx';
import { raceModel } from './model.ts';
import { Behind, Coordinates, Racer, Square } from './Pictures.tsx';
import { notes, sentence, small } from './says.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'race',
  words: strings,
  model: () => raceModel(),
  wide: true,
  equations: [
    ...['weight-update', 'momentum', 'nesterov', 'rmsprop'],
    ...['adam-moments', 'adam-correction', 'adam-update-keras'],
  ],
  files: [
    'lib/optimisers/',
    'src/experiments/gradient-descent/race/racers.ts',
    'src/experiments/gradient-descent/race/damping.ts',
    'src/experiments/gradient-descent/race/ground.ts',
    'src/experiments/gradient-descent/race/slice.ts',
  ],
  says: sentence,
  play: ({ land, relief, seed }) => ({
    ...{ onSeed: undefined, canPlay: relief.value !== null, seed: land.value === 'slice' ? seed : undefined },
    ...(relief.value ? {} : { canStep: false }),
  }),
  controls: ({ isBowl, land, relief, doing, turned, enter, search, byTheory, turnStart, player, setting }, t) => [
    { label: t.step, value: player.at, max: setting.value.steps },
    { label: t.land, value: land, names: t.lands, onCommit: enter },
    { label: t.turned, value: turned, disabled: !isBowl.value, onCommit: turnStart },
    { label: t.search, onClick: search, disabled: !relief.value || doing.value?.kind === 'search' },
    { label: t.theory, onClick: byTheory, disabled: !isBowl.value },
  ],
  fields: ({ isBowl, setting, land, x, y, mu, kappa, rates }, t) => [
    { label: t.mu, symbol: 'μ', sym: 'mu', kind: 'optimiser', value: mu },
    { label: t.kappa, symbol: 'κ', value: kappa, disabled: !isBowl.value },
    ...racerIds.map((id) => ({ label: t.rateOf(t.names[id]), sym: 'eta' as const, value: rates[id], seldom: true })),
    ...[x, y].map((value, k) => {
      const [min, max] = [setting.value.window.x, setting.value.window.y][k];
      return { label: t.startOf((land.value === 'slice' ? 'αβ' : 'xy')[k]), value, min, max, seldom: true };
    }),
  ],
  /** Some ten steps of the race, a column of losses a racer. */
  table: ({ standings, setting }, t) => ({
    columns: [t.step, ...standings.value.map(({ id }) => t.names[id])],
    rows: Array.from({ length: 11 }, (_, k) => {
      const at = Math.round((setting.value.steps * k) / 10);
      return [`${at}`, ...standings.value.map(({ trail }) => (trail.spots[at] ? small(trail.spots[at].loss) : '–'))];
    }),
  }),
  picture: ({ model, t, id }) => (
    <div class="race-pictures">
      <Behind {...{ model, id }} />
      <Square {...{ model, t }} />
      <Coordinates {...{ model, t }} />
      {model.standings.value.map((standing, k) => (
        <Racer key={standing.id} {...{ model, t, id, standing, k }} />
      ))}
      <p class="race-notes note">{notes(model, t)}</p>
    </div>
  ),
});
