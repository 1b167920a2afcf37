/** The ground from above with the trails on it and the start to be moved; the losses over the steps. */
import { useMemo } from 'preact/hooks';
import { contour, levelsOf } from '../../../experiments/gradient-descent/race/contours.ts';
import type { Relief, Spot } from '../../../experiments/gradient-descent/race/ground.ts';
import type { RacerId } from '../../../experiments/gradient-descent/race/racers.ts';
import { Chart, type Scales } from '../../../kit/Chart.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Glyph } from '../../../kit/Legend.tsx';
import { EndLabels, type Kind, Label, Line, Rule } from '../../../kit/marks.tsx';
import { fixed, plain } from '../../../kit/numbers.ts';
import { type Point, pathThrough } from '../../../kit/path.ts';
import { powersAxis, type Tick } from '../../../kit/scale.ts';
import type { RaceModel } from './model.ts';
import type { RaceWords } from './strings.ts';

interface Props {
  model: RaceModel;
  t: RaceWords;
}

/** Plain descent soft, those with a velocity in ink, those that scale each axis in the optimiser's colour; no two of one dash. */
const looks: Readonly<Record<RacerId, { kind: Kind; width: number; dashed?: string }>> = {
  sgd: { kind: 'soft', width: 1.4 },
  momentum: { kind: 'ink', width: 1.4, dashed: '9 3' },
  nesterov: { kind: 'ink', width: 1.4, dashed: '2.5 2.5' },
  rmsprop: { kind: 'optimiser', width: 1.4, dashed: '8 2.5 1.5 2.5' },
  adam: { kind: 'optimiser', width: 1.9 },
};
/** Forms that are told apart without their colours. */
const signs: Readonly<Record<RacerId, string>> = {
  sgd: 'M-4,0a4,4 0 1,0 8,0a4,4 0 1,0 -8,0Z',
  momentum: 'M-3.7,-3.7H3.7V3.7H-3.7Z',
  nesterov: 'M0,-5.2L5.2,0L0,5.2L-5.2,0Z',
  rmsprop: 'M0,-5L5,4H-5Z',
  adam: 'M-1.6,-5H1.6V-1.6H5V1.6H1.6V5H-1.6V1.6H-5V-1.6H-1.6Z',
};

const Sign = ({ id, at: [x, y] }: { id: RacerId; at: Point }) => (
  <path
    class={`mark mark-${looks[id].kind} race-sign`}
    d={signs[id]}
    transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
  />
);

/** Line and sign beside a name. */
export const Key = ({ id }: { id: RacerId }) => (
  <Glyph
    glyph={
      <>
        <Rule {...looks[id]} y={5} length={26} />
        <Sign id={id} at={[13, 5]} />
      </>
    }
  />
);

export function Ground({ model, t }: Props) {
  const { relief, setting, axes, x: startX, y: startY, moveTo } = model;
  const { window, depth } = setting.value;
  const [across, up] = axes.value;
  const [x, y] = [startX.value, startY.value];
  const ticks = ([low, high]: readonly [number, number], name: string): Tick[] => {
    const middle = (low + high) / 2;
    return [low, [middle, `${name} = ${middle}`], high];
  };
  return (
    <Chart
      {...{ title: t.map, heading: t.mapHeading, aspect: 1, alive: true }}
      x={{ ends: window.x, ticks: ticks(window.x, across), clamp: false }}
      y={{ ends: window.y, ticks: ticks(window.y, up), clamp: false }}
    >
      {(scales) => (
        <>
          {relief.value && <Contours {...{ relief: relief.value, depth, scales }} />}
          <Racers {...{ model, t, scales, room: 12 }} at={(spot) => [scales.x(spot.x), scales.y(spot.y)]} />
          <Handle
            at={[scales.x(x), scales.y(y)]}
            onMove={([toX, toY]) => moveTo({ x: scales.x.invert(toX), y: scales.y.invert(toY) })}
            onKey={(right, up) => moveTo({ x: x + right / 10, y: y + up / 10 })}
            label={t.start}
            says={t.startAt(`${across} = ${fixed(x, 2)}`, `${up} = ${fixed(y, 2)}`)}
            range={[...window.x, x]}
            r={8}
          />
        </>
      )}
    </Chart>
  );
}

/** Lines of equal loss and the lowest place; drawn again only for another ground. */
function Contours({ relief, depth, scales }: { relief: Relief; depth: number; scales: Scales }) {
  return useMemo(() => {
    const { lowest, side } = relief;
    const { x, y, width, height } = scales;
    const cell = width / (side - 1);
    const place = ([column, row]: Point): Point => [cell * column, height - cell * row];
    const lines = levelsOf(relief, depth).map((level) => {
      const isDecade = level.toExponential().startsWith('1e');
      return { level, isDecade, chains: contour(relief, level).map((chain) => chain.map(place)) };
    });
    return (
      <>
        {lines.map(({ level, isDecade, chains }) => (
          <g key={level}>
            <path class="mark mark-target race-line" data-faint={!isDecade} d={chains.map(pathThrough).join('')} />
            {isDecade && (
              <Level level={level} points={chains.flat().filter(([x, y]) => x < width - 16 && y < height - 8)} />
            )}
          </g>
        ))}
        <path class="mark mark-target" d={`M${x(lowest.x) - 4},${y(lowest.y) - 4}l8,8m-8,0l8,-8`} />
      </>
    );
  }, [relief, depth, scales.width]);
}

/** The number of a line on it, far to the right and low. */
function Level({ level, points }: { level: number; points: readonly Point[] }) {
  const far = ([x, y]: Point) => x + 0.6 * y;
  if (points.length === 0) return null;
  const at = points.reduce((best, point) => (far(point) > far(best) ? point : best));
  return <Label {...{ at, kind: 'target', anchor: 'middle' }}>{plain(level)}</Label>;
}

/** The loss of every racer against the step, by its logarithm. */
export function Losses({ model, t }: Props) {
  const { setting, goal, step } = model;
  const { steps } = setting.value;
  const [low, high] = setting.value.decades;
  return (
    <Chart
      {...{ title: t.curves, heading: t.curvesHeading, aspect: 1, right: 84 }}
      x={{ ends: [0, steps], ticks: [0, [steps, t.steps(steps)]] }}
      y={powersAxis(low, high, (high - low) / 2)}
    >
      {(scales) => {
        const { x, y, width, height } = scales;
        return (
          <>
            {goal.value !== null && (
              <>
                <Rule kind="target" y={y(goal.value)} length={width} dashed />
                <Label at={[width - 4, y(goal.value) - 8]} kind="target" anchor="end">
                  {t.goal}
                </Label>
              </>
            )}
            <Rule x={x(step.value)} length={height} />
            <Racers {...{ model, t, scales, room: 84 }} at={({ loss }, k) => [x(k), y(loss)]} />
          </>
        );
      }}
    </Chart>
  );
}

interface RacersProps extends Props {
  scales: Scales;
  /** To the right of the axes. */
  room: number;
  at: (spot: Spot, step: number) => Point;
}
/** What is past strongly, what is to come faintly; a sign where each racer is now, and its name. */
function Racers({ model, t, scales: { width, height }, room, at }: RacersProps) {
  const within = (place: number, most: number) => Math.min(most, Math.max(0, place));
  const racers = model.standings.value.map(({ id, trail, spot, diverged, at: now }) => {
    const [x, y] = at(spot, now);
    const name = diverged === null ? t.names[id] : `${t.names[id]} ↗`;
    return { id, name, now, points: trail.spots.map(at), head: [within(x, width), within(y, height)] as const };
  });
  return (
    <>
      {racers.map(({ id, now, points }) => (
        <g key={id} data-racer={id}>
          {now < points.length - 1 && <Line {...looks[id]} points={points} faint />}
          <Line {...looks[id]} points={points.slice(0, now + 1)} />
        </g>
      ))}
      {racers.map(({ id, head }) => (
        <Sign key={id} id={id} at={head} />
      ))}
      <EndLabels
        {...{ gap: 13, lead: 8, within: [8, height - 8] }}
        labels={racers.map(({ id, name, head }) => ({
          ...{ at: head, text: name, kind: looks[id].kind, toLeft: head[0] + 84 > width + room },
        }))}
      />
    </>
  );
}
