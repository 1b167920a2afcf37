/** Ten probabilities as bars with their numbers: a table, for the eye and for the screen reader alike. */
import type { PadWords } from './strings.ts';

interface Props {
  t: PadWords;
  probabilities: Float32Array | null;
  likeliest: number | null;
}

export function Probabilities({ t, probabilities, likeliest }: Props) {
  return (
    <table class="pad-probabilities" data-sym="a">
      <caption class="visually-hidden">{t.probabilities}</caption>
      <thead class="visually-hidden">
        <tr>
          <th scope="col">{t.digitColumn}</th>
          <th scope="col">{t.probabilityColumn}</th>
        </tr>
      </thead>
      <tbody>
        {Array.from({ length: 10 }, (_, digit) => (
          <tr key={digit} data-likeliest={digit === likeliest}>
            <th scope="row">{digit}</th>
            <td>
              <span class="pad-bar" style={{ '--part': probabilities?.[digit] ?? 0 }} />
              <span class="pad-number">{probabilities ? t.share(probabilities[digit], 1) : '–'}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
