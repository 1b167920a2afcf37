/** Measured dots on computed lines: the error of a mini-batch's gradient, and its cosine with the full one. */
import {
  cosineLaw,
  type Draw,
  type Means,
  sizes,
  squaredErrorLaw,
  type Variance,
} from '../../../experiments/gradient-descent/batch-noise/law.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { Dots, Label, Legend, Line, Rule } from '../../../kit/marks.tsx';
import { fixed, grouped } from '../../../kit/numbers.ts';
import type { Axis } from '../../../kit/scale.ts';
import type { NoiseModel } from './model.ts';
import type { NoiseWords } from './strings.ts';

const last = sizes[sizes.length - 1];
const errorAxis: Axis = {
  ...{ ends: [0.1, 1000], log: true, ticks: [0.1, 1, 10, 100, 1000] },
  format: (value) => grouped(value, 1),
};
const cosineAxis: Axis = { ends: [-0.2, 1], ticks: [0, 0.5, 1] };

interface Curve {
  readonly title: string;
  readonly y: Axis;
  readonly law: (full: Variance, m: number) => number;
  /** The law is an approximation. */
  readonly isRough?: boolean;
  readonly means: (means: Means) => readonly number[];
  readonly drawn: (draw: Draw) => number;
}

/** The error or its square, and the cosine. */
export function Noise({ model, t }: { model: NoiseModel; t: NoiseWords }) {
  const isSquare = model.show.value === 'square';
  const of = (squared: number) => (isSquare ? squared : Math.sqrt(squared));
  const { means } = model.measured.value;
  return (
    <div>
      <div class="pair">
        <NoiseChart
          {...{ model, t, title: isSquare ? t.square : t.error, y: errorAxis }}
          law={(full, m) => of(squaredErrorLaw(full, m))}
          means={({ squaredError }) => squaredError.map(of)}
          drawn={({ squaredError }) => of(squaredError)}
        />
        <NoiseChart
          {...{ model, t, title: t.cosine, y: cosineAxis, law: cosineLaw, isRough: true }}
          means={({ cosine }) => cosine}
          drawn={({ cosine }) => cosine}
        />
      </div>
      <Legend
        items={[
          { label: t.mean(means.rounds), kind: 'backward', mark: 'dot' },
          { label: t.latest, kind: 'backward', mark: 'hollow' },
          { label: t.law, kind: 'soft' },
          { label: t.roughLaw, kind: 'soft', mark: 'dashed' },
        ]}
      />
    </div>
  );
}

function NoiseChart({ model, t, title, y: axis, law, isRough, means, drawn }: Curve & Parameters<typeof Noise>[0]) {
  const { full, means: measured, latest } = model.measured.value;
  const [m, scale] = [model.m.value, model.noiseScale.value];
  const mean = means(measured);
  return (
    <Chart
      title={title}
      height={236}
      left={38}
      x={{ ends: [1, last], log: true, ticks: [1, 4, 16, 64, 256], caption: `${t.axis} →` }}
      y={axis}
    >
      {({ x, y, height }) => {
        const places = mean.map((value, k) => [x(sizes[k]), y(value)] as const);
        return (
          <>
            <Rule x={x(m)} length={height - 15} faint />
            {scale <= last && (
              <>
                <Rule x={x(scale)} length={height - 15} dashed="2 3" />
                <Label at={[x(scale), height - 7]} anchor={scale > 64 ? 'end' : scale < 4 ? 'start' : 'middle'}>
                  {t.equal(fixed(scale, 0))}
                </Label>
              </>
            )}
            <Line
              {...{ kind: 'soft', width: 1.5, dashed: isRough }}
              points={sizes.map((size) => [x(size), y(law(full, size))])}
            />
            <Dots kind="backward" hollow points={latest.map((draw, k) => [x(sizes[k]), y(drawn(draw))])} />
            <Dots kind="backward" r={3.5} points={places.filter((_, k) => sizes[k] !== m)} />
            <Dots kind="backward" r={5} points={places.filter((_, k) => sizes[k] === m)} />
          </>
        );
      }}
    </Chart>
  );
}
