/** There and back: a small network stepped through; a unit's paths to the loss, and how they add up. */
import { figure } from '../../../kit/figure.tsx';
import { Legend } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { thereModel } from './model.ts';
import { Net } from './Net.tsx';
import { operations, sizes } from './pass.ts';
import { strings } from './strings.ts';
import { named } from './sums.ts';
import { Written } from './Written.tsx';

export default figure({
  id: 'there-and-back',
  words: strings,
  model: thereModel,
  equations: ['weighted-input', 'activation', 'mse', 'output-error', 'hidden-error', 'weight-gradient'],
  files: ['lib/nn/dense.ts', 'lib/nn/activations.ts', 'src/figures/backprop/there-and-back/pass.ts'],
  says({ done, sum }, t) {
    if (!sum.value) return t.nothing;
    const { name, terms, total } = sum.value;
    const values = terms.map(({ value }) => fixed(value, 3)).join(t.and);
    return t.says(done.value, operations.length, name, values, total === null ? '' : fixed(total, 3));
  },
  play: ({ step }) => ({ onSeed: () => (step.value = operations.length) }),
  controls: ({ step, g }, t) => [
    { label: t.activation, value: g, names: t.activations },
    { label: t.done, value: step },
  ],
  /** What is not found yet has no number. */
  table: ({ pass, isDone }, t) => ({
    columns: t.columns,
    rows: ([1, 2] as const).flatMap((l) =>
      Array.from(pass.value.layers[l - 1].W, (w, at) => {
        const [i, j] = [Math.floor(at / sizes[l]), at % sizes[l]];
        const { dW, delta } = pass.value.layers[l - 1];
        const input = (l === 1 ? pass.value.x : pass.value.layers[0].a)[i];
        const found = (value: number) => (isDone({ kind: 'gradient', l, j: j + 1 }) ? fixed(value, 4) : '–');
        return [named(`w${'₁₂₃'[i]}`, l, j + 1), fixed(w, 1), ...[delta[j], input, dW[at]].map(found)];
      }),
    ),
  }),
  picture: ({ model, t }) => (
    <div class="scroll">
      <Net {...{ model, t }} />
      <Legend
        items={[
          { label: t.there, kind: 'forward' },
          { label: t.back, kind: 'backward' },
        ]}
      />
      <Written {...{ model, t }} />
    </div>
  ),
});
