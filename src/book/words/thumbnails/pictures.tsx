/**
 * One small picture a chapter, for the front page: drawn when the site is built by what the chapter's own figures are made of,
 * or from what was recorded for it.
 */
import type { ComponentChildren } from 'preact';
import recorded from '../../../../content/records/dropout/curves.json';
import mistakes from '../../../../content/records/mnist/mistakes.json';
import { descend, type Run } from '../../../experiments/gradient-descent/bowl/descent.ts';
import { badStart, train } from '../../../experiments/loss/neuron.ts';
import { passOf, sizes } from '../../../figures/backprop/there-and-back/pass.ts';
import { decisionModel, end, side } from '../../../figures/forward/decision-line/model.ts';
import { contours } from '../../../figures/gradient-descent/bowl/plane.ts';
import { Area, Dots, Line } from '../../../kit/marks.tsx';
import type { Point } from '../../../kit/path.ts';
import { scaleOf } from '../../../kit/scale.ts';
import { Heat } from '../../../kit/still-pixels.tsx';

export const width = 120;
export const height = 90;
const [left, right, top, bottom] = [4, width - 4, 6, height - 6];

/** A curve through values at even distances. */
const curve = (values: readonly number[], highest: number): Point[] => {
  const x = scaleOf({ ends: [0, values.length - 1] }, [left, right]);
  const y = scaleOf({ ends: [0, highest] }, [bottom, top]);
  return values.map((value, k) => [x(k), y(value)]);
};

/** A neuron's two sides, its line, and four points. */
function Forward() {
  const { map, line, points } = decisionModel();
  const x = scaleOf({ ends: [-end, end] }, [0, width]);
  const y = scaleOf({ ends: [-end, end] }, [height / 2 + width / 2, height / 2 - width / 2]);
  const placed = (isYes: boolean): Point[] =>
    points.value.filter((one) => one.isYes === isYes).map(({ at }) => [x(at[0]), y(at[1])]);
  return (
    <>
      <Heat values={map.value} columns={side} limit={0.5} y={y(end)} width={width} height={width} />
      <Line points={(line.value ?? []).map((at) => [x(at[0]), y(at[1])])} width={2} />
      <Dots points={placed(true)} r={4} />
      <Dots points={placed(false)} r={4} hollow />
    </>
  );
}

/** The same neuron from the same bad start under two losses. */
function Loss() {
  const of = (kind: 'squares' | 'entropy') =>
    curve(
      train(kind, badStart, 500).map(({ a }) => a),
      1,
    );
  return (
    <>
      <Line points={of('entropy')} kind="target" width={2} />
      <Line points={of('squares')} kind="target" dashed />
    </>
  );
}

/** Signals there, and slopes back: each edge as wide as ∂L/∂w is large. */
function Backprop() {
  const { layers } = passOf(31, 'tanh');
  const place = (l: number, j: number): Point => [
    left + 8 + (l * (right - left - 16)) / (sizes.length - 1),
    top + ((j + 0.5) * (bottom - top)) / sizes[l],
  ];
  const most = Math.max(...layers.flatMap(({ dW }) => [...dW].map(Math.abs)));
  return (
    <>
      {layers.flatMap(({ dW }, l) =>
        Array.from(dW, (slope, k) => {
          const ends = [place(l, Math.floor(k / sizes[l + 1])), place(l + 1, k % sizes[l + 1])];
          return <Line key={`${l} ${k}`} points={ends} kind="backward" width={0.6 + (4 * Math.abs(slope)) / most} />;
        }),
      )}
      {sizes.map((count, l) => (
        <Dots key={l} points={Array.from({ length: count }, (_, j) => place(l, j))} kind="forward" r={6} />
      ))}
    </>
  );
}

/** Down a valley, from one side to the other. */
function Descent() {
  const run: Run = { lambda: [1, 10], start: [-3.6, 2], eta: 0.17 };
  const zoom = 14;
  const at = (w: readonly number[]): Point => [width / 2 + zoom * w[0], height / 2 - zoom * w[1]];
  const path = descend(run, 24).map(({ w }) => at(w));
  return (
    <>
      <g class="mark mark-soft">
        {contours(run.lambda, 7).map(([rx, ry]) => (
          <ellipse key={rx} cx={width / 2} cy={height / 2} rx={(zoom * rx).toFixed(1)} ry={(zoom * ry).toFixed(1)} />
        ))}
      </g>
      <Line points={path} kind="parameter" />
      <Dots points={path.slice(0, 12)} kind="parameter" r={2.2} />
    </>
  );
}

/** Which digits the recorded run takes for which. */
function Program() {
  const { confusion } = mistakes;
  const wrong = confusion.map((count, k) => (k % 11 === 0 ? 0 : count));
  const right = confusion.map((count, k) => (k % 11 === 0 ? count : 0));
  const box = { columns: 10, x: (width - height) / 2 + 4, y: 4, width: height - 8, height: height - 8 };
  return (
    <>
      <Heat {...box} values={right} limit={Math.max(...right) * 2.5} kind="ink" />
      <Heat {...box} values={wrong} limit={Math.max(...wrong)} kind="target" />
    </>
  );
}

/** The gap between seen and unseen images, as the recorded training goes on. */
function Dropout() {
  const of = (which: number) =>
    curve(
      recorded.baseline.map((three) => three[which][0]),
      1.6,
    );
  const [seen, unseen] = [of(1), of(2)];
  return (
    <>
      <Area points={unseen} to={seen.map(([, y]) => y)} kind="soft" />
      <Line points={seen} kind="forward" width={2} />
      <Line points={unseen} kind="backward" width={2} />
    </>
  );
}

/** By chapter. */
export const pictures: Readonly<Record<string, () => ComponentChildren>> = {
  forward: Forward,
  loss: Loss,
  backprop: Backprop,
  'gradient-descent': Descent,
  mnist: Program,
  dropout: Dropout,
};
