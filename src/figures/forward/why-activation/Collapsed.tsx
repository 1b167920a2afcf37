/** Two layers written out beside the one that they are. */
import type { ComponentChildren } from 'preact';
import { fixed, grouped, powerOfTen } from '../../../kit/numbers.ts';
import { type Affine, type Collapse, sizes } from './collapse.ts';
import type { WhyWords } from './strings.ts';

const [n0, n1, n2] = sizes;

export function Collapsed({ collapse, t }: { collapse: Collapse; t: WhyWords }) {
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
      <caption>{name}</caption>
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
