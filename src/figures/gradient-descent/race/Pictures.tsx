/** The square of momentum's constants, and a small picture for each racer: its way over the ground, and its loss. */
import { useEffect, useMemo, useState } from 'preact/hooks';
import { linesOf } from '../../../experiments/gradient-descent/race/contours.ts';
import { criticalLine } from '../../../experiments/gradient-descent/race/damping.ts';
import type { Standing } from '../../../experiments/gradient-descent/race/standing.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Dots, type Kind, Label, Line, Rule } from '../../../kit/marks.tsx';
import { fixed, plain, short } from '../../../kit/numbers.ts';
import { type Point, pathThrough } from '../../../kit/path.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { scaleOf } from '../../../kit/scale.ts';
import { Heat } from '../../../kit/still-pixels.tsx';

import type { RaceModel } from './model.ts';
import { small } from './says.ts';
import type { RaceWords } from './strings.ts';

interface Props {
  model: RaceModel;
  t: RaceWords;
}

/** Every pair of η and μ, the darker the faster; the point is the momentum racer's. */
export function Square({ model: { reach, rates, mu, kappa, square, setMomentum }, t }: Props) {
  const [most, eta, share, seen] = [reach.value, rates.momentum.value, mu.value, square.value];
  return (
    <Chart
      {...{ title: t.square, height: 330, left: 38, alive: true }}
      x={{ ends: [0, most], ticks: [0, [most / 2, short(most / 2, 2)], [most, `η = ${short(most, 2)}`]] }}
      y={{ ends: [0, 1], ticks: [0, 0.5, [1, 'μ = 1']] }}
      legend={
        <p class="race-scale note">
          {seen && [t.darkest(seen.steps), <span key="bar" class="signed-scale-bar" />, t.palest(seen.steps)]}
        </p>
      }
    >
      {({ x, y, width, height }) => (
        <>
          {seen && <Speeds {...{ shades: seen.shades, width, height }} />}
          {seen?.steps && (
            <>
              {[1, kappa.value].map((curvature, k) => {
                const line = criticalLine(curvature, kappa.value).map(({ eta, mu }): Point => [x(eta), y(mu)]);
                return <Line key={k} kind="optimiser" points={line} />;
              })}
              <Label at={[width / 2, 30]} anchor="middle">
                {t.regimes.underdamped}
              </Label>
              <Label at={[6, height - 42]}>{t.regimes.overdamped}</Label>
              <Label at={[width - 6, height - 42]} anchor="end" kind="backward">
                {t.regimes.diverges}
              </Label>
            </>
          )}
          <Handle
            {...{
              at: [x(eta), y(share)],
              kind: 'optimiser',
              label: t.point,
              says: t.pointAt(plain(eta), fixed(share, 2)),
            }}
            onMove={([toX, toY]) => setMomentum(x.invert(toX), y.invert(toY))}
            onKey={(right, up, far) => {
              const by = far ? 0.1 : 0.01;
              setMomentum(eta + right * by * most, share + up * by);
            }}
            range={[0, most, eta]}
          >
            <circle class="handle-ring race-point" r={8} />
          </Handle>
        </>
      )}
    </Chart>
  );
}

/** Until it wakes one cell stands for nine: a page need not carry every one. */
function Speeds({ shades, width, height }: { shades: Float64Array; width: number; height: number }) {
  const [every, setEvery] = useState(3);
  useEffect(() => setEvery(1), []);
  return useMemo(() => {
    const side = Math.sqrt(shades.length);
    const values = everyCell(shades, side, every);
    const lost = values.map((shade) => Number(shade === 0));
    const common = { columns: side / every, width, height };
    return (
      <>
        <Heat {...{ ...common, values, limit: 1.4, kind: 'optimiser' }} />
        <Heat {...{ ...common, values: lost, limit: 6, kind: 'backward' }} />
      </>
    );
  }, [shades, width, height, every]);
}

/** Of every few cells, both ways, the one in the middle. */
const everyCell = (values: Float64Array, side: number, every: number) =>
  values.filter((_, at) => [at % side, Math.floor(at / side)].every((one) => one % every === (every - 1) / 2));

/** A small picture: the ground is square, the curve lies under it; at the right there is room for the last dot. */
const [side, foot] = [132, 64];
const frame = { width: side + 4, height: side + foot };

/** Where a place of the ground, and a loss after a step, stand in a small picture. */
function scalesOf({ setting }: RaceModel) {
  const { window, decades, steps } = setting.value;
  const [low, high] = decades.map((power) => Number(`1e${power}`));
  const x = scaleOf({ ends: window.x, clamp: false }, [0, side]);
  const y = scaleOf({ ends: window.y, clamp: false }, [side, 0]);
  const over = scaleOf({ ends: [0, steps] }, [0, side]);
  const down = scaleOf({ ends: [low, high], log: true }, [side + foot - 3, side + 6]);
  const place = (spot: { x: number; y: number }): Point => [x(spot.x), y(spot.y)];
  return { x, y, over, place, curve: ({ loss }: { loss: number }, step: number): Point => [over(step), down(loss)] };
}

/** What stands behind every small picture: lines of equal loss, the lowest place, and the losses of all. Drawn once. */
export function Behind({ model, id }: { model: RaceModel; id: string }) {
  const { relief, setting, trails, goal } = model;
  const { place, curve } = scalesOf(model);
  const [ground, racers] = [relief.value, trails.value];
  const lines = useMemo(() => {
    if (!ground) return null;
    const ways = linesOf(ground, setting.value.depth).map((way) =>
      way.map(([x, y]): Point => [side * x, side * (1 - y)]),
    );
    const [x, y] = place(ground.lowest).map((at) => at - 4);
    return (
      <>
        <path class="mark mark-target race-line" d={ways.map(pathThrough).join('')} />
        <path class="mark mark-target" d={`M${x},${y}l8,8m-8,0l8,-8`} />
      </>
    );
  }, [ground]);
  const losses = useMemo(
    () =>
      racers &&
      Object.values(racers).map(({ spots }, k) => <Line key={k} points={spots.map(curve)} kind="soft" faint />),
    [racers],
  );
  return (
    <svg class="race-behind" aria-hidden="true">
      <g id={`${id}-behind`}>
        {lines}
        {losses}
        {goal.value !== null && <Rule kind="target" y={curve({ loss: goal.value }, 0)[1]} length={side} dashed />}
        <rect class="mark mark-soft" width={side} height={side} />
      </g>
    </svg>
  );
}

/** One racer's way, what is to come faintly, and its loss among those of all. */
export function Racer({ model, t, id, standing, k }: Props & { id: string; standing: Standing; k: number }) {
  const { trail, at, spot, settled, diverged } = standing;
  const { x, y, place, curve } = scalesOf(model);
  const kind = standing.id === 'momentum' ? 'optimiser' : 'ink';
  const [start, name, past] = [trail.spots[0], t.names[standing.id], trail.spots.slice(0, at + 1)];
  const within = (point: Point) => point.map((one) => Math.min(side, Math.max(0, one))) as [number, number];
  const [state, of]: [string, Kind] =
    diverged !== null
      ? [t.divergedAt(diverged), 'backward']
      : settled !== null
        ? [t.settledAt(settled), 'target']
        : [small(spot.loss), 'soft'];
  return (
    <div data-racer={standing.id}>
      <Scene
        title={`${name}${t.colon}${of === 'soft' ? 'L = ' : ''}${state}`}
        heading={
          <>
            {name} <span class={`mark-${of}`}>{state}</span>
          </>
        }
        alive={k === 0}
        {...frame}
      >
        <use href={`#${id}-behind`} />
        {at < trail.spots.length - 1 && <Line points={trail.spots.map(place)} kind={kind} faint />}
        <Line points={past.map(place)} kind={kind} />
        <Line points={past.map(curve)} kind={kind} />
        <Dots points={[within(place(spot)), curve(spot, at)]} kind={kind} r={3.5} />
        {k === 0 ? (
          <Handle
            at={place(start)}
            onMove={([toX, toY]) => model.moveTo({ x: x.invert(toX), y: y.invert(toY) })}
            onKey={(right, up) => model.moveTo({ x: start.x + right / 10, y: start.y + up / 10 })}
            {...{ label: t.start, says: t.startAt(fixed(start.x, 2), fixed(start.y, 2)), r: 6 }}
            range={[...model.setting.value.window.x, start.x]}
          />
        ) : (
          <Dots points={[place(start)]} kind="parameter" r={4} hollow />
        )}
      </Scene>
    </div>
  );
}

/** Momentum's two coordinates over the steps: whether each creeps or rings. */
export function Coordinates({ model, t }: Props) {
  const { step, axes, damped, coordinates } = model;
  const { over } = scalesOf(model);
  const half = frame.height / 2;
  return (
    <Scene title={t.coordinates} heading={t.coordinates} {...frame}>
      {coordinates.value.map((values, k) => {
        const reach = Math.max(1e-9, ...values.map(Math.abs));
        const at = scaleOf({ ends: [-reach, reach] }, [half * (k + 1) - 20, half * k + 4]);
        const regime = damped.value?.[k === 0 ? 'along' : 'across'];
        return (
          <g key={k}>
            <Rule y={at(0)} length={side} />
            <Line points={values.map((value, n): Point => [over(n), at(value)])} kind="optimiser" />
            <Label at={[side - 5, half * (k + 1) - 10]} anchor="end" kind={regime === 'diverges' ? 'backward' : 'ink'}>
              {regime ? `${axes.value[k]}${t.colon}${t.regimes[regime]}` : axes.value[k]}
            </Label>
          </g>
        );
      })}
      <Rule x={over(step.value)} length={frame.height} />
    </Scene>
  );
}
