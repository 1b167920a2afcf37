/** Adam taken apart: six plots over the steps, a step in numbers, the rates of a whole unit. No arithmetic here. */
import { rowAndColumn, steps } from '../../../experiments/gradient-descent/adam/training.ts';
import { Button } from '../../../kit/Button.tsx';
import { Chart } from '../../../kit/Chart.tsx';
import { Formula, Formulas } from '../../../kit/Formula.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Legend } from '../../../kit/Legend.tsx';
import { Dots, Line, Rule } from '../../../kit/marks.tsx';
import { fixed, short } from '../../../kit/numbers.ts';
import type { Point } from '../../../kit/path.ts';
import { formulas, linesOf } from './lines.ts';
import { type ApartModel, apartModel, inRates, sources } from './model.ts';
import { type PlotData, plotsOf } from './plots.ts';
import { Rates } from './Rates.tsx';
import { type ApartWords, strings } from './strings.ts';

export default figure({
  id: 'adam-apart',
  words: strings,
  model: () => apartModel(),
  equations: ['adam-moments', 'adam-correction', 'adam-update', 'adam-update-keras'],
  files: [
    'lib/optimisers/adam.ts',
    'src/experiments/gradient-descent/adam/apart.ts',
    'src/experiments/gradient-descent/adam/training.ts',
  ],
  says: (model, t, lang) => sentencesOf(model, t).join(lang === 'zh' ? '' : ' '),
  play: ({ real, train, player }) => ({ onSeed: () => (real.value ? train() : player.rewind()) }),
  controls({ source, recording, training, taken, train, corrected }, t) {
    const offered = sources.filter((one) => one !== 'training' || recording.value || source.value === one);
    return [
      {
        label: training.isBusy.value ? t.training(`${taken.value} / ${steps}`) : t.train,
        ...{ onClick: train, disabled: training.isBusy.value, others: [t.train, t.training(`${steps} / ${steps}`)] },
      },
      { label: t.source, value: source, names: Object.fromEntries(offered.map((one) => [one, t.sources[one]])) },
      { label: t.corrected, value: corrected },
    ];
  },
  columns: 2,
  fields(model, t) {
    const { real, training, pick, train } = model;
    const kind = 'optimiser' as const;
    return [
      { label: t.t, symbol: 't', sym: 't', value: model.player.at },
      ...(real.value
        ? [
            { label: t.pixel, symbol: 'i', sym: 'i' as const, value: model.i, onCommit: pick },
            {
              ...{ label: t.unit, symbol: 'j', sym: 'j' as const, value: model.unit },
              ...{ disabled: training.isBusy.value, onCommit: train },
            },
          ]
        : [{ label: t.size, kind: 'backward' as const, value: model.size }]),
      { kind, label: t.eta, symbol: 'η', sym: 'eta', value: model.eta },
      { kind, label: t.beta1, symbol: 'β₁', sym: 'beta1', value: model.beta1 },
      { kind, label: t.beta2, symbol: 'β₂', sym: 'beta2', value: model.beta2 },
      { kind, label: t.epsilon, symbol: 'ε', sym: 'epsilon', value: model.epsilon },
      { label: t.form, value: model.form, names: t.forms, disabled: !model.corrected.value },
    ];
  },
  /** The first ten steps, then every tenth. */
  table: ({ trace }, t) => ({
    columns: t.columns,
    rows: trace.value
      .filter((moment) => moment.t <= 10 || moment.t % 10 === 0)
      .map((one) => {
        const values = [one.g, one.m, one.mHat, Math.sqrt(one.v), Math.sqrt(one.vHat), one.rate, one.step];
        return [`${one.t}`, ...values.map((value) => short(value))];
      }),
  }),
  picture({ model, t }) {
    const { trace, constants, corrected, now, real, rates } = model;
    return (
      <>
        <div class="apart-charts">
          {plotsOf(trace.value, constants.value, corrected.value).map((plot) => (
            <Plot key={plot.name} {...{ plot, model, t }} />
          ))}
        </div>
        <div>
          <p class="chart-title">{t.linesTitle(now.value.t)}</p>
          <dl class="apart-lines">
            {linesOf(now.value, constants.value, corrected.value).map(({ name, work, result }) => (
              <div key={name} data-line={name}>
                <dt>
                  <Formula tex={formulas[name]} />
                </dt>
                <dd>
                  {work === null ? t.uncorrected : `= ${work}`} <strong>= {result}</strong>
                </dd>
              </div>
            ))}
          </dl>
          <Formulas tex={Object.values(formulas)} />
        </div>
        {real.value && rates.value && (
          <>
            <Rates {...{ model, t, unit: real.value.unit, rates: rates.value }} />
            <div class="live-controls">
              <Button onClick={model.followBusy}>{t.busy}</Button>
              <Button onClick={model.followRare}>{t.rare}</Button>
              <Button onClick={model.followOut}>{t.out}</Button>
            </div>
          </>
        )}
      </>
    );
  },
});

const stemsGlyph = <path d="M4 10V3M10 10V6M16 10V1M22 10V6" />;
const stops = Array.from({ length: steps }, (_, k) => k + 1);

/** A quantity over the steps, with the step that is looked at; press or move to look at another. */
function Plot({ plot, model, t }: { plot: PlotData; model: ApartModel; t: ApartWords }) {
  const { name: plotName, series, y: axis, bound } = plot;
  const names = { ...t.names, ...(model.corrected.value ? {} : { rate: t.names.rateBare }) };
  const kind = plotName === 'gradient' ? 'backward' : 'optimiser';
  const at = model.player.at.value;
  const says = (step: number) =>
    `${step}: ${series.map(({ name, values }) => `${names[name]} ${short(values[step - 1] ?? 0)}`).join(', ')}`;
  return (
    <Chart
      title={t.plots[plotName]}
      x={{ ends: [1, steps], ticks: [1, steps], name: t.steps }}
      y={axis}
      height={140}
      left={44}
      cursor={{ at, stops, says, onMove: model.player.go, label: t.t }}
      legend={
        <Legend
          items={series.map(({ name, form }) => ({
            ...{ label: names[name], kind, glyph: form === 'stems' ? stemsGlyph : undefined },
            mark: form === 'thin' ? ('dashed' as const) : ('line' as const),
          }))}
        />
      }
    >
      {({ x, y, width }) => (
        <>
          {bound && [bound, -bound].map((edge) => <Rule key={edge} y={y(edge)} length={width} dashed />)}
          {series.map(({ name, form, values }) => {
            const points = values.map((value, k): Point => [x(k + 1), value === null ? Number.NaN : y(value)]);
            return (
              <g key={name} data-plot={plotName}>
                {form === 'stems' ? (
                  <Stems {...{ kind, points: points.filter((_, k) => values[k]), foot: y(0) }} />
                ) : (
                  <Line {...{ kind, points }} dashed={form === 'thin'} />
                )}
                <Dots kind={kind} points={[points[at - 1]]} hollow={form === 'thin'} />
              </g>
            );
          })}
        </>
      )}
    </Chart>
  );
}

const Stems = ({ kind, points, foot }: { kind: string; points: readonly Point[]; foot: number }) => (
  <path
    class={`mark mark-${kind}`}
    d={points.map(([x, y]) => `M${x.toFixed(1)} ${foot.toFixed(1)}V${y.toFixed(1)}`).join('')}
  />
);

function sentencesOf(model: ApartModel, t: ApartWords): string[] {
  const { training, now, constants, corrected, real, firstSteps, place, data } = model;
  const state = training.state.value;
  if (state === 'failed') return [t.failed];
  if (state === 'waiting') return [t.waiting];
  if (state === 'running') return [t.running];
  const moment = now.value;
  const [first, held] = [firstSteps.value, real.value];
  const { length, at: longest } = model.longest.value;
  const sentences = [
    t.says(moment.t, short(moment.g, 3), short(moment.step, 3), fixed(inRates(moment, constants.value), 2)),
  ];
  if (corrected.value) sentences.push(t.factors(short(1 / moment.share1, 3), short(1 / moment.share2, 3)));
  else if (first) sentences.push(t.withoutFactors(fixed(first[0], 2), fixed(first[1], 2), fixed(length, 2), longest));
  if (held) {
    const at = rowAndColumn(place.value);
    const weight = at ? t.into(at.row, at.column, held.unit) : t.outOf(held.unit, model.k.value);
    sentences.push(t.followed(weight, t.data[data.value]));
    if (!model.asTrained.value) sentences.push(t.otherConstants);
  }
  return sentences;
}
