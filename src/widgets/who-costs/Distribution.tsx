/** For each power of ten of the loss: which part of the digits lies there, and which part of the sum they bear. */
import { percent } from '../../kit/numbers.ts';
import { type Bin, highest, lowest } from './model.ts';
import type { CostsWords } from './strings.ts';

const box = { width: 700, height: 300, left: 56, right: 10, top: 14, bottom: 62 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };
const ticks = [0, 0.5, 1];
const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** 10^k as it is read: 0.01, 1, 10⁻⁵. */
export function powerOfTen(k: number): string {
  if (k >= -2) return String(Number(`1e${k}`));
  return `10⁻${superscripts[-k]}`;
}

export function Distribution({ t, bins }: { t: CostsWords; bins: readonly Bin[] }) {
  const width = inner.width / bins.length;
  const y = (part: number) => box.top + inner.height * (1 - part);
  return (
    <div class="costs-chart">
      <p class="costs-heading">{t.chart}</p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.chart}>
        {ticks.map((part) => (
          <g key={part}>
            <line class="costs-grid" x1={box.left} x2={box.width - box.right} y1={y(part)} y2={y(part)} />
            <text x={box.left - 6} y={y(part) + 4} text-anchor="end">
              {percent(part, 0)}
            </text>
          </g>
        ))}
        {bins.map(({ power, share, burden }, k) => {
          const left = box.left + k * width;
          return (
            <g key={power}>
              <rect
                class="costs-digits"
                x={left + width * 0.12}
                width={width * 0.36}
                y={y(share)}
                height={inner.height * share}
              />
              <rect
                class="costs-loss"
                x={left + width * 0.52}
                width={width * 0.36}
                y={y(burden)}
                height={inner.height * burden}
              />
              {power > lowest && (
                <text x={left} y={box.height - 38} text-anchor="middle">
                  {powerOfTen(power)}
                </text>
              )}
              {power > lowest && <line class="costs-tick" x1={left} x2={left} y1={y(0)} y2={y(0) + 4} />}
            </g>
          );
        })}
        <text x={box.width - box.right} y={box.height - 6} text-anchor="end">
          {t.axis} →
        </text>
      </svg>
      <ul class="costs-legend">
        <li class="costs-key-digits">{t.digits}</li>
        <li class="costs-key-loss">{t.loss}</li>
      </ul>
    </div>
  );
}

/** The same as a table. */
export function tableOf(t: CostsWords, bins: readonly Bin[]) {
  const edge = (power: number) =>
    power === lowest
      ? t.below(powerOfTen(power + 1))
      : power === highest
        ? t.above(powerOfTen(power))
        : t.range(powerOfTen(power), powerOfTen(power + 1));
  const rows = bins.map(({ power, count, share, burden }) => [
    edge(power),
    `${count}`,
    percent(share, 2),
    percent(burden, 2),
  ]);
  return { columns: t.columns, rows };
}
