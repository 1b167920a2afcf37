/** The nudge: six axes of one scale joined by wires; under them the secant that turns into the tangent. */
import { figure } from '../../../kit/figure.tsx';
import { precise } from '../../../kit/numbers.ts';
import { Axes, letters, Secant, shown } from './Axes.tsx';
import { nudgeModel } from './model.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'nudge-chain',
  words: strings,
  model: nudgeModel,
  equations: ['hidden-error', 'weight-gradient', 'tanh-slope', 'sigmoid-slope', 'relu-slope', 'mse'],
  files: ['lib/nn/activations.ts', 'src/figures/backprop/nudge-chain/model.ts'],
  says: ({ quotient, isBroken, dw, slope, links }, t) =>
    quotient.value === null
      ? t.still(precise(slope.value))
      : (isBroken.value ? t.broken : t.says)(
          shown(dw.value),
          shown(links.value[5].change),
          shown(quotient.value),
          shown(slope.value),
        ),
  controls: ({ w, dw, g, shrink, canShrink }, t) => [
    { label: 'dw ÷ 5', says: t.shrink, onClick: shrink, disabled: !canShrink.value },
    { label: t.activation, value: g, names: t.activations },
    { label: 'w', sym: 'w', value: w, bare: true },
    { label: 'dw', value: dw, bare: true },
  ],
  table: ({ links, quotient, slope }, t) => ({
    columns: t.columns,
    rows: [
      ...links.value.map((link, k) => [
        letters[k],
        ...[link.value, link.change, link.ratio, link.slope].map((one) => shown(one)),
      ]),
      [t.product, '', '', shown(quotient.value), shown(slope.value)],
    ],
  }),
  picture: ({ model, t }) => (
    <div>
      <Axes {...{ model, t }} />
      <Secant {...{ model, t }} />
    </div>
  ),
});
