/** The rates of all weights into one unit: as a picture of the pixels they come from, and how many have which. */
import { exponentOf, type Spread, shades } from '../../../experiments/gradient-descent/adam/spread.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { placeOf } from '../../../kit/Handle.tsx';
import { Heat } from '../../../kit/Heat.tsx';
import { Label, Rule } from '../../../kit/marks.tsx';
import { grouped, short } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { powersAxis } from '../../../kit/scale.ts';
import type { ApartModel } from './model.ts';
import type { ApartWords } from './strings.ts';

const side = 28;

interface Props {
  model: ApartModel;
  t: ApartWords;
  unit: number;
  rates: readonly (number | null)[];
}

export function Rates({ model, t, unit, rates }: Props) {
  const spread = model.spread.value;
  if (!spread) return <p>{t.noRates}</p>;
  const { least, greatest, still } = spread;
  const times = grouped(Number((greatest / least).toPrecision(2)));
  const label = t.ratesSays(short(least, 2), short(greatest, 2), times, still);
  // null where the weight that is followed leads out of the unit
  const pixel = model.side.value === 'into' ? model.i.value : null;
  const pick = (event: PointerEvent) => {
    const [column, row] = placeOf(event.currentTarget as SVGGraphicsElement, event).map((at) =>
      Math.min(side - 1, Math.max(0, Math.floor(at))),
    );
    model.pick(row * side + column + 1);
  };
  return (
    <div class="apart-rates">
      <p class="chart-title">{t.ratesTitle(model.now.value.t, unit)}</p>
      <div class="pair">
        <div>
          <Scene title={label} width={side} height={side}>
            <g onPointerDown={pick}>
              <rect class="apart-paper" width={side} height={side} />
              <Heat values={shades(rates, spread)} columns={side} limit={1} width={side} height={side} kind="ink" />
              {pixel !== null && (
                <rect
                  class="apart-followed mark-optimiser"
                  {...{ x: (pixel - 1) % side, y: Math.floor((pixel - 1) / side), width: 1, height: 1 }}
                />
              )}
            </g>
          </Scene>
          <p class="signed-scale" aria-hidden="true">
            {short(least, 2)}
            <span class="signed-scale-bar apart-bar" />
            {short(greatest, 2)}
          </p>
        </div>
        <Histogram {...{ t, spread }} rate={pixel === null ? null : rates[pixel - 1]} />
      </div>
      <p>{label}</p>
      <p class="note">{t.ratesHow}</p>
    </div>
  );
}

function Histogram({ t, spread, rate }: { t: ApartWords; spread: Spread; rate: number | null }) {
  const { from, to, bins } = spread;
  const most = Math.max(...bins);
  const isRight = rate !== null && exponentOf(rate) - from > (to - from) / 2;
  return (
    <Chart
      title={t.histogram}
      heading={null}
      x={powersAxis(from, to, to - from)}
      y={{ ends: [0, most * 1.1], ticks: [0, most] }}
    >
      {({ x, y, width, height }) => (
        <>
          {bins.map((count, k) => (
            <rect
              key={k}
              class="mark mark-soft dots"
              {...{ x: (k * width) / bins.length + 0.75, width: width / bins.length - 1.5 }}
              {...{ y: y(count), height: height - y(count) }}
            />
          ))}
          {rate !== null && (
            <>
              <Rule x={x(rate)} length={height} kind="optimiser" />
              <Label at={[x(rate) + (isRight ? -5 : 5), 4]} kind="optimiser" anchor={isRight ? 'end' : 'start'}>
                {`${t.chosen}: ${short(rate, 2)}`}
              </Label>
            </>
          )}
        </>
      )}
    </Chart>
  );
}
