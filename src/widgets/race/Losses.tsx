/** The loss of every racer against the step, by its logarithm; what is past strongly, what is to come faintly. */
import { useMemo } from 'preact/hooks';
import { power } from '../../kit/numbers.ts';
import { type Point, pathThrough } from '../../kit/path.ts';
import { Mark } from './Mark.tsx';
import type { RaceModel } from './model.ts';
import { apart, curveScale, curves } from './picture.ts';
import type { Standing } from './standing.ts';
import type { RaceWords } from './strings.ts';

type Scale = ReturnType<typeof curveScale>;

export function Losses({ model, t }: { model: RaceModel; t: RaceWords }) {
  const { setting, standings, goal, step } = model;
  const { steps, decades } = setting.value;
  const [low, high] = decades;
  const scale = useMemo(() => curveScale(steps, decades), [steps, decades]);
  const right = curves.width - curves.right;
  const heights = apart(
    standings.value.map(({ spot }) => scale.y(spot.loss)),
    13,
    [curves.top + 6, curves.height - curves.bottom],
  );
  const ticks = Array.from({ length: (high - low) / 2 + 1 }, (_, k) => 10 ** (low + 2 * k));
  return (
    <svg class="race-losses" viewBox={`0 0 ${curves.width} ${curves.height}`} role="img" aria-label={t.curves}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line class="race-grid" x1={curves.left} x2={right} y1={scale.y(tick)} y2={scale.y(tick)} />
          <text x={curves.left - 5} y={scale.y(tick) + 4} text-anchor="end">
            {tick === 1 ? '1' : power(tick).replace('1.0 × ', '')}
          </text>
        </g>
      ))}
      <text x={curves.left} y={curves.height - 8}>
        0
      </text>
      <text x={right} y={curves.height - 8} text-anchor="end">
        {t.steps(steps)}
      </text>
      {goal.value !== null && (
        <g class="race-goal">
          <line x1={curves.left} x2={right} y1={scale.y(goal.value)} y2={scale.y(goal.value)} />
          <text x={right - 4} y={scale.y(goal.value) - 4} text-anchor="end">
            {t.goal}
          </text>
        </g>
      )}
      <line
        class="race-now"
        x1={scale.x(step.value)}
        x2={scale.x(step.value)}
        y1={curves.top}
        y2={curves.height - curves.bottom}
      />
      {standings.value.map((standing, k) => (
        <Curve key={standing.id} {...{ standing, scale, t, height: heights[k] }} />
      ))}
    </svg>
  );
}

function Curve({ standing, scale, t, height }: { standing: Standing; scale: Scale; t: RaceWords; height: number }) {
  const { id, trail, at, spot, diverged } = standing;
  const points = useMemo(
    () => trail.spots.map(({ loss }, step): Point => [scale.x(step), scale.y(loss)]),
    [trail, trail.spots.length, scale],
  );
  const [x, y] = [scale.x(at), scale.y(spot.loss)];
  return (
    <g class={`race-${id}`}>
      {at < points.length - 1 && <path class="race-line race-future" d={pathThrough(points)} />}
      <path class="race-line" d={pathThrough(points.slice(0, at + 1))} />
      <path class="race-lead" d={`M${x},${y}L${x + 12},${height}`} />
      <Mark id={id} x={x} y={y} />
      <text class="race-name" x={x + 14} y={height + 4}>
        {diverged === null ? t.names[id] : `${t.names[id]} ↗`}
      </text>
    </g>
  );
}
