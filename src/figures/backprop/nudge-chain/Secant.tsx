/** The loss over the weight, on the axes' own scale: through two of its points the secant, at one of them the tangent. */
import { Chart } from '../../../kit/Chart.tsx';
import { Dots, Line, Rule } from '../../../kit/marks.tsx';
import { precise } from '../../../kit/numbers.ts';
import { left, right } from './Axes.tsx';
import { ends, type NudgeModel } from './model.ts';
import type { NudgeWords } from './strings.ts';

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
