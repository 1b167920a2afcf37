/** The bowl from the side or from above, the path in it, and its start to be moved. */
import { lossAt } from '../../../experiments/gradient-descent/bowl/descent.ts';
import { Chart, type Scales } from '../../../kit/Chart.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Letters } from '../../../kit/Letters.tsx';
import { Arrow, Dots, Label, Line, Rule } from '../../../kit/marks.tsx';
import { short, signed } from '../../../kit/numbers.ts';
import type { Point } from '../../../kit/path.ts';
import type { BowlModel } from './model.ts';
import { contours, farthest, heights, highest, reach } from './plane.ts';
import type { BowlWords } from './strings.ts';

export function Picture({ model, t }: { model: BowlModel; t: BowlWords }) {
  const { lambda, start } = model.run.value;
  const two = lambda.length === 2;
  const { exit } = model.seen.value;
  const title = t.pictures[model.shape.value];
  return (
    <div class="bowl-view">
      <Chart
        {...{ title, heading: <Letters text={title} />, aspect: reach[1] / reach[0], alive: true }}
        x={{ ends: [-reach[0], reach[0]], ticks: [-4, -2, 0, 2, [4, two ? '4 w₁' : '4 w']] }}
        y={{
          ends: heights(lambda),
          ticks: two
            ? [-2, 0, [2, '2'], [3.5, 'w₂']]
            : [0, 0.5, 1].map((part) => [10 * lambda[0] * part, short(10 * lambda[0] * part)]),
        }}
      >
        {(scales) => (
          <>
            {two ? <Valley {...{ lambda, scales }} /> : <Parabola {...{ lambda: lambda[0], scales }} />}
            <Path {...{ model, scales }} />
            <Handle
              at={[scales.x(start[0]), scales.y(two ? start[1] : lossAt(lambda, start))]}
              onMove={([x, y]) => {
                model.moveTo(0, scales.x.invert(x));
                if (two) model.moveTo(1, scales.y.invert(y));
              }}
              onKey={model.nudge}
              label={t.start}
              says={t.startAt(start.map(signed))}
              range={[-farthest[0], farthest[0], start[0]]}
            />
          </>
        )}
      </Chart>
      <p class="note bowl-note">
        {t.drag}
        {two && t.rings}
        {exit && t.leaves(exit.step)}
      </p>
    </div>
  );
}

/** What is past strongly, what is to come faintly; an arrow where the path leaves the frame. */
function Path({ model, scales: { x, y } }: { model: BowlModel; scales: Scales }) {
  const { spots, exit } = model.seen.value;
  const now = model.at.value;
  const places = spots.map(([u, v]): Point => [x(u), y(v)]);
  const past = places.slice(0, now + 1);
  const gone = exit !== null && exit.step <= now;
  return (
    <>
      <Line kind="optimiser" points={places} faint width={1} />
      <Line kind="optimiser" points={past} />
      {exit && (
        <Arrow kind="optimiser" from={places[places.length - 1]} to={[x(exit.at[0]), y(exit.at[1])]} faint={!gone} />
      )}
      <Dots kind="parameter" points={places.slice(now + 1)} r={2.2} faint />
      <Dots kind="parameter" points={past} r={2.2} />
      {!gone && <Dots kind="parameter" points={past.slice(-1)} r={5} />}
    </>
  );
}

function Parabola({ lambda, scales: { x, y } }: { lambda: number; scales: Scales }) {
  const curve = (curvature: number) =>
    Array.from({ length: 91 }, (_, k) => reach[0] * (k / 45 - 1))
      .filter((w) => lossAt([curvature], [w]) <= highest(lambda))
      .map((w): Point => [x(w), y(lossAt([curvature], [w]))]);
  const flatter = curve(1);
  const [right, top] = flatter[flatter.length - 1];
  return (
    <>
      {lambda !== 1 && (
        <>
          <Line kind="soft" points={flatter} dashed />
          <Label at={[right - 4, top + 8]} anchor="end">
            λ = 1
          </Label>
        </>
      )}
      <Line kind="target" points={curve(lambda)} width={2} />
    </>
  );
}

function Valley({ lambda, scales: { x, y, width, height } }: { lambda: readonly number[]; scales: Scales }) {
  return (
    <>
      <Rule kind="soft" x={x(0)} length={height} faint />
      <Rule kind="soft" y={y(0)} length={width} faint />
      {contours(lambda).map(([rx, ry], k) => (
        <ellipse
          key={k}
          class="mark mark-target bowl-ring"
          cx={x(0)}
          cy={y(0)}
          rx={(rx * width) / (2 * reach[0])}
          ry={(ry * height) / (2 * reach[1])}
        />
      ))}
    </>
  );
}
