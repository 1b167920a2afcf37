/** The learning-rate finder: a rate that grows, and the rates round what it suggests, tried. */
// with the figure's code, which comes when it wakes: the page itself holds the picture
import { still } from '../../../../content/records/gradient-descent/rate-finder.json';
import type { RecordedFinding } from '../../../experiments/gradient-descent/rate-finder/recorded.ts';
import { figure } from '../../../kit/figure.tsx';
import { Legend } from '../../../kit/marks.tsx';
import { fixed, percent } from '../../../kit/numbers.ts';
import { finderModel } from './model.ts';
import { Panels } from './Panels.tsx';
import { sentenceOf, written } from './says.ts';
import { strings } from './strings.ts';

/** Every so many steps, and the last, have a row in the table. */
const every = 40;

export default figure({
  id: 'rate-finder',
  words: strings,
  model: () => finderModel(still as RecordedFinding),
  equations: ['adam-moments', 'adam-correction', 'quadratic-stability', 'weight-update', 'momentum'],
  files: [
    'src/experiments/gradient-descent/rate-finder/range.ts',
    'src/experiments/gradient-descent/rate-finder/training.ts',
    'src/experiments/gradient-descent/rate-finder/sharpness.ts',
    'lib/model/run.ts',
  ],
  says: sentenceOf,
  play: ({ work, seed, play, step }) => ({
    ...{ playing: work.isBusy.value, onPlay: play, onPause: work.pause, onStep: step, canStep: !work.isBusy.value },
    ...{ seed, onSeed: work.stop, canSeed: !work.isBusy.value },
  }),
  controls: ({ rule, choose, isTrying, canTry, work, tryRates }, t) => [
    { label: t.rule, value: rule, names: t.rules, disabled: work.isBusy.value, onCommit: choose },
    {
      label: isTrying.value ? t.stop : t.try,
      onClick: isTrying.value ? work.stop : tryRates,
      disabled: !isTrying.value && !canTry.value,
      others: [t.try, t.stop],
    },
  ],
  fields({ steps, low, high, work }, t) {
    const common = { disabled: work.isBusy.value, onCommit: work.stop, seldom: true };
    const eta = { symbol: 'η', sym: 'eta', kind: 'optimiser' } as const;
    return [
      { ...common, label: t.steps, value: steps },
      { ...common, ...eta, label: t.low, value: low },
      { ...common, ...eta, label: t.high, value: high },
    ];
  },
  table({ shown }, t) {
    const { points, trials } = shown.value;
    const steps = points.flatMap(({ rate, loss, smooth }, k) =>
      (k + 1) % every === 0 || k === points.length - 1
        ? [[`${k + 1}`, written(rate), fixed(loss, 4), fixed(smooth, 4)]]
        : [],
    );
    const tried = trials.map(({ rate, loss, accuracy, broken }) =>
      broken === null
        ? [written(rate), fixed(loss, 4), percent(accuracy, 2)]
        : [written(rate), t.brokenAt(broken), t.legend.broken],
    );
    return [
      { title: t.curveTable, columns: t.columns, rows: steps },
      { title: t.trialTable, columns: t.trialColumns, rows: tried },
    ];
  },
  picture({ model, t }) {
    const { source, trialsSource, trials } = model.shown.value;
    const others = trials.length > 0 && trialsSource !== source ? t.sources[trialsSource] : null;
    return (
      <>
        <Panels {...{ model, t }} />
        <Legend
          items={[
            { label: t.legend.dots, kind: 'target', mark: 'dots', faint: true },
            { label: t.legend.line, kind: 'target' },
            { label: t.legend.trial, kind: 'forward', mark: 'dot' },
          ]}
        />
        <p class="note">{t.whose(t.sources[source], others)}</p>
      </>
    );
  },
});
