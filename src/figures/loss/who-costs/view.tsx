/** Who costs the most?: the distribution of single losses, and the dearest digits by name. */
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Area } from '../../../kit/marks.tsx';
import { fixed, fixedOrPower, grouped, percent, powerOfTen } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { StillPixels } from '../../../kit/still-pixels.tsx';
import { costsModel, drawnAs, highest, lowest, type Read } from './model.ts';
import { strings } from './strings.ts';

const shown = 12;

/** 10^k as it is read: 0.01, 1, 10⁻⁵. */
export const decade = (k: number): string => (k >= -2 ? String(Number(`1e${k}`)) : powerOfTen(k));

const kinds = [
  { kind: 'forward', of: 'share', words: 'digits', from: 0.12 },
  { kind: 'target', of: 'burden', words: 'loss', from: 0.52 },
] as const;
const wide = 0.36;

export default figure({
  id: 'who-costs',
  words: strings,
  model: (read: readonly Read[]) => costsModel(drawnAs(read)),
  equations: ['log-sum-exp', 'batch-mean'],
  files: ['lib/nn/losses.ts', 'lib/model/reading.ts', 'src/figures/loss/who-costs/model.ts'],
  says({ failed, measured, mean, median, wrong, burden }, t) {
    if (failed.value) return t.failed;
    const { owner, data, costs } = measured.value;
    const [count, misread] = [costs.length, wrong.value].map((number) => grouped(number));
    const state = t.says(owner, data, count, fixedOrPower(mean.value), fixedOrPower(median.value), misread);
    return costs.length >= 100 ? state + t.burden(percent(burden.value)) : state;
  },
  controls: ({ progress, measure }, t) => [
    {
      primary: true,
      label: progress.value === null ? t.measure : t.measuring(percent(progress.value, 0)),
      others: [t.measure, t.measuring('100%')],
      disabled: progress.value !== null,
      onClick: () => void measure(),
    },
  ],
  below: ({ model: { measured }, t }) => (
    <div class="costs-dearest">
      <p class="chart-title">{t.dearest}</p>
      <ol>
        {measured.value.costs.slice(0, shown).map(({ pixels, label, predicted, loss, index }, rank) => (
          <li key={rank}>
            <DigitImage pixels={pixels} most={1} size={56} label="" still={<StillPixels values={pixels} />} />
            <span class="visually-hidden">{t.verdict(label, predicted, fixed(loss, 3), index)}</span>
            <span aria-hidden="true">
              {label} → {predicted}
            </span>
            <span aria-hidden="true" class="costs-price">
              {loss < 0.001 ? fixedOrPower(loss) : fixed(loss, 3)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  ),
  table: ({ bins }, t) => ({
    columns: t.columns,
    rows: bins.value.map(({ power, count, share, burden }) => {
      const [from, to] = [decade(power), decade(power + 1)];
      const edge = power === lowest ? t.below(to) : power === highest ? t.above(from) : t.range(from, to);
      return [edge, `${count}`, percent(share, 2), percent(burden, 2)];
    }),
  }),
  /** For each power of ten of the loss: which part of the digits lies there, and which part of the sum they bear. */
  picture: ({ model: { bins }, t }) => (
    <Chart
      title={t.chart}
      height={280}
      left={44}
      x={{
        ends: [lowest, highest + 1],
        ticks: bins.value.slice(1).map(({ power }) => [power, decade(power)]),
        caption: `${t.axis} →`,
      }}
      y={{ ends: [0, 1], ticks: 2, format: (part) => percent(part, 0) }}
      legend={kinds.map(({ kind, words }) => ({ kind, mark: 'bar', label: t[words] }))}
    >
      {({ x, y, height }) =>
        bins.value.map((bin) =>
          kinds.map(({ kind, of, from }) => {
            const [left, right] = [x(bin.power + from), x(bin.power + from + wide)];
            return (
              <Area
                key={of}
                kind={kind}
                solid
                points={[
                  [left, y(bin[of])],
                  [right, y(bin[of])],
                ]}
                to={height}
              />
            );
          }),
        )
      }
    </Chart>
  ),
});
