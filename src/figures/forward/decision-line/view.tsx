/** The line on which a neuron decides: moved itself, turned by the weights; four corners that are on the right side or not. */
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Arrow, Dots, Line } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { Heat } from '../../../kit/still-pixels.tsx';
import { decisionModel, end, side } from './model.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'decision-line',
  words: strings,
  model: decisionModel,
  equations: ['neuron-sum', 'decision-line', 'sigmoid'],
  files: ['lib/nn/dense.ts', 'src/figures/forward/decision-line/model.ts'],
  says: ({ right, task, w1, w2 }, t) =>
    w1.value === 0 && w2.value === 0 ? t.noLine : t.says(right.value) + (task.value === 'xor' ? t.never : ''),
  controls: ({ task }, t) => [{ label: t.task, value: task, names: t.tasks }],
  fields: ({ w1, w2, b }, t) => [
    { label: t.first, symbol: 'w₁', sym: 'w', kind: 'parameter', value: w1 },
    { label: t.second, symbol: 'w₂', sym: 'w', kind: 'parameter', value: w2 },
    { label: t.bias, symbol: 'b', sym: 'b', kind: 'parameter', value: b },
  ],
  table: ({ points }, t) => ({
    columns: t.columns,
    rows: points.value.map(({ at: [x1, x2], isYes, z, isRight }) => [
      fixed(x1, 0),
      fixed(x2, 0),
      isYes ? t.yes : t.no,
      fixed(z, 1),
      isRight ? t.isRight : t.isWrong,
    ]),
  }),
  picture({ model: { points, map, line, near, w1, w2, b, moveTo }, t }) {
    const inside = near.value;
    const axis = { ends: [-end, end] as const, ticks: [-1, 0, 1] };
    return (
      <div class="decision-plane">
        <Chart title={t.picture} heading={null} aspect={1} alive x={{ ...axis, caption: 'x₁' }} y={axis}>
          {({ x, y, width, height }) => (
            <>
              <Heat values={map.value} columns={side} limit={0.5} width={width} height={height} />
              {line.value && <Line points={line.value.map(([x1, x2]) => [x(x1), y(x2)])} width={2} />}
              {points.value.map(({ at: [x1, x2], isYes, isRight }) => (
                <g key={`${x1} ${x2}`} transform={`translate(${x(x1).toFixed(1)} ${y(x2).toFixed(1)})`}>
                  {!isRight && <circle class="decision-wrong" r={12} />}
                  {isYes ? (
                    <circle class="decision-yes" r={6} />
                  ) : (
                    <rect class="decision-no" x={-5.5} y={-5.5} width={11} height={11} />
                  )}
                </g>
              ))}
              {inside && (
                <>
                  <Arrow
                    kind="parameter"
                    from={[x(inside[0]), y(inside[1])]}
                    to={[x(inside[0] + w1.value / 3), y(inside[1] + w2.value / 3)]}
                  />
                  <Handle
                    at={[x(inside[0]), y(inside[1])]}
                    label={t.handle}
                    says={t.handleAt(fixed(b.value, 1))}
                    range={[-3, 3, b.value]}
                    onMove={([across, down]) => moveTo([x.invert(across), y.invert(down)])}
                    onKey={(right, up) => {
                      b.value = Math.round(10 * Math.min(3, Math.max(-3, b.value + (right + up) / 10))) / 10;
                    }}
                  />
                </>
              )}
              <Dots points={[[x(0), y(0)]]} kind="soft" r={2} />
            </>
          )}
        </Chart>
      </div>
    );
  },
});
