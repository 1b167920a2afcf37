/** The overfitting laboratory: two twins, four switches, three curves each. */
import type { Moment } from '../../../experiments/dropout/training.ts';
import { epochs } from '../../../experiments/dropout/training.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { Toggle } from '../../../kit/Fields.tsx';
import { figure } from '../../../kit/figure.tsx';
import { openWorker } from '../../../kit/job.ts';
import { Line, Segment } from '../../../kit/marks.tsx';
import { fixed, percent } from '../../../kit/numbers.ts';
import { gapOf, labModel, type Pair, type Quantity } from './model.ts';
import { type LabWords, strings } from './strings.ts';

const openTwins = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'overfitting' });

export default figure({
  id: 'overfitting-lab',
  words: strings,
  model: (still: Pair) => labModel(still, openWorker(openTwins)),
  equations: ['inverted-dropout', 'l2-penalty', 'l2-gradient', 'adam-update'],
  files: [
    'lib/model/sequential.ts',
    'src/experiments/dropout/training.ts',
    'src/figures/dropout/overfitting-lab/worker.ts',
  ],
  says({ twins, pair, epoch, data, quantity: { value: quantity } }, t) {
    if (twins.state.value === 'failed') return t.failed;
    const [one, other] = [pair.value.baseline.at(-1), pair.value.changed.at(-1)];
    if (twins.state.value === 'waiting' || !one || !other) return t.waiting;
    const write = (value: number) => (quantity === 'loss' ? fixed(value, 3) : percent(value));
    const [first, second] = [one, other].map(({ validation }) => write(validation[quantity]));
    return t.says(epoch.value, t.quantities[quantity], first, second, t.data[data.value]);
  },
  play: ({ twins, start }, t) => ({
    ...{ playing: twins.isBusy.value, playWord: t.start, pauseWord: t.stop },
    ...{ onPlay: start, onPause: twins.stop, canSeed: !twins.isBusy.value },
  }),
  controls: ({ quantity, remedies, twins }, t) => [
    { label: t.show, value: quantity, names: t.quantities },
    <fieldset key="remedies" class="lab-remedies">
      <legend>{t.remedies}</legend>
      {(['data', 'small', 'l2', 'dropout'] as const).map((name) => (
        <Toggle key={name} label={t.names[name]} value={remedies[name]} disabled={twins.isBusy.value} />
      ))}
    </fieldset>,
  ],
  /** Every fifth epoch. */
  table({ pair, quantity }, t) {
    const { baseline, changed } = pair.value;
    const columns = [t.epoch, ...t.columns(t.baseline), ...t.columns(t.changed)];
    const rows = baseline.flatMap((one, k) => {
      const other = changed[k];
      if ((k + 1) % 5 !== 0 || !other) return [];
      const numbers = [one, other].flatMap((moment) => kinds.map((kind) => moment[kind][quantity.value]));
      return [[`${k + 1}`, ...numbers.map((value) => fixed(value, 4))]];
    });
    return { columns, rows };
  },
  picture: ({ model: { pair, quantity }, t }) => (
    <div class="pair">
      <Curves title={t.baseline} moments={pair.value.baseline} quantity={quantity.value} t={t} />
      <Curves title={t.changed} moments={pair.value.changed} quantity={quantity.value} t={t} />
    </div>
  ),
});

const kinds = ['logged', 'again', 'validation'] as const;
const looks = { logged: ['forward', 'dashed'], again: ['forward', 'line'], validation: ['backward', 'line'] } as const;
const axes = {
  loss: { ends: [0, 1.6], ticks: [0, 0.5, 1, 1.5] },
  accuracy: { ends: [0.6, 1], ticks: [0.6, 0.8, 1], format: (value: number) => percent(value, 0) },
} as const;

interface CurvesProps {
  title: string;
  moments: readonly Moment[];
  quantity: Quantity;
  t: LabWords;
}

/** Three curves of one twin: as logged, read again, validation; the gap between the last two at the end. */
function Curves({ title, moments, quantity, t }: CurvesProps) {
  const last = moments.at(-1);
  const gap = gapOf(moments, quantity);
  const shown = (value: number) => (quantity === 'loss' ? fixed(value, 3) : percent(value));
  const legend = kinds.map((kind) => {
    const [color, mark] = looks[kind];
    return { kind: color, mark, label: `${t[kind]} ${last ? shown(last[kind][quantity]) : ''}` };
  });
  return (
    <Chart
      title={title}
      height={210}
      left={40}
      x={{ ends: [1, epochs], ticks: [1, epochs], name: t.epochs }}
      y={axes[quantity]}
      legend={[...legend, gap !== null && { label: `${t.gap}${t.colon}${shown(gap)}`, glyph: <path d="M13 0V10" /> }]}
    >
      {({ x, y }) => (
        <>
          {kinds.map((kind) => (
            <Line
              key={kind}
              kind={looks[kind][0]}
              dashed={looks[kind][1] === 'dashed'}
              points={moments.length > 1 ? moments.map((moment, k) => [x(k + 1), y(moment[kind][quantity])]) : []}
            />
          ))}
          {last && (
            <Segment
              from={[x(moments.length), y(last.again[quantity])]}
              to={[x(moments.length), y(last.validation[quantity])]}
            />
          )}
        </>
      )}
    </Chart>
  );
}
