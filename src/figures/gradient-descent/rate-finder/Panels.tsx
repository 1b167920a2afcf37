/** Losses against a growing rate, and under them, on the same axis, what an epoch at one rate comes to. */
import type { SymbolId } from '../../../../lib/notation.ts';
import { Chart, type Scales } from '../../../kit/Chart.tsx';
import { Cloud, Dots, type Kind, Label, Line } from '../../../kit/marks.tsx';
import { percent, powerOfTen, short } from '../../../kit/numbers.ts';
import type { Axis } from '../../../kit/scale.ts';
import type { FinderModel } from './model.ts';
import { limitMark, written } from './says.ts';
import type { FinderWords } from './strings.ts';

interface Mark {
  readonly name: string;
  readonly rate: number | null;
  readonly label: string;
  readonly kind: Kind;
  readonly dashed?: string;
  readonly sym?: SymbolId;
}

/** Losses above this are drawn at it: over it stand the names of the marks, each in a row of its own. */
const highest = 3;
const lossAxis: Axis = { ends: [0, 4.6], ticks: [0, 1, 2, highest] };
const row = 15;
const shareAxis: Axis = { ends: [0, 1], ticks: [0, 0.5, 1], format: (share) => `${100 * share}` };

/** 10⁻⁸ … 10⁻³, 0.01 … 100 */
const powers = Array.from({ length: 11 }, (_, k): readonly [number, string] => {
  const rate = Number(`1e${k - 8}`);
  return [rate, k < 6 ? powerOfTen(k - 8) : short(rate)];
});

export function Panels({ model, t }: { model: FinderModel; t: FinderWords }) {
  const { finding, points } = model.shown.value;
  const { usual, suggestion, lowest, limit, blowUp } = model.reading.value;
  const isWithin = (rate: number | null): rate is number =>
    rate !== null && rate >= finding.low && rate <= finding.high;
  const rates: Axis = { ends: [finding.low, finding.high], log: true };
  const all: readonly Mark[] = [
    { name: 'usual', rate: usual, label: t.usualMark(written(usual)), kind: 'soft', dashed: '6 4' },
    { name: 'suggestion', rate: suggestion, label: t.marks.suggestion, kind: 'optimiser', sym: 'eta' },
    { name: 'lowest', rate: lowest, label: t.marks.lowest, kind: 'soft', sym: 'eta' },
    { name: 'limit', rate: limit, label: limitMark(finding.rule), kind: 'backward', dashed: '2 3', sym: 'lambda' },
    { name: 'blowUp', rate: blowUp, label: t.marks.blowUp, kind: 'soft', sym: 'eta' },
  ];
  const marks = all
    .flatMap((mark) => (isWithin(mark.rate) ? [{ ...mark, rate: mark.rate }] : []))
    .sort((one, other) => one.rate - other.rate);
  const lines = ({ x, height }: Scales, topOf: (k: number) => number) =>
    marks.map(({ name, rate, kind, dashed, sym }, k) => (
      <g key={name} class={`finder-${name}`} data-sym={sym}>
        <Line
          {...{ kind, dashed }}
          points={[
            [x(rate), topOf(k)],
            [x(rate), height],
          ]}
        />
      </g>
    ));
  return (
    <>
      <Chart title={t.lossAxis} x={{ ...rates, ticks: [] }} y={lossAxis} height={244}>
        {(scales) => {
          const { x, y, width } = scales;
          return (
            <>
              {lines(scales, (k) => k * row)}
              <Cloud
                kind="target"
                faint
                points={points.map(({ rate, loss }) => [x(rate), y(Math.min(highest, loss))])}
              />
              <Line kind="target" points={points.map(({ rate, smooth }) => [x(rate), y(Math.min(highest, smooth))])} />
              {marks.map(({ name, rate, label, kind, sym }, k) => {
                const isLeft = x(rate) > width - 60;
                return (
                  <g key={name} class={`finder-${name}`} data-sym={sym}>
                    <Label
                      at={[x(rate) + (isLeft ? -4 : 4), (k + 0.5) * row]}
                      {...{ kind, anchor: isLeft ? 'end' : 'start' }}
                    >
                      {label}
                    </Label>
                  </g>
                );
              })}
            </>
          );
        }}
      </Chart>
      <Chart
        title={t.trialAxis}
        x={{ ...rates, ticks: powers.filter(([rate]) => isWithin(rate)), caption: t.rateAxis }}
        y={shareAxis}
        height={160}
      >
        {(scales) => (
          <>
            {lines(scales, () => 0)}
            <Trials {...{ model, marks, ...scales }} />
          </>
        )}
      </Chart>
    </>
  );
}

interface TrialsProps extends Scales {
  model: FinderModel;
  marks: readonly { readonly rate: number }[];
}

function Trials({ model: { shown, best, planned, trying }, marks, x, y, width, height }: TrialsProps) {
  const top = best.value;
  /** Of the label: at the left of the best, at its right where there a line would cross it. */
  const crossed = (from: number, to: number) => marks.some(({ rate }) => x(rate) > from && x(rate) < to);
  const place = top ? x(top.rate) : 0;
  const side = place > width - 50 || (place > 50 && !crossed(place - 50, place - 8)) ? -1 : 1;
  return (
    <>
      {planned.value.map((rate) => (
        <path key={rate} class="mark mark-soft" d={`M${x(rate)} ${height}v-7`} />
      ))}
      {trying.value && (
        <Line
          {...{ kind: 'optimiser', width: 3, faint: true }}
          points={[
            [x(trying.value.rate), height],
            [x(trying.value.rate), y(trying.value.share)],
          ]}
        />
      )}
      {shown.value.trials.map(({ rate, accuracy, broken }) => (
        <g key={rate} data-trial={broken === null ? 'whole' : 'broken'}>
          {broken === null ? (
            <>
              <title>{`η = ${written(rate)} → ${percent(accuracy)}`}</title>
              <Dots kind="forward" r={rate === top?.rate ? 5 : 3.5} points={[[x(rate), y(accuracy)]]} />
            </>
          ) : (
            <path class="mark mark-backward" d={`M${x(rate) - 4} ${height - 8}l8 8m0 -8l-8 8`} />
          )}
        </g>
      ))}
      {top && (
        <g data-trial="best">
          <Dots kind="forward" hollow r={8.5} points={[[x(top.rate), y(top.accuracy)]]} />
          <Label
            at={[place + 11 * side, y(top.accuracy) + 18]}
            kind="forward"
            anchor={side > 0 ? 'start' : 'end'}
            strong
          >
            {percent(top.accuracy)}
          </Label>
        </g>
      )}
    </>
  );
}
