/** Who costs the most?: the distribution of single losses, and the dearest digits by name. */
import { type Bin, highest, lowest, type Told } from '../../../experiments/loss/costs.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Area } from '../../../kit/marks.tsx';
import { fixed, fixedOrPower, grouped, percent, powerOfTen } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { costsModel, type Measured } from './model.ts';
import { strings } from './strings.ts';

type CostsWords = typeof strings.en;

export default figure({
  id: 'who-costs',
  words: strings,
  model: (recorded: Measured) => costsModel(recorded),
  equations: ['log-sum-exp', 'batch-mean'],
  files: ['lib/nn/losses.ts', 'lib/model/reading.ts', 'src/figures/loss/who-costs/model.ts'],
  says({ failed, measured }, t) {
    if (failed.value) return t.failed;
    const { owner, data, count, mean, median, wrong, burden } = measured.value;
    const state = t.says(owner, data, grouped(count), fixedOrPower(mean), fixedOrPower(median), grouped(wrong));
    return count >= 100 ? state + t.burden(percent(burden)) : state;
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
  below: ({ model: { measured }, t }) => <Dearest t={t} costs={measured.value.dearest} />,
  table: ({ measured }, t) => ({
    columns: t.columns,
    rows: measured.value.bins.map(({ power, count, share, burden }) => {
      const [from, to] = [decade(power), decade(power + 1)];
      const edge = power === lowest ? t.below(to) : power === highest ? t.above(from) : t.range(from, to);
      return [edge, `${count}`, percent(share, 2), percent(burden, 2)];
    }),
  }),
  picture: ({ model: { measured }, t }) => <Distribution t={t} bins={measured.value.bins} />,
});

/** 10^k as it is read: 0.01, 1, 10⁻⁵. */
export const decade = (k: number): string => (k >= -2 ? String(Number(`1e${k}`)) : powerOfTen(k));

const kinds = [
  { kind: 'forward', of: 'share', words: 'digits', from: 0.12 },
  { kind: 'target', of: 'burden', words: 'loss', from: 0.52 },
] as const;
const wide = 0.36;

/** For each power of ten of the loss: which part of the digits lies there, and which part of the sum they bear. */
function Distribution({ t, bins }: { t: CostsWords; bins: readonly Bin[] }) {
  return (
    <Chart
      title={t.chart}
      height={280}
      left={44}
      x={{
        ends: [lowest, highest + 1],
        ticks: bins.slice(1).map(({ power }) => [power, decade(power)]),
        caption: `${t.axis} →`,
      }}
      y={{ ends: [0, 1], ticks: 2, format: (part) => percent(part, 0) }}
      legend={kinds.map(({ kind, words }) => ({ kind, mark: 'bar', label: t[words] }))}
    >
      {({ x, y, height }) =>
        bins.map((bin) =>
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
  );
}

function Dearest({ t, costs }: { t: CostsWords; costs: Told['dearest'] }) {
  return (
    <div class="costs-dearest">
      <p class="chart-title">{t.dearest}</p>
      <ol>
        {costs.map(({ pixels, label, predicted, loss, index }, rank) => (
          <li key={rank}>
            {pixels ? (
              <DigitImage pixels={pixels} most={1} size={56} label="" />
            ) : (
              <span class="costs-withheld" aria-hidden="true">
                {t.numbered(grouped(index ?? 0))}
              </span>
            )}
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
  );
}
