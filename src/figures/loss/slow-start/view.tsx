/** The slow start: two curves of the output, two of the push, and the factor between. */

import { badStart, goodStart, type Moment, worseStart } from '../../../experiments/loss/neuron.ts';
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Dots, type Kind, Line, Rule } from '../../../kit/marks.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { most, type SlowStartModel, slowStartModel } from './model.ts';
import { type SlowWords, strings } from './strings.ts';

export default figure({
  id: 'slow-start',
  words: strings,
  model: slowStartModel,
  equations: ['sigmoid', 'sigmoid-slope', 'mse', 'binary-cross-entropy', 'mse-sigmoid-gradient'],
  files: ['lib/nn/losses.ts', 'lib/nn/activations.ts', 'src/experiments/loss/neuron.ts'],
  says({ now, reached, at }, t) {
    const after = (step: number | null) => (step === null ? t.never(most) : t.after(step));
    const { squares, entropy } = now.value;
    const [first, second] = [after(reached.value.squares), after(reached.value.entropy)];
    return t.says(at.value, fixed(squares.a, 3), fixed(entropy.a, 3), first, second);
  },
  controls: ({ begin }, t) => [
    { label: t.good, onClick: () => begin(goodStart) },
    { label: t.bad, onClick: () => begin(badStart) },
    { label: t.worse, onClick: () => begin(worseStart) },
  ],
  fields: ({ w, b, eta, player }, t) => [
    { label: t.w, symbol: 'w', sym: 'w', kind: 'parameter', value: w, onCommit: player.rewind },
    { label: t.b, symbol: 'b', sym: 'b', kind: 'parameter', value: b, onCommit: player.rewind },
    { label: t.eta, symbol: 'η', sym: 'eta', kind: 'optimiser', value: eta, onCommit: player.rewind },
  ],
  /** Every tenth step, or as many of the longer way. */
  table: ({ squares, entropy, last }, t) => ({
    columns: t.columns,
    rows: squares.value.slice(0, last.value + 1).flatMap((one, k) => {
      const other = entropy.value[k];
      const values = [one.a, one.slope, one.delta, other.a, other.delta];
      return k % (last.value / 50) === 0 ? [[`${k}`, ...values.map((value) => fixed(value, 5))]] : [];
    }),
  }),
  below: ({ model, t }) => <Numbers columns={[t.quantity, t.squares, t.entropy]} rows={rowsOf(model, t)} />,
  picture({ model, t }) {
    const [squares, entropy] = [model.squares.value, model.entropy.value];
    return (
      <div class="pair">
        <Curves
          {...{ t, title: t.output, at: model.at.value, last: model.last.value }}
          lines={[
            { name: t.squares, moments: squares, of: ({ a }) => a, kind: 'forward', dashed: true },
            { name: t.entropy, moments: entropy, of: ({ a }) => a, kind: 'forward' },
          ]}
        />
        <Curves
          {...{ t, title: t.push, at: model.at.value, last: model.last.value }}
          lines={[
            { name: t.factor, moments: squares, of: ({ slope }) => slope, kind: 'ink' },
            { name: t.squares, moments: squares, of: ({ delta }) => delta, kind: 'backward', dashed: true },
            { name: t.entropy, moments: entropy, of: ({ delta }) => delta, kind: 'backward' },
          ]}
        />
      </div>
    );
  },
});

interface Curve {
  readonly name: string;
  readonly moments: readonly Moment[];
  readonly of: (moment: Moment) => number;
  readonly kind: Kind;
  readonly dashed?: boolean;
}

interface Way {
  readonly t: SlowWords;
  readonly title: string;
  readonly lines: readonly Curve[];
  readonly at: number;
  readonly last: number;
}

/** Of a long way not every step is drawn. */
const drawn = 500;

/** What is past is drawn strongly, what is to come faintly. */
function Curves({ t, title, lines, at, last }: Way) {
  const stride = last / drawn;
  const steps = Array.from({ length: drawn + 1 }, (_, k) => k * stride);
  return (
    <Chart
      title={title}
      x={{ ends: [0, last], ticks: [0, last], name: t.steps }}
      y={{ ends: [0, 1], ticks: 2 }}
      legend={lines.map(({ name, kind, dashed }) => ({ label: name, kind, mark: dashed ? 'dashed' : 'line' }))}
    >
      {({ x, y, height }) => (
        <>
          <Rule x={x(at)} length={height} />
          {lines.map(({ name, moments, of, kind, dashed }) => {
            const point = (k: number) => [x(k), y(of(moments[k]))] as const;
            const past = [...steps.filter((k) => k < at), at];
            return (
              <g key={name}>
                <Line {...{ points: steps.map(point), kind, dashed }} faint />
                <Line {...{ points: past.map(point), kind, dashed }} />
                <Dots points={[point(at)]} kind={kind} r={3.5} />
              </g>
            );
          })}
        </>
      )}
    </Chart>
  );
}

function rowsOf({ now }: SlowStartModel, t: SlowWords) {
  const { squares, entropy } = now.value;
  const row = (name: string, of: (moment: Moment) => number) => ({
    name,
    values: [squares, entropy].map((moment) => fixed(of(moment), 5)),
  });
  return [
    row(t.rowOutput, ({ a }) => a),
    row(t.rowLoss, ({ loss }) => loss),
    row(t.rowSlope, ({ da }) => da),
    row(t.rowFactor, ({ slope }) => slope),
    row(t.rowDelta, ({ delta }) => delta),
  ];
}
