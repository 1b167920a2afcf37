/** What the reader is told: numbers, vectors as rows, matrices as tables with the brackets of a matrix. */
import type { Given as Value } from '../../../../lib/formula/values.ts';
import { signed } from '../../../kit/numbers.ts';

const isRow = (value: Value): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

export function Given({ value }: { value: Value }) {
  if (typeof value === 'number') return <span>{signed(value)}</span>;
  if (typeof value === 'string') return <span>{value}</span>;
  if (isRow(value)) return <span>({value.map(signed).join(', ')})</span>;
  if (!Array.isArray(value)) return null;
  return (
    <table class="exercise-matrix">
      <tbody>
        {(value as readonly (readonly number[])[]).map((row, i) => (
          <tr key={i}>
            {row.map((one, j) => (
              <td key={j}>{signed(one)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
