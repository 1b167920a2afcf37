/** The gradient check: a table of weights, and the V of truncation and rounding. */
import { tenTo } from '../../../../lib/nn/decimal.ts';
import { exponents } from '../../../experiments/backprop/places.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Line, Rule } from '../../../kit/marks.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { power, powerOfTen } from '../../../kit/numbers.ts';
import { checkModel, type Still } from './model.ts';
import { strings } from './strings.ts';

const [finest, least] = [-12, 1e-12];
const powers = [0, -4, -8, finest];
const lines = [
  { kind: 'forward', of: 'float32', mark: 'dashed' },
  { kind: 'backward', of: 'float64', mark: 'line' },
] as const;
const named = (at: number) => (at === 0 ? '1' : powerOfTen(at));

export default figure({
  id: 'gradient-check',
  words: strings,
  model: (still: Still) => checkModel(still),
  equations: ['central-difference', 'hidden-error', 'weight-gradient', 'softmax-cross-entropy-gradient'],
  files: ['lib/model/training.ts', 'src/experiments/backprop/checked.ts'],
  says({ failed, rows, network, owner, kinks, h }, t) {
    if (failed.value) return t.failed;
    if (rows.value.length === 0) return network.value ? t.flat(t.owners[owner.value]) : t.waiting;
    const [first] = kinks.value;
    const worst = power(Math.max(...rows.value.map(({ error }) => error)));
    const kinked = first ? t.kinks(kinks.value.length, t.unit(first.l, first.j, first.label)) : t.noKink;
    return `${t.says(t.owners[owner.value], power(h.value), worst)} ${kinked}`;
  },
  play: ({ chosen }) => ({
    onSeed: () => {
      chosen.value = 0;
    },
  }),
  controls: ({ shown, places }, t) => [
    {
      label: t.choose,
      value: shown,
      names: Object.fromEntries(places.value.map(({ l, i, j }, k) => [k, t.weight(l, i, j)])),
    },
  ],
  columns: 1,
  fields: ({ exponent }, t) => [{ label: t.exponent, symbol: 'k', sym: 'h', value: exponent }],
  /** The one that the picture shows stands out. */
  below: ({ model: { rows, chosen }, t }) => (
    <Numbers
      columns={t.columns}
      rows={rows.value.map(({ l, i, j, slope, difference, error }, k) => ({
        name: t.weight(l, i, j),
        chosen: chosen.value === k,
        values: [slope, difference, error].map(power),
      }))}
    />
  ),
  /** Both axes in powers of ten; h falls to the right. */
  picture: ({ model: { curves, exponent }, t }) => (
    <Chart
      title={t.picture}
      heading={t.error}
      height={230}
      left={44}
      x={{ ends: [0, finest], ticks: powers.map((at) => [at, at === 0 ? 'h = 1' : named(at)]) }}
      y={{ ends: [least, 1], log: true, ticks: powers.map((at) => [tenTo(at), named(at)]) }}
      legend={lines.toReversed().map(({ kind, of, mark }) => ({ kind, mark, label: t[of] }))}
    >
      {({ x, y, height }) => (
        <>
          <Rule x={x(-exponent.value)} length={height} />
          {lines.map(({ kind, of, mark }) => (
            <Line
              key={of}
              {...{ kind, dashed: mark === 'dashed' }}
              points={(curves.value?.[of] ?? []).map((error, k) => [x(exponents[k]), y(error)])}
            />
          ))}
        </>
      )}
    </Chart>
  ),
});
