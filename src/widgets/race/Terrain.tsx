/** The ground from above: lines of equal loss, the trails, and the start, to be dragged or moved with the arrow keys. */
import { useId, useMemo, useRef } from 'preact/hooks';
import type { Surveyed, Window } from '../../experiments/gradient-descent/race/ground.ts';
import { type Point, pathThrough } from '../../kit/path.ts';
import { fixed, plain } from '../shared/index.ts';
import { contour, roundLevels } from './contours.ts';
import { Mark } from './Mark.tsx';
import type { RaceModel } from './model.ts';
import { apart, box, mapScale } from './picture.ts';
import type { Standing } from './standing.ts';
import type { RaceWords } from './strings.ts';

interface Props {
  model: RaceModel;
  t: RaceWords;
}

export function Terrain({ model, t }: Props) {
  const picture = useRef<SVGSVGElement>(null);
  const clip = useId();
  const { setting, ground, land, x, y, moveTo } = model;
  const { window, depth } = setting.value;
  const scale = useMemo(() => mapScale(window), [window]);
  const [across, up] = land.value === 'slice' ? ['α', 'β'] : ['x', 'y'];
  const drag = (event: PointerEvent) => {
    const { left, top, width } = picture.current!.getBoundingClientRect();
    const [toX, toY] = [event.clientX - left, event.clientY - top].map((place) => (place / width) * box.width);
    moveTo(scale.xAt(toX), scale.yAt(toY));
  };
  const here = ground.value;
  return (
    <svg ref={picture} class="race-map" viewBox={`0 0 ${box.width} ${box.height}`}>
      <title>{t.map}</title>
      <clipPath id={clip}>
        <rect
          x={box.left}
          y={box.top}
          width={box.width - box.left - box.right}
          height={box.height - box.top - box.bottom}
        />
      </clipPath>
      <Frame window={window} across={across} up={up} />
      <g clip-path={`url(#${clip})`}>{here && <Contours ground={here} depth={depth} />}</g>
      {here && <Cross x={scale.x(here.lowest.x)} y={scale.y(here.lowest.y)} />}
      <g clip-path={`url(#${clip})`}>
        {model.standings.value.map((standing) => (
          <Trail key={standing.id} standing={standing} scale={scale} />
        ))}
      </g>
      <Names standings={model.standings.value} scale={scale} t={t} />
      <g
        class="race-start"
        tabIndex={0}
        role="slider"
        aria-label={t.start}
        aria-valuemin={window.x[0]}
        aria-valuemax={window.x[1]}
        aria-valuenow={x.value}
        aria-valuetext={t.startAt(`${across} = ${fixed(x.value, 2)}`, `${up} = ${fixed(y.value, 2)}`)}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) drag(event);
        }}
        onKeyDown={(event) => {
          const move = moves[event.key];
          if (!move) return;
          event.preventDefault();
          moveTo(x.value + move[0], y.value + move[1]);
        }}
      >
        <circle class="race-reach" cx={scale.x(x.value)} cy={scale.y(y.value)} r={18} />
        <circle class="race-ring" cx={scale.x(x.value)} cy={scale.y(y.value)} r={8} />
      </g>
    </svg>
  );
}

const moves: Readonly<Record<string, Point>> = {
  ArrowRight: [0.1, 0],
  ArrowLeft: [-0.1, 0],
  ArrowUp: [0, 0.1],
  ArrowDown: [0, -0.1],
};

type Scale = ReturnType<typeof mapScale>;

function Frame({ window, across, up }: { window: Window; across: string; up: string }) {
  const scale = mapScale(window);
  const ticks = ([low, high]: readonly [number, number]) => [low, (low + high) / 2, high];
  const tick = (value: number) => plain(value).replace('-', '−');
  return (
    <>
      <rect
        class="race-frame"
        x={box.left}
        y={box.top}
        width={box.width - box.left - box.right}
        height={box.height - box.top - box.bottom}
      />
      {ticks(window.x).map((value, k) => (
        <text key={value} x={scale.x(value)} y={box.height - 8} text-anchor={(['start', 'middle', 'end'] as const)[k]}>
          {k === 1 ? `${across} = ${tick(value)}` : tick(value)}
        </text>
      ))}
      {ticks(window.y).map((value, k) => (
        <text key={value} x={box.left - 5} y={scale.y(value) + [0, 4, 9][k]} text-anchor="end">
          {tick(value)}
        </text>
      ))}
      <text class="race-axis" x={box.left - 5} y={scale.y((window.y[0] + window.y[1]) / 2) - 12} text-anchor="end">
        {up}
      </text>
    </>
  );
}

/** Drawn again only for another ground. */
function Contours({ ground, depth }: { ground: Surveyed; depth: number }) {
  return useMemo(() => {
    const { lowest, heights, window, side } = ground;
    const scale = mapScale(window);
    const highest = heights.reduce((most, loss) => Math.max(most, loss));
    const levels = roundLevels(lowest.loss + (highest - lowest.loss) * 10 ** -depth, highest);
    const at = ([column, row]: Point): Point => [
      scale.x(window.x[0] + ((window.x[1] - window.x[0]) * column) / (side - 1)),
      scale.y(window.y[0] + ((window.y[1] - window.y[0]) * row) / (side - 1)),
    ];
    return (
      <g>
        {levels.map((level) => {
          const chains = contour(ground, level).map((chain) => chain.map(at));
          return (
            <g key={level} class="race-contour" data-decade={isDecade(level)}>
              <path d={chains.map(pathThrough).join('')} />
              {isDecade(level) && <Level level={level} points={chains.flat()} />}
            </g>
          );
        })}
      </g>
    );
  }, [ground, depth]);
}

const isDecade = (level: number) => level.toExponential().startsWith('1e');

/** The level's number on its line, far to the right and low. */
function Level({ level, points }: { level: number; points: readonly Point[] }) {
  const inside = points.filter(([x, y]) => x < box.width - 24 && y < box.height - box.bottom - 8);
  if (inside.length === 0) return null;
  const [x, y] = inside.reduce((best, point) => (point[0] + 0.6 * point[1] > best[0] + 0.6 * best[1] ? point : best));
  return (
    <text x={x} y={y + 4} text-anchor="middle">
      {plain(level)}
    </text>
  );
}

const Cross = ({ x, y }: { x: number; y: number }) => (
  <path class="race-lowest" d={`M${x - 4},${y - 4}l8,8m-8,0l8,-8`} />
);

/** What is past strongly, what is to come faintly. */
function Trail({ standing, scale }: { standing: Standing; scale: Scale }) {
  const { id, trail, at } = standing;
  const points = useMemo(
    () => trail.spots.map(({ x, y }): Point => [scale.x(x), scale.y(y)]),
    [trail, trail.spots.length, scale],
  );
  return (
    <g class={`race-${id}`}>
      {at < points.length - 1 && <path class="race-line race-future" d={pathThrough(points)} />}
      <path class="race-line" d={pathThrough(points.slice(0, at + 1))} />
    </g>
  );
}

/** Signs where the racers are now, names beside them, moved apart where they would lie on one another. */
function Names({ standings, scale, t }: { standings: readonly Standing[]; scale: Scale; t: RaceWords }) {
  const within = (place: number, low: number, high: number) => Math.min(high, Math.max(low, place));
  const places = standings.map(({ id, spot }) => ({
    id,
    x: within(scale.x(spot.x), box.left, box.width - box.right),
    y: within(scale.y(spot.y), box.top, box.height - box.bottom),
  }));
  const heights = apart(
    places.map(({ y }) => y),
    13,
    [box.top + 8, box.height - box.bottom - 8],
  );
  return (
    <>
      {places.map(({ id, x, y }, k) => (
        <g key={id} class={`race-${id}`}>
          <path class="race-lead" d={`M${x},${y}L${sideOf(x).to},${heights[k]}`} />
          <Mark id={id} x={x} y={y} />
        </g>
      ))}
      {places.map(({ id, x }, k) => (
        <g key={id} class={`race-${id}`}>
          <text class="race-name" x={sideOf(x).text} y={heights[k] + 4} text-anchor={sideOf(x).anchor}>
            {t.names[id]}
          </text>
        </g>
      ))}
    </>
  );
}

/** A name stands to the right of its sign, near the right edge to the left of it. */
function sideOf(x: number) {
  const isLeft = x > box.width - 90;
  return isLeft
    ? ({ to: x - 14, text: x - 16, anchor: 'end' } as const)
    : ({ to: x + 14, text: x + 16, anchor: 'start' } as const);
}
