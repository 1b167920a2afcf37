/** The race: ground and trails, losses, a table of racers. No arithmetic here. */
import { racerIds } from '../../../experiments/gradient-descent/race/racers.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { Field } from '../../../kit/Fields.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { Toggle } from '../../../kit/Toggle.tsx';
import { type RaceModel, raceModel } from './model.ts';
import { Ground, Key, Losses } from './Pictures.tsx';
import { groundNote, sentence, small } from './says.ts';
import { type RaceWords, strings } from './strings.ts';

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
    'src/experiments/gradient-descent/race/ground.ts',
    'src/experiments/gradient-descent/race/slice.ts',
  ],
  says: sentence,
  play: ({ land, relief }) => ({
    ...{ onSeed: undefined, canSeed: land.value === 'slice', canPlay: relief.value !== null },
    ...(relief.value ? {} : { canStep: false }),
  }),
  controls({ land, relief, doing, turned, enter, search, byTheory, turnStart }, t) {
    const elsewhere = land.value !== 'quadratic';
    return [
      { label: t.land, value: land, names: t.lands, onCommit: enter },
      { label: t.search, onClick: search, disabled: !relief.value || doing.value?.kind === 'search' },
      { label: t.theory, onClick: byTheory, disabled: elsewhere },
      { label: t.turned, value: turned, disabled: elsewhere, onCommit: turnStart },
    ];
  },
  columns: 4,
  fields({ land, setting, axes, x, y, mu, kappa }, t) {
    const { window } = setting.value;
    const [across, up] = axes.value;
    return [
      { label: t.startX(across), value: x, min: window.x[0], max: window.x[1] },
      { label: t.startX(up), value: y, min: window.y[0], max: window.y[1] },
      { label: t.mu, symbol: 'μ', sym: 'mu', kind: 'optimiser', value: mu },
      { label: t.kappa, symbol: 'κ', value: kappa, disabled: land.value !== 'quadratic' },
    ];
  },
  below: ({ model, t, lang }) => (
    <>
      <Racers {...{ model, t, lang }} />
      <p class="note">{model.goal.value === null ? '' : t.goalIs(small(model.goal.value))}</p>
    </>
  ),
  /** Some twenty steps of the race, a column of losses a racer. */
  table: ({ standings, setting }, t) => ({
    columns: [t.step, ...standings.value.map(({ id }) => t.names[id])],
    rows: Array.from({ length: 21 }, (_, k) => {
      const at = Math.round((setting.value.steps * k) / 20);
      return [`${at}`, ...standings.value.map(({ trail }) => (trail.spots[at] ? small(trail.spots[at].loss) : '–'))];
    }),
  }),
  picture: ({ model, t }) => (
    <>
      <div class="pair">
        <Ground {...{ model, t }} />
        <Losses {...{ model, t }} />
      </div>
      <p class="note race-ground">{groundNote(model, t)}</p>
    </>
  ),
});

/** Who races: a switch, a rate, and what was reached. */
function Racers({ model, t, lang }: { model: RaceModel; t: RaceWords; lang: Lang }) {
  const rows = racerIds.map((id) => {
    const standing = model.standings.value.find((one) => one.id === id);
    const { spot, distance, diverged = null, settled = null } = standing ?? {};
    const isRunning = standing && diverged === null;
    const name = (
      <>
        <Key id={id} /> {t.names[id]}
      </>
    );
    const rate = {
      label: t.rateOf(t.names[id]),
      sym: 'eta' as const,
      value: model.rates[id],
      bare: true,
      silent: true,
    };
    return {
      name: <Toggle label={name} value={model.on[id]} />,
      chosen: model.leader.value?.id === id,
      values: [
        <Field key={id} {...{ lang, spec: rate }} />,
        isRunning ? small(spot!.loss) : '–',
        isRunning ? small(distance!) : '–',
        diverged !== null ? t.divergedAt(diverged) : (settled ?? '–'),
      ],
    };
  });
  return <Numbers {...{ columns: t.columns, rows }} />;
}
