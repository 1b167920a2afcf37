/** The nudge: each quantity on its own line, ratios beside slopes. */
import { figure } from '../../../kit/figure.tsx';
import { Dots, Line, Rule } from '../../../kit/marks.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { scaleOf } from '../../../kit/scale.ts';
import { type Link, nudgeModel } from './model.ts';
import { strings } from './strings.ts';

const shown = (value: number | null) => (value === null ? '–' : fixed(value, 4));

export default figure({
  id: 'nudge-chain',
  words: strings,
  model: nudgeModel,
  equations: ['hidden-error', 'weight-gradient', 'sigmoid-slope', 'mse'],
  files: ['lib/nn/activations.ts', 'src/figures/backprop/nudge-chain/model.ts'],
  says: ({ quotient, dw, slope }, t) =>
    quotient.value === null ? t.still : t.says(fixed(dw.value, 3), fixed(slope.value, 4), fixed(quotient.value, 4)),
  controls: ({ g }, t) => [{ label: t.activation, value: g, names: t.activations }],
  columns: 2,
  fields: ({ w, dw }, t) => [
    { label: t.dw, symbol: 'dw', kind: 'backward', value: dw },
    { label: t.w, symbol: 'w', sym: 'w', kind: 'parameter', value: w },
  ],
  picture: ({ model: { links, quotient, slope }, t }) => (
    <Numbers
      columns={t.columns}
      rows={[
        ...links.value.map((link) => ({
          name: t.names[link.name],
          values: [<OnItsLine key="line" {...link} />, ...[link.value, link.change, link.ratio, link.slope].map(shown)],
        })),
        { name: t.product, values: ['', '', '', shown(quotient.value), shown(slope.value)], chosen: true },
      ]}
    />
  ),
});

const width = 180;
const place = scaleOf({ ends: [-2.5, 2.5] }, [6, width - 6]);

/** From where the quantity was to where the nudge puts it, about a zero in the middle. */
function OnItsLine({ value, change }: Link) {
  const [here, there] = [place(value), place(value + change)];
  return (
    <Scene title="" width={width} height={20}>
      <Rule y={10} length={width} />
      <Line
        points={[
          [place(0), 6],
          [place(0), 14],
        ]}
        kind="soft"
      />
      <Line
        points={[
          [here, 10],
          [there, 10],
        ]}
        kind="backward"
        width={3}
      />
      <Dots points={[[there, 10]]} r={4.5} kind="backward" hollow />
      <Dots points={[[here, 10]]} r={4.5} kind="forward" />
    </Scene>
  );
}
