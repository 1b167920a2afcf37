/** One neuron: numbers to move, the sum written out, the curve with its point. */
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Handle } from '../../../kit/Handle.tsx';
import { Line } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { outputLine, sumLines } from './lines.ts';
import { curveEnd, oneNeuronModel } from './model.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'one-neuron',
  words: strings,
  model: oneNeuronModel,
  equations: ['neuron-sum', 'activation'],
  files: ['lib/nn/dense.ts', 'lib/nn/activations.ts', 'src/figures/forward/one-neuron/model.ts'],
  says: ({ z, a, g }, t) => t.says(fixed(z.value, 2), fixed(a.value, 4), t.names[g.value].split(/[,，]/)[0]),
  controls: ({ g }, t) => [{ label: t.activation, value: g, names: t.names }],
  fields: ({ x, w, b }, t) => [
    ...x.map(
      (value, i) => ({ label: t.input(i + 1), symbol: `x${'₁₂₃'[i]}`, sym: 'x', kind: 'forward', value }) as const,
    ),
    ...w.map(
      (value, i) => ({ label: t.weight(i + 1), symbol: `w${'₁₂₃'[i]}`, sym: 'w', kind: 'parameter', value }) as const,
    ),
    { label: t.bias, symbol: 'b', sym: 'b', kind: 'parameter', value: b },
  ],
  /** The sum in words of numbers, and the point on the activation's curve: to move it is to change the bias. */
  picture({ model: { inputs, weights, terms, bias, z, a, g, curve, moveTo }, t }) {
    const numbers = { inputs: inputs.value, weights: weights.value, terms: terms.value, bias: bias.value, z: z.value };
    const shown = Math.min(curveEnd, Math.max(-curveEnd, z.value));
    return (
      <div class="pair">
        <div>
          <p class="chart-title">{t.sum}</p>
          <div class="neuron-lines">
            {sumLines(numbers).map((line, k) => (
              <p key={k}>{line}</p>
            ))}
            <p class="neuron-output">{outputLine(g.value, z.value, a.value)}</p>
          </div>
        </div>
        <Chart
          title={t.curve}
          height={220}
          alive
          x={{ ends: [-curveEnd, curveEnd], ticks: [-4, -2, 0, 2, 4] }}
          y={{ ends: [-2, curveEnd], ticks: [-1, 0, 1, 3, 5] }}
        >
          {({ x, y }) => (
            <>
              <Line kind="forward" points={curve.value.map((at) => [x(at.z), y(at.a)])} />
              <Line
                dashed
                kind="soft"
                points={[
                  [x(shown), y(0)],
                  [x(shown), y(a.value)],
                  [x(0), y(a.value)],
                ]}
              />
              <Handle
                at={[x(shown), y(a.value)]}
                kind="forward"
                label={t.point}
                says={t.pointAt(fixed(z.value, 2), fixed(a.value, 4))}
                range={[-curveEnd, curveEnd, shown]}
                onMove={([place]) => moveTo(x.invert(place))}
                onKey={(right, up) => moveTo(z.value + (right + up) / 10)}
              />
            </>
          )}
        </Chart>
      </div>
    );
  },
});
