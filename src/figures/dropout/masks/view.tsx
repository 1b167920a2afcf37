/** Masks: a layer's outputs as bars, what this mask makes of them, the mean so far; the variances in a table. */
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Area, Dots, Line, Segment } from '../../../kit/marks.tsx';
import { fixed, grouped, percent } from '../../../kit/numbers.ts';
import { masksModel } from './model.ts';
import { strings } from './strings.ts';

/** Half of a bar's width, in units. */
const half = 0.32;

export default figure({
  id: 'masks',
  words: strings,
  model: (outputs: readonly number[]) => masksModel(Float64Array.from(outputs)),
  equations: ['dropout-mask', 'inverted-dropout', 'dropout-mean', 'dropout-variance'],
  files: ['lib/nn/dropout.ts', 'lib/generator.ts', 'src/figures/dropout/masks/model.ts'],
  says({ tally, rate, kept, near, share }, t) {
    const { drawn, mask } = tally.value;
    const scale = fixed(1 / (1 - rate.value), 2);
    if (rate.value === 0) return t.none;
    if (drawn < 2) return t.first(kept.value, mask.length, scale);
    return t.says(grouped(drawn), kept.value, mask.length, scale, near.value, percent(share.value));
  },
  columns: 1,
  fields: ({ rate }, t) => [{ label: t.rate, symbol: 'p', sym: 'p', value: rate }],
  table: ({ outputs, units }, t) => ({
    columns: t.columns,
    rows: units.value.map(({ mean, variance, law }, j) => {
      return [`${j + 1}`, ...[outputs[j], mean, variance, law].map((value) => fixed(value, 4))];
    }),
  }),
  picture({ model: { outputs, tally, units, rate, kept }, t }) {
    const n = outputs.length;
    const high = Math.max(...outputs) * Math.min(4, 1 / (1 - rate.value)) * 1.05;
    const legend = [
      { label: t.output, kind: 'forward' },
      { label: t.now, kind: 'forward', mark: 'area' },
      { label: t.mean, kind: 'backward', mark: 'dot' },
      { label: t.law, glyph: <path d="M13 0V10" /> },
    ] as const;
    return (
      <Chart
        title={t.picture(kept.value, n)}
        heading={null}
        height={220}
        left={6}
        x={{ ends: [0.4, n + 0.6], ticks: Array.from({ length: n }, (_, j) => j + 1) }}
        y={{ ends: [0, high], ticks: [] }}
        legend={legend}
      >
        {({ x, y, height }) =>
          Array.from(outputs, (a, j) => {
            const { mean, stray } = units.value[j];
            const [left, middle, right] = [x(j + 1 - half), x(j + 1), x(j + 1 + half)];
            const now = y(tally.value.dropped[j]);
            return (
              <g key={j}>
                {tally.value.mask[j] === 1 ? (
                  <Area
                    kind="forward"
                    points={[
                      [left, now],
                      [right, now],
                    ]}
                    to={height}
                  />
                ) : (
                  <path class="mark mark-soft" d={`M${(middle - 5).toFixed(1)} ${height - 14}l10 10m0 -10l-10 10`} />
                )}
                <Line
                  kind="forward"
                  points={[
                    [left, height],
                    [left, y(a)],
                    [right, y(a)],
                    [right, height],
                  ]}
                />
                <Segment from={[middle, y(a - stray)]} to={[middle, y(a + stray)]} />
                <Dots kind="backward" points={[[middle, y(mean)]]} r={4} />
              </g>
            );
          })
        }
      </Chart>
    );
  },
});
