/** Theory beside measurement: the loss over the steps, and what a step leaves of the distance, over the rate. */
import { factorOf } from '../../../experiments/gradient-descent/bowl/rates.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { Letters } from '../../../kit/Letters.tsx';
import { Area, Dots, Label, Legend, Line, Rule } from '../../../kit/marks.tsx';
import { grouped, powerOfTen, short } from '../../../kit/numbers.ts';
import type { Point } from '../../../kit/path.ts';
import { type BowlModel, steps } from './model.ts';
import type { BowlWords } from './strings.ts';

interface Props {
  model: BowlModel;
  t: BowlWords;
}

const [least, most] = [3e-8, 3e4];

/** Theory as lines, drawn ahead; the run as dots, which come with the steps. */
export function LossChart({ model, t }: Props) {
  const path = model.path.value;
  const first = path[0].loss;
  const two = model.run.value.lambda.length === 2;
  const losses = first > 0 ? path.map(({ loss }) => loss / first) : [];
  const theory = first > 0 ? model.theory.value : [];
  const [above, below] = [losses.findIndex((one) => one > most), losses.findIndex((one) => one < least)];
  return (
    <Chart
      title={t.losses}
      x={{ ends: [0, steps], ticks: [0, 10, 20, 30, steps], name: t.steps }}
      y={{
        ...{ ends: [least, most], log: true, clamp: false, ticks: [1e3, 1, 1e-3, 1e-6] },
        format: (share) => (share >= 1 ? grouped(share) : share === 1e-3 ? '1/1000' : powerOfTen(-6)),
      }}
      left={46}
      legend={
        <Legend
          items={[
            { label: t.measured, kind: 'target', mark: 'dot' },
            ...model.run.value.lambda.map((_, axis) => ({
              ...{ label: <Letters text={t.theory(axis, two)} />, kind: 'soft' as const },
              mark: axis ? ('dashed' as const) : ('line' as const),
            })),
          ]}
        />
      }
    >
      {({ x, y, width, height }) => {
        const dots = losses.map((loss, at): Point => [x(at), y(loss)]);
        const inside = (points: readonly Point[]) => points.filter(([, v]) => v >= 0 && v <= height);
        const past = model.at.value + 1;
        return (
          <>
            <Rule y={y(1e-3)} length={width} faint />
            {theory.map((curve, axis) => (
              <Line
                key={axis}
                kind="soft"
                dashed={axis === 1}
                points={curve.map((loss, at): Point => [x(at), Math.min(2 * height, y(loss / first))])}
              />
            ))}
            <Dots kind="target" points={inside(dots.slice(past))} hollow faint />
            <Dots kind="target" points={inside(dots.slice(0, past))} />
            {above > 0 && <Off at={[x(above), 6]} way="↑" />}
            {below > 0 && <Off at={[x(below), height - 6]} way="↓" />}
          </>
        );
      }}
    </Chart>
  );
}

const Off = ({ at, way }: { at: Point; way: string }) => (
  <Label at={at} kind="target" anchor="middle" strong>
    {way}
  </Label>
);

/** The right edge, in units of 1/λmax; there the factor of the steepest axis is at the upper edge. */
const widest = 2.5;

/** |1 − ηλ| over η, with the two limits: below 1 a run settles. In 2-D one line an axis; the larger counts. */
export function FactorChart({ model, t }: Props) {
  const { lambda, eta } = model.run.value;
  const two = lambda.length === 2;
  const steep = lambda[1] > lambda[0] ? 1 : 0;
  const one = 1 / lambda[steep];
  const name = two ? `λ${steep ? '₂' : '₁'}` : 'λ';
  const outside = eta > widest * one;
  const left = (rate: number, curvature: number) => Math.abs(factorOf(rate, curvature));
  const regions = two ? [t.settling, '', t.diverging] : [t.creeping, t.zigzagging, t.diverging];
  const { best } = model;
  return (
    <Chart
      title={t.factors}
      heading={<Letters text={t.factors} />}
      x={{
        ends: [0, widest * one],
        ticks: [1, 2].map((times) => [times * one, `${times}/${name} = ${short(times * one)}`]),
      }}
      y={{ ends: [0, widest - 1], ticks: [0, 1] }}
      left={46}
      height={165}
      legend={
        two && (
          <Legend
            items={[
              { label: <Letters text="|1 − ηλ₁|" />, kind: 'soft' },
              { label: <Letters text="|1 − ηλ₂|" />, kind: 'soft', mark: 'dashed' },
              { label: t.bestMark, glyph: <path d={diamond(13, 5)} /> },
            ]}
          />
        )
      }
    >
      {({ x, y, width, height }) => (
        <>
          <Area kind="soft" to={height} points={[x(2 * one), width].map((at): Point => [at, 0])} />
          <Rule y={y(1)} length={width} faint />
          {[1, 2].map((times) => (
            <Rule key={times} x={x(times * one)} length={height} dashed />
          ))}
          {lambda.map((curvature, axis) => (
            <Line
              key={axis}
              kind="soft"
              dashed={axis === 1}
              points={[0, 1 / curvature, widest * one]
                .filter((rate) => rate <= widest * one)
                .map((rate): Point => [x(rate), y(left(rate, curvature))])}
            />
          ))}
          {two && <path class="mark mark-ink" d={diamond(x(best.value.eta), y(best.value.rate))} />}
          <Rule x={x(eta)} length={height} kind="optimiser" />
          {!outside && (
            <Dots kind="optimiser" points={lambda.map((curvature): Point => [x(eta), y(left(eta, curvature))])} r={4} />
          )}
          {regions.map((word, k) => (
            <Label key={word} at={[x([0.42, 1.6, 2.25][k] * one), height - 9]} anchor="middle">
              {word}
            </Label>
          ))}
          <Label at={[x(eta) + (eta > one ? -6 : 6), 5]} kind="optimiser" strong anchor={eta > one ? 'end' : 'start'}>
            {`η = ${short(eta)}${outside ? ' →' : ''}`}
          </Label>
        </>
      )}
    </Chart>
  );
}

const diamond = (x: number, y: number) => `M${x.toFixed(1)} ${(y - 5).toFixed(1)}l5 5l-5 5l-5 -5Z`;
