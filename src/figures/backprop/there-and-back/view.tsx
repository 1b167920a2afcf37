/** There and back: a small network stepped through, each operation written out. */
import { figure } from '../../../kit/figure.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { isSame, type ThereModel, thereModel, wholeOf } from './model.ts';
import { Net } from './Net.tsx';
import { type Operation, operations } from './pass.ts';
import { strings, type ThereWords } from './strings.ts';

export default figure({
  id: 'there-and-back',
  words: strings,
  model: thereModel,
  equations: ['weighted-input', 'activation', 'mse', 'output-error', 'hidden-error', 'weight-gradient'],
  files: ['lib/nn/dense.ts', 'lib/nn/activations.ts', 'src/figures/backprop/there-and-back/pass.ts'],
  says: ({ current, done }, t) =>
    current.value ? t.says(done.value, operations.length, nameOf(t, current.value)) : t.nothing,
  play: ({ go }) => ({ onSeed: () => go(operations.length) }),
  controls({ go, done, player: { playing }, g }, t) {
    const [isStill, isFirst] = [!playing.value, done.value === 0];
    return [
      { label: t.first, onClick: () => go(0), disabled: !isStill || isFirst },
      { label: t.back, onClick: () => go(done.value - 1), disabled: !isStill || isFirst },
      { label: t.last, onClick: () => go(operations.length), disabled: !isStill },
      { label: t.activation, value: g, names: t.activations },
    ];
  },
  below: ({ model, t }) => (
    <>
      <Operations {...{ model, t }} />
      <Written line={model.line.value} />
    </>
  ),
  /** What is not found yet has no number. */
  table: ({ edges }, t) => ({
    columns: t.columns,
    rows: edges.value.map(({ edge, w, delta, input, slope, isDone }) => {
      const found = (value: number) => (isDone ? fixed(value, 4) : '–');
      return [t.edge(edge.l, edge.i, edge.j), fixed(w, 1), ...[delta, input, slope].map(found)];
    }),
  }),
  picture: ({ model, t }) => (
    <>
      <Net {...{ model, t }} />
      <ul class="legend">
        {(['value', 'delta', 'slope', 'chosen'] as const).map((kind) => (
          <li key={kind} class={`there-${kind}-key`}>
            {t.legend[kind]}
          </li>
        ))}
      </ul>
    </>
  ),
});

function Operations({ model: { current, go }, t }: { model: ThereModel; t: ThereWords }) {
  return (
    <label>
      {t.operation}{' '}
      <select
        value={operations.findIndex((one) => isSame(wholeOf(current.value), one))}
        onChange={(event) => go(Number(event.currentTarget.value) + 1)}
      >
        {operations.map((operation, k) => (
          <option key={k} value={k}>
            {nameOf(t, operation)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Written({ line }: { line: readonly [string, string, string] | null }) {
  if (!line) return null;
  const [name, formula, value] = line;
  return (
    <p class="there-line">
      {name} = {formula} ≈ <strong>{value}</strong>
    </p>
  );
}

function nameOf(t: ThereWords, operation: Operation): string {
  if (operation.kind === 'gradient' && operation.i !== undefined) {
    return t.kinds.slope(operation.l, operation.i, operation.j);
  }
  return operation.kind === 'loss' ? t.kinds.loss : t.kinds[operation.kind](operation.l, operation.j);
}
