/** Why an activation?: two layers that are one, and two networks on points that no line separates. */

import type { ComponentChildren } from 'preact';
import { figure } from '../../../kit/figure.tsx';
import { fixed, grouped, percent, powerOfTen } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { Heat } from '../../../kit/still-pixels.tsx';
import { borderOf } from './border.ts';
import { type Affine, type Collapse, sizes } from './collapse.ts';
import { side, whyModel } from './model.ts';
import type { Points } from './points.ts';
import { strings, type WhyWords } from './strings.ts';

export default figure({
  id: 'why-activation',
  words: strings,
  model: whyModel,
  equations: ['dense-matrix', 'relu', 'sigmoid', 'binary-cross-entropy', 'adam-update'],
  files: [
    'lib/model/sequential.ts',
    'src/figures/forward/why-activation/model.ts',
    'src/figures/forward/why-activation/collapse.ts',
  ],
  says({ seen, player: { at } }, t) {
    const { linear, relu } = seen.value;
    return t.says(at.value, percent(linear.accuracy), percent(relu.accuracy));
  },
  play: ({ player }) => ({ onStep: () => player.step(10) }),
  controls: ({ shape }, t) => [{ label: t.shape, value: shape, names: t.shapes }],
  below: ({ model: { collapse }, t }) => <Collapsed collapse={collapse.value} t={t} />,
  picture: ({ model: { seen, points }, t }) => (
    <div class="pair why-planes">
      {(['linear', 'relu'] as const).map((kind) => {
        const { map, accuracy, loss } = seen.value[kind];
        return (
          <div key={kind}>
            <Plane map={map} points={points.value} heading={t[kind]} label={t.picture(t[kind], percent(accuracy))} />
            <p>{t.facts(percent(accuracy), fixed(loss, 3))}</p>
          </div>
        );
      })}
    </div>
  ),
});

/** Of either sign: a picture that the eye cannot tell from the full one weighs half as much. */
const tenShades = (map: Float64Array): Float64Array => map.map((value) => Math.round(20 * value) / 20);

const width = 272;
const at = (value: number) => (width / 2) * (1 + value / 1.1);
const place = (square: number) => ((square * width) / side).toFixed(1);

/** The plane as a network divides it, with the points on it. */
function Plane({
  map,
  points: { values, labels },
  heading,
  label,
}: {
  map: Float64Array;
  points: Points;
  heading: string;
  label: string;
}) {
  const border = borderOf(map, side).map(([[x, y], [u, v]]) => `M${place(x)} ${place(y)}L${place(u)} ${place(v)}`);
  const dots = (label: number) =>
    Array.from(labels, (one, k) =>
      one === label ? `M${at(values[2 * k]).toFixed(0)} ${at(-values[2 * k + 1]).toFixed(0)}h0` : '',
    ).join('');
  return (
    <Scene title={label} heading={heading} width={width} height={width}>
      <Heat values={tenShades(map)} columns={side} limit={0.5} width={width} height={width} />
      <path class="mark mark-ink" d={border.join('')} />
      {/* a path of lines without length: of a class all points at once, with an edge of paper below */}
      {[0, 1].map((label) => (
        <g key={label} class={label ? 'why-second' : 'why-first'}>
          <path class="why-edge" d={dots(label)} />
          <path d={dots(label)} />
        </g>
      ))}
    </Scene>
  );
}

const [n0, n1, n2] = sizes;

/** Two layers written out beside the one that they are. */
function Collapsed({ collapse, t }: { collapse: Collapse; t: WhyWords }) {
  const { first, second, both, x, between, inTurn, atOnce, difference, tries } = collapse;
  return (
    <div class="why-collapse">
      <p class="chart-title">{t.collapseTitle}</p>
      <div class="why-layers">
        <Layer name={t.first} layer={first} rows={n0} columns={n1} decimals={1} />
        <Layer name={t.second} layer={second} rows={n1} columns={n2} decimals={1} />
        <Layer name={t.both} layer={both} rows={n0} columns={n2} decimals={2} />
      </div>
      <p class="why-way">
        <span>{t.inTurn}</span> <Row name={t.input} values={x} decimals={1} /> →{' '}
        <Row name={t.first} values={between} decimals={2} /> → <Row name={t.inTurn} values={inTurn} decimals={3} />
      </p>
      <p class="why-way">
        <span>{t.atOnce}</span> <Row name={t.input} values={x} decimals={1} /> →{' '}
        <Row name={t.atOnce} values={atOnce} decimals={3} />
      </p>
      <p>{t.difference(grouped(tries), tiny(difference))}</p>
    </div>
  );
}

/** 2 × 10⁻¹⁵ */
function tiny(value: number): string {
  if (value === 0) return '0';
  const [digit, exponent] = value.toExponential(0).split('e');
  return `${digit} × ${powerOfTen(Number(exponent))}`;
}

function Row({ name, values, decimals }: { name: string; values: Float64Array; decimals: number }) {
  return (
    <span class="why-row" title={name}>
      ({Array.from(values, (value) => fixed(value, decimals)).join(', ')})
    </span>
  );
}

interface LayerProps {
  name: string;
  layer: Affine;
  rows: number;
  columns: number;
  decimals: number;
}

function Layer({ name, layer, rows, columns, decimals }: LayerProps) {
  const cells = (values: ArrayLike<number>, from: number): ComponentChildren[] =>
    Array.from({ length: columns }, (_, j) => <td key={j}>{fixed(values[from + j], decimals)}</td>);
  return (
    <table>
      <caption class="note">{name}</caption>
      <tbody>
        {Array.from({ length: rows }, (_, i) => (
          <tr key={i}>
            {i === 0 && (
              <th scope="rowgroup" rowSpan={rows}>
                W
              </th>
            )}
            {cells(layer.W, i * columns)}
          </tr>
        ))}
        <tr class="why-bias">
          <th scope="row">b</th>
          {cells(layer.b, 0)}
        </tr>
      </tbody>
    </table>
  );
}
