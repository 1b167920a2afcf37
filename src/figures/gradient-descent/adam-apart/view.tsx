/** Adam taken apart: the gradients of one weight, their mean within the root of their mean square, and the step. No arithmetic here. */
// with the figure's code, which comes when it wakes: the page itself holds the picture

import type { ComponentChildren } from 'preact';
import { traces } from '../../../../content/records/gradient-descent/adam.json';
import { shades } from '../../../experiments/gradient-descent/adam/spread.ts';
import { rowAndColumn, steps } from '../../../experiments/gradient-descent/adam/training.ts';
import { Formula, Formulas } from '../../../kit/built.tsx';
import { Chart, type Scales } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { placeOf } from '../../../kit/Handle.tsx';
import { Area, Dots, type Kind, Line, Rule } from '../../../kit/marks.tsx';
import { fixed, short } from '../../../kit/numbers.ts';
import { type Point, stemsAt } from '../../../kit/path.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { Heat } from '../../../kit/still-pixels.tsx';
import { type FormulaName, formulas, linesOf } from './lines.ts';
import { type ApartModel, apartModel } from './model.ts';
import { type ApartWords, strings } from './strings.ts';

export default figure({
  id: 'adam-apart',
  words: strings,
  model: () => apartModel(traces),
  wide: true,
  equations: ['adam-moments', 'adam-correction', 'adam-update', 'adam-update-keras'],
  files: [
    'lib/optimisers/adam.ts',
    'src/experiments/gradient-descent/adam/apart.ts',
    'src/experiments/gradient-descent/adam/training.ts',
  ],
  says: (model, t, lang) => sentencesOf(model, t).join(lang === 'zh' ? '' : ' '),
  play: ({ recording, train, player }) => ({ onSeed: () => (recording.value ? train() : player.rewind()) }),
  controls: ({ source, training, taken, train, corrected }, t) => [
    { label: t.source, value: source, names: t.sources },
    { label: t.corrected, value: corrected },
    {
      label: training.isBusy.value ? t.training(`${taken.value} / ${steps}`) : t.train,
      ...{ onClick: train, disabled: training.isBusy.value, others: [t.train, t.training(`${steps} / ${steps}`)] },
    },
  ],
  columns: 4,
  fields(model, t) {
    const { place, train, training } = model;
    const kind = 'optimiser' as const;
    return [
      { label: t.t, symbol: 't', sym: 't', value: model.player.at },
      { kind, label: t.eta, symbol: 'η', sym: 'eta', value: model.eta },
      { kind, label: t.beta1, symbol: 'β₁', sym: 'beta1', value: model.beta1 },
      { kind, label: t.beta2, symbol: 'β₂', sym: 'beta2', value: model.beta2 },
      { kind, label: t.epsilon, symbol: 'ε', sym: 'epsilon', value: model.epsilon, seldom: true },
      place.value === null
        ? { label: t.size, kind: 'backward' as const, value: model.size }
        : {
            label: t.unit,
            sym: 'j',
            value: model.unit,
            disabled: training.isBusy.value,
            onCommit: train,
            seldom: true,
          },
      model.source.value === 'pixel' && { label: t.pixel, symbol: 'i', sym: 'i', value: model.pixel, seldom: true },
      { label: t.form, value: model.form, names: t.forms, disabled: !model.corrected.value, seldom: true },
    ];
  },
  /** The first five steps, then every twentieth. */
  table: ({ trace }, t) => ({
    columns: t.columns,
    rows: trace.value
      .filter((moment) => moment.t <= 5 || moment.t % 20 === 0)
      .map((one) => {
        const values = [one.g, one.m, one.mHat, Math.sqrt(one.v), Math.sqrt(one.vHat), one.rate, one.step];
        return [`${one.t}`, ...values.map((value) => short(value))];
      }),
  }),
  picture({ model, t }) {
    const { constants, corrected, now } = model;
    return (
      <div class="apart">
        <Strips {...{ model, t }} />
        <dl>
          {linesOf(now.value, constants.value, corrected.value).map(({ name, work, result }) => (
            <div key={name} data-line={name}>
              <dt>
                <Formula tex={formulas[name]} />
              </dt>
              <dd>
                {letters[name]} {work === null ? t.uncorrected : `= ${work}`} <strong>= {result}</strong>
              </dd>
            </div>
          ))}
          <Formulas tex={[formulas.step, formulas.stepBare]} />
        </dl>
      </div>
    );
  },
  below: ({ model, t }) => <Rates {...{ model, t }} />,
});

interface Props {
  model: ApartModel;
  t: ApartWords;
}
const letters: Partial<Record<FormulaName, string>> = { m: 'm', mHat: 'm\u0302', v: 'v', vHat: 'v\u0302' };
const stops = Array.from({ length: steps }, (_, k) => k + 1);

/** Three plots over the same steps, with the step that is looked at. */
function Strips({ model, t }: Props) {
  const { trace, now, eta, corrected } = model;
  const list = trace.value;
  const hat = corrected.value ? '\u0302' : '';
  const of = (one: (typeof list)[number]) => ({ mean: one.mHat, root: Math.sqrt(one.vHat) });
  const most = (values: readonly number[]) => Math.max(...values.map(Math.abs)) || 1;
  const at = of(now.value);
  const over = (values: readonly number[], { x, y }: Scales) => values.map((value, k): Point => [x(k + 1), y(value)]);
  const roots = list.map((one) => of(one).root);
  const [g, moved] = [list.map((one) => one.g), list.map(({ step }) => step)];
  return (
    <div>
      <Strip {...{ model, t, name: 'g', reach: most(g), value: `∂L/∂w = ${short(now.value.g, 3)}` }}>
        {(scales) => <Stems kind="backward" points={over(g, scales)} foot={scales.y(0)} />}
      </Strip>
      <Strip
        {...{ model, t, name: 'mean', reach: most(roots), height: 126 }}
        value={`m${hat} = ${short(at.mean, 3)}, √v${hat} = ${short(at.root, 3)}`}
      >
        {(scales) => {
          const [up, down] = [roots, roots.map((root) => -root)].map((values) => over(values, scales));
          const bare = list.map(({ m, v }) => [m, Math.sqrt(v), -Math.sqrt(v)]);
          return (
            <>
              <Area points={up} to={down.map(([, y]) => y)} kind="soft" />
              {corrected.value &&
                [0, 1, 2].map((k) => (
                  <Line
                    key={k}
                    points={over(
                      bare.map((three) => three[k]),
                      scales,
                    )}
                    kind={k ? 'soft' : 'optimiser'}
                    dashed
                    faint
                  />
                ))}
              <Line
                points={over(
                  list.map((one) => of(one).mean),
                  scales,
                )}
                kind="optimiser"
              />
            </>
          );
        }}
      </Strip>
      <Strip
        {...{ model, t, name: 'step', reach: Math.max(1.15 * eta.value, most(moved)), edge: eta.value, height: 116 }}
        value={`${short(now.value.step, 3)} = ${fixed(now.value.step / eta.value, 2)} η`}
      >
        {(scales) => {
          const [top, foot] = [eta.value, -eta.value].map(scales.y);
          return (
            <>
              <Area
                points={[
                  [0, top],
                  [scales.width, top],
                ]}
                to={foot}
                kind="optimiser"
              />
              <Stems kind="optimiser" points={over(moved, scales)} foot={scales.y(0)} />
            </>
          );
        }}
      </Strip>
    </div>
  );
}

interface StripProps extends Props {
  name: keyof ApartWords['strips'];
  /** What is read at the step that is looked at. */
  value: string;
  reach: number;
  /** What the outer ticks stand at, where that is less. */
  edge?: number;
  height?: number;
  children: (scales: Scales) => ComponentChildren;
}

function Strip({ model, t, name, value, reach, edge = reach, height = 96, children }: StripProps) {
  const label = t.along(t.strips[name]);
  return (
    <Chart
      {...{ title: t.strips[name], height, left: 56 }}
      heading={
        <>
          {t.strips[name]} <span>{value}</span>
        </>
      }
      x={{ ends: [1, steps], ticks: name === 'step' ? [1, 40, 80, steps] : [], name: t.steps }}
      y={{ ends: [-reach, reach], ticks: [-edge, 0, edge].map((at) => [at, short(at, 2)] as const) }}
      cursor={{ at: model.player.at.value, stops, onMove: model.player.go, label, says: (at) => t.at(at, value) }}
    >
      {(scales) => (
        <g data-plot={name}>
          {children(scales)}
          <Rule y={scales.y(0)} length={scales.width} />
        </g>
      )}
    </Chart>
  );
}

const Stems = ({ kind, points, foot }: { kind: Kind; points: readonly Point[]; foot: number }) => (
  <path
    class={`mark mark-${kind}`}
    d={stemsAt(
      points.filter(([, y]) => y !== foot),
      foot,
    )}
  />
);

/** What m̂ is multiplied by for each of the weights into the unit; one is pressed to be followed. */
function Rates({ model, t }: Props) {
  const { rates, spread, place, recording, now, pick } = model;
  if (!rates.value || !spread.value || !recording.value) return null;
  const { least, greatest, still } = spread.value;
  const said = t.rates(now.value.t, recording.value.unit, short(least, 2), short(greatest, 2), still);
  const at = rowAndColumn(place.value ?? -1);
  return (
    <div class="apart-rates">
      <Scene title={said} width={28} height={28}>
        <g
          onPointerDown={(event) => {
            const [column, row] = placeOf(event.currentTarget, event).map((one) =>
              Math.min(27, Math.max(0, Math.floor(one))),
            );
            pick(28 * row + column + 1);
          }}
        >
          <rect class="still-pixels" width={28} height={28} fill-opacity={0.1} />
          <Heat values={shades(rates.value, spread.value)} columns={28} limit={1} width={28} height={28} kind="ink" />
          {at && <Dots points={[[at.column - 0.5, at.row - 0.5]]} kind="optimiser" r={0.7} />}
        </g>
      </Scene>
      <p class="note">{said}</p>
    </div>
  );
}

function sentencesOf(model: ApartModel, t: ApartWords): string[] {
  const { training, now, eta, recording, place, isDrawn, longest, asTrained } = model;
  const state = training.state.value;
  if (state === 'failed' || state === 'waiting' || state === 'running') return [t[state]];
  const { t: step, g, step: moved } = now.value;
  const ratio = fixed(Math.abs(moved) / eta.value, 2);
  const sentences = [
    t.says(step, short(g, 3), short(moved, 3), ratio),
    t.longest(fixed(longest.value.length, 2), longest.value.at),
  ];
  if (place.value === null) return sentences;
  const [at, unit] = [rowAndColumn(place.value), recording.value?.unit ?? 1];
  const weight = at ? t.into(at.row, at.column, unit) : t.outOf(unit, place.value - 784);
  sentences.push(t.followed(weight, t.data[isDrawn.value ? 'drawn' : 'mnist']));
  return asTrained.value ? sentences : [...sentences, t.otherConstants];
}
