/** Edit one weight: the loss over the weight, its tangent, and the two changes. */
import { Chart } from '../../../kit/Chart.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Dots, Line, Segment } from '../../../kit/marks.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed, precise } from '../../../kit/numbers.ts';
import { editModel, type Point, type Still } from './model.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'edit-one-weight',
  words: strings,
  model: (still: Still) => editModel(still),
  equations: ['weight-gradient', 'hidden-error', 'log-sum-exp'],
  files: [
    'lib/model/training.ts',
    'src/experiments/backprop/checked.ts',
    'src/figures/backprop/edit-one-weight/model.ts',
  ],
  says({ failed, moved, owner, move }, t) {
    if (failed.value) return t.failed;
    const found = moved.value;
    if (!found) return t.waiting;
    return t.says(t.owners[owner.value], fixed(move.value, 2), precise(found.promised), precise(found.change));
  },
  controls: ({ chosen, places }, t) => [
    {
      label: t.weight,
      value: chosen,
      names: Object.fromEntries(places.value.map(({ i, j }, k) => [k, t.place(i, j)])),
    },
  ],
  columns: 1,
  fields: ({ move }, t) => [{ label: t.move, symbol: 'Δw', sym: 'w', kind: 'backward', value: move }],
  picture({ model: { here, move, moved }, t }) {
    const found = moved.value;
    if (!here.value || !found) return <div class="pair" />;
    const { reach, curve, loss, slope, tangent } = here.value;
    const losses = curve.map((point) => point.loss);
    const [least, most] = [Math.min(...losses), Math.max(...losses)];
    const margin = 0.05 * (most - least || 1);
    const moves = [-reach, 0, reach].map(
      (at) => [at, at === 0 ? 'w' : `w ${at < 0 ? '−' : '+'} ${Math.abs(at)}`] as const,
    );
    const values = { loss, slope, ...found };
    return (
      <div class="pair">
        <Chart
          title={t.picture}
          heading={null}
          height={220}
          left={44}
          x={{ ends: [-reach, reach], ticks: moves }}
          y={{ ends: [least - margin, most + margin], ticks: [least, most].map((value) => [value, precise(value)]) }}
          legend={[
            { label: t.curve, kind: 'forward' },
            { label: t.tangent, kind: 'backward' },
          ]}
        >
          {({ x, y }) => {
            const at = ({ moved: place, loss: value }: Point) => [x(place), y(value)] as const;
            const [promised, measured] = [found.promised, found.change].map((change) => y(loss + change));
            return (
              <>
                <Line kind="backward" points={tangent.map(at)} />
                <Line kind="forward" points={curve.map(at)} />
                <Dots kind="forward" points={[[x(0), y(loss)]]} r={4} />
                <Segment dashed from={[x(move.value), promised]} to={[x(move.value), measured]} />
                <Dots kind="forward" points={[[x(move.value), measured]]} r={5} />
              </>
            );
          }}
        </Chart>
        <Numbers
          rows={(['loss', 'slope', 'promised', 'change', 'off'] as const).map((name) => ({
            ...{ name: t.rows[name], values: [precise(values[name])], sym: name === 'loss' ? 'L' : undefined },
          }))}
        />
      </div>
    );
  },
});
