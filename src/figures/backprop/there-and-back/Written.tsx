/** What is written out: its terms with their numbers, each set on the end of the one before, and what they come to. */
import { Glyph } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import type { ThereModel } from './model.ts';
import type { ThereWords } from './strings.ts';

export function Written({ model: { sum }, t }: { model: ThereModel; t: ThereWords }) {
  if (!sum.value) return <p class="there-sum">{t.nothing}</p>;
  const { what, name, terms, total } = sum.value;
  const isPath = what === 'path' || what === 'paths';
  let end = 0;
  const spans = terms.map(({ value }): [number, number] => {
    const from = total === null ? 0 : end;
    end = from + value;
    return [from, end];
  });
  const [low, high] = [Math.min(0, ...spans.flat()), Math.max(0, ...spans.flat())];
  const share = (size: number) => `${((100 * size) / (high - low || 1)).toFixed(2)}%`;
  const bar = ([from, to]: readonly [number, number]) => (
    <td class="there-bar" aria-hidden="true">
      <span
        class={isPath || what === 'gradient' ? 'mark-backward' : 'mark-forward'}
        style={{ left: share(Math.min(from, to) - low), width: share(Math.abs(to - from)) }}
      />
    </td>
  );
  const of = (over: number | null) => (over === null ? t.bias : isPath ? t.over(over) : t.from(over));
  return (
    <table class="there-sum">
      <caption>{`${name}${t.colon}${t.what[what]}`}</caption>
      <tbody>
        {terms.map(({ over, pieces, value }, k) => (
          <tr key={k}>
            <th scope="row">
              {isPath && <Glyph kind="backward" mark={over === 2 ? 'dashed' : 'line'} />} {of(over)}
            </th>
            <td>
              {pieces.map((piece, at) =>
                typeof piece === 'string' ? (
                  piece
                ) : (
                  <span key={at} class={`mark-${piece[1]}`}>
                    {piece[0]}
                  </span>
                ),
              )}
            </td>
            <td>{fixed(value, 3)}</td>
            {bar(spans[k])}
          </tr>
        ))}
        {total !== null && (
          <tr class="there-total">
            <th scope="row" colSpan={2}>
              {t.together}
            </th>
            <td>{fixed(total, 3)}</td>
            {bar([0, total])}
          </tr>
        )}
      </tbody>
    </table>
  );
}
