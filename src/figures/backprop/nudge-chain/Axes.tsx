/** Six axes under one another, from w to the loss, whose wires lead from each value to the next; and the loss over w, on their scale. */

import { Chart } from '../../../kit/Chart.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Dots, type Kind, Label, Line, Rule, Segment } from '../../../kit/marks.tsx';
import { fixed, precise } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { type Scale, scaleOf } from '../../../kit/scale.ts';
import { ends, type Link, type NudgeModel } from './model.ts';
import type { NudgeWords } from './strings.ts';

export const letters = ['w', 'z¹', 'a¹', 'z²', 'a²', 'L'];
const laws = ['', 'z¹ = w x + b¹', 'a¹ = g(z¹)', 'z² = w² a¹ + b²', 'a² = g(z²)', 'L = (a² − y)²'];
const kindOf = (k: number): Kind => (k === 0 ? 'parameter' : k === 5 ? 'target' : 'forward');
export const shown = (value: number | null): string => (value === null ? '–' : precise(value));
const factor = (value: number | null): string => (value !== null && value < 0 ? `(${precise(value)})` : shown(value));

/** Room for the numbers beside the axes; the chart under them has the same. */
const [left, right] = [88, 10];
const [top, gap] = [48, 46];
const yOf = (k: number) => top + gap * k;

export function Axes({ model, t }: { model: NudgeModel; t: NudgeWords }) {
  const links = model.links.value;
  return (
    <Scene
      title={t.picture}
      height={yOf(5) + 28}
      alive
      legend={[
        { label: t.legend.here, kind: 'forward', mark: 'dot' },
        { label: t.legend.there, kind: 'backward', mark: 'hollow' },
        { label: t.legend.ratio, kind: 'backward', glyph: <path d="M9 1L17 9M17 1L9 9" /> },
      ]}
    >
      {(width) => {
        const x = scaleOf({ ends }, [left, width - right]);
        return (
          <>
            {[-1, 0, 1, 2].map((tick) => (
              <g key={tick}>
                <path class="chart-grid" d={`M${x(tick).toFixed(1)} ${top - 6}V${yOf(5) + 8}`} />
                <Label at={[x(tick), yOf(5) + 19]} anchor="middle">
                  {fixed(tick, 0)}
                </Label>
              </g>
            ))}
            {links.slice(1).map((_, k) => wires(links, k, x, width))}
            {links.map((link, k) => axis(link, k, x, width))}
            <Holds {...{ model, t, x }} />
          </>
        );
      }}
    </Scene>
  );
}

/** What the nudge spreads between an axis and the next, and how much wider or narrower it becomes. */
function wires(links: readonly Link[], k: number, x: Scale, width: number) {
  const { ratio, slope } = links[k + 1];
  const [above, below] = [links[k], links[k + 1]].map(({ value, change }) => [x(value), x(value + change)]);
  const y = yOf(k + 0.5);
  // where the wires pass as high as the labels are
  const near = above.flatMap((from, side) => [0.3, 0.7].map((share) => from + share * (below[side] - from)));
  const [first, last] = [Math.min(...near), Math.max(...near)];
  const isRight = last < width - 145;
  // where neither side has room, on the wires rather than on the numbers beside the axes
  const beside = isRight ? last + 9 : Math.max(left + 140, first - 9);
  const isLawLeft = first > left + (isRight ? 100 : 240);
  return (
    <g key={k}>
      <polygon
        class="mark mark-backward area"
        points={[above[0], yOf(k), above[1], yOf(k), below[1], yOf(k + 1), below[0], yOf(k + 1)].map(tenths).join(' ')}
      />
      {(['forward', 'backward'] as const).map((kind, side) => (
        <Segment key={kind} kind={kind} from={[above[side], yOf(k)]} to={[below[side], yOf(k + 1)]} />
      ))}
      <Label at={[beside, y]} kind="backward" anchor={isRight ? 'start' : 'end'}>
        <tspan class="nudge-ratio">× {factor(ratio)}</tspan>
        <tspan class="nudge-slope"> → {shown(slope)}</tspan>
      </Label>
      {width > 540 && (
        <Label at={[isLawLeft ? left + 4 : width - right, y]} anchor={isLawLeft ? 'start' : 'end'}>
          {laws[k + 1]}
        </Label>
      )}
    </g>
  );
}
const tenths = (place: number): string => place.toFixed(1);

function axis({ value, change }: Link, k: number, x: Scale, width: number) {
  const y = yOf(k);
  return (
    <g key={k}>
      <path class="nudge-axis" d={`M${left} ${y}H${width - right}`} />
      <Line kind="backward" points={[value, value + change].map((at) => [x(at), y] as const)} width={4} />
      <Dots kind="backward" points={[[x(value + change), y]]} r={5} hollow />
      <Dots kind="forward" points={[[x(value), y]]} r={4.5} />
      <Label at={[0, y - 8]} kind={kindOf(k)} strong>
        <tspan class="letter">{letters[k]}</tspan>
      </Label>
      <Label at={[left - 14, y - 8]} kind="ink" anchor="end">
        {precise(value)}
      </Label>
      <Label at={[left - 14, y + 8]} kind="backward" anchor="end">
        {`${change > 0 ? '+' : ''}${precise(change)}`}
      </Label>
    </g>
  );
}

/** w on a stem, and the end of its nudge on the axis itself: never in each other's way. */
function Holds({ model, x, t }: { model: NudgeModel; x: Scale; t: NudgeWords }) {
  const [w, dw] = [model.w.value, model.dw.value];
  const side = dw < 0 ? -1 : 1;
  const hold = (kind: Kind, at: number, y: number, label: string, says: string, move: (to: number) => void) => (
    <Handle
      {...{ kind, label, says, r: 8, at: [x(at), y], range: [ends[0], ends[1], at] }}
      onMove={([to]) => move(x.invert(to))}
      onKey={(way, up, far) => move(at + (way + up) * (far ? 0.1 : 0.01))}
    />
  );
  return (
    <>
      <Line kind="parameter" points={[20, top - 4].map((y) => [x(w), y] as const)} />
      <Label at={[x(w) - 14 * side, 13]} kind="parameter" anchor={side > 0 ? 'end' : 'start'}>
        <tspan class="letter">w</tspan>
      </Label>
      <Label at={[x(w + dw) + 13 * side, top - 13]} kind="backward" anchor={side > 0 ? 'start' : 'end'}>
        <tspan class="letter">w + dw</tspan>
      </Label>
      {hold('parameter', w, 12, t.w, precise(w), model.moveTo)}
      {hold('backward', w + dw, top, t.end, `${precise(w + dw)}, dw = ${precise(dw)}`, model.nudgeTo)}
    </>
  );
}

/** The loss over the weight, on the axes' own scale: through two of its points the secant, at one of them the tangent. */
export function Secant({ model: { links, dw, quotient, slope, curve }, t }: { model: NudgeModel; t: NudgeWords }) {
  const [w, L] = [links.value[0].value, links.value[5].value];
  const nudged = [w + dw.value, L + links.value[5].change] as const;
  return (
    <Chart
      title={t.curve}
      heading={null}
      height={150}
      {...{ left, right }}
      x={{ ends, ticks: [-1, 0, 1, 2], clamp: false }}
      y={{ ends: [-0.05, 1.15], ticks: [0, 0.5, 1], clamp: false }}
      legend={[
        { label: t.legend.loss, kind: 'target' },
        { label: t.legend.secant(quotient.value === null ? '–' : precise(quotient.value)), mark: 'dashed' },
        { label: t.legend.tangent(precise(slope.value)), kind: 'backward' },
      ]}
    >
      {({ x, y, height }) => {
        const through = (rise: number) => ends.map((at) => [x(at), y(L + rise * (at - w))] as const);
        return (
          <>
            <Rule x={x(w)} length={height} />
            <Line kind="target" points={curve.value.map(([at, loss]) => [x(at), y(loss)])} width={2.5} />
            <Line kind="backward" points={through(slope.value)} />
            {quotient.value !== null && <Line dashed points={through(quotient.value)} />}
            <Dots kind="backward" points={[[x(nudged[0]), y(nudged[1])]]} r={5} hollow />
            <Dots kind="forward" points={[[x(w), y(L)]]} r={4.5} />
          </>
        );
      }}
    </Chart>
  );
}
