/** The rates of all weights into one unit: as a picture of the pixels they come from, and how many have which. */

import { exponentOf, perDecade, type Spread, shades } from '../../experiments/gradient-descent/adam/spread.ts';
import { DigitImage, grouped } from '../shared/index.ts';
import { raised, short } from './numbers.ts';
import type { ApartWords } from './strings.ts';

const side = 28;
const box = { width: 340, height: 190, left: 34, right: 12, top: 14, bottom: 22 };
const inner = { width: box.width - box.left - box.right, height: box.height - box.top - box.bottom };

interface Props {
  t: ApartWords;
  step: number;
  unit: number;
  rates: readonly (number | null)[];
  spread: Spread | null;
  /** From 1; null where the weight that is followed leads out of the unit. */
  pixel: number | null;
  onPick: (pixel: number) => void;
}

export function Rates({ t, step, unit, rates, spread, pixel, onPick }: Props) {
  if (!spread) return <p class="apart-rates">{t.noRates}</p>;
  const { least, greatest, still } = spread;
  const label = t.ratesSays(
    short(least, 2),
    short(greatest, 2),
    grouped(Number((greatest / least).toPrecision(2))),
    still,
  );
  const pick = (event: PointerEvent) => {
    const { left, top, width } = (event.currentTarget as SVGElement).getBoundingClientRect();
    const [column, row] = [event.clientX - left, event.clientY - top].map((at) =>
      Math.min(side - 1, Math.max(0, Math.floor((at / width) * side))),
    );
    onPick(row * side + column + 1);
  };
  return (
    <div class="apart-rates">
      <p class="apart-heading">{t.ratesTitle(step, unit)}</p>
      <div class="apart-rates-pair">
        <div>
          <div class="apart-picture">
            <DigitImage pixels={shades(rates, spread)} most={1} size={224} label={label} />
            <svg viewBox={`0 0 ${side} ${side}`} aria-hidden="true" onPointerDown={pick}>
              {pixel !== null && (
                <rect x={(pixel - 1) % side} y={Math.floor((pixel - 1) / side)} width={1} height={1} />
              )}
            </svg>
          </div>
          <p class="apart-scale" aria-hidden="true">
            {short(least, 2)}
            <span />
            {short(greatest, 2)}
          </p>
        </div>
        <Histogram {...{ t, spread }} rate={pixel === null ? null : rates[pixel - 1]} />
      </div>
      <p>{label}</p>
      <p class="widget-note">{t.ratesHow}</p>
    </div>
  );
}

function Histogram({ t, spread, rate }: { t: ApartWords; spread: Spread; rate: number | null }) {
  const { from, to, bins } = spread;
  const most = Math.max(...bins);
  const x = (exponent: number) => box.left + (inner.width * (exponent - from)) / (to - from);
  const y = (count: number) => box.top + inner.height * (1 - count / most);
  const powers = Array.from({ length: to - from + 1 }, (_, k) => from + k);
  return (
    <svg class="apart-histogram" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.histogram}>
      {[0, most].map((count) => (
        <g key={count}>
          <line class="apart-grid" x1={box.left} x2={box.width - box.right} y1={y(count)} y2={y(count)} />
          <text x={box.left - 5} y={y(count) + 4} text-anchor="end">
            {count}
          </text>
        </g>
      ))}
      {bins.map((count, k) => (
        <rect
          key={k}
          class="apart-bar"
          x={x(from + k / perDecade) + 0.75}
          width={inner.width / bins.length - 1.5}
          y={y(count)}
          height={box.top + inner.height - y(count)}
        />
      ))}
      {powers.map((exponent) => (
        <text key={exponent} x={x(exponent)} y={box.height - 6} text-anchor="middle">
          {exponent === 0 ? '1' : `10${exponent === 1 ? '' : raised(exponent)}`}
        </text>
      ))}
      {rate !== null && (
        <g class="apart-chosen">
          <line x1={x(exponentOf(rate))} x2={x(exponentOf(rate))} y1={box.top - 2} y2={box.top + inner.height} />
          <text
            x={x(exponentOf(rate))}
            y={box.top - 4}
            text-anchor={exponentOf(rate) - from > (to - from) / 2 ? 'end' : 'start'}
          >
            {t.chosen}: {short(rate, 2)}
          </text>
        </g>
      )}
    </svg>
  );
}
