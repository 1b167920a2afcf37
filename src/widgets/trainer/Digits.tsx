/** Judged digits: the image, what it is, what was read, how sure the network was. */
import type { Lang } from '../../i18n/lang.ts';
import { percent } from '../../kit/numbers.ts';
import { DigitImage } from '../../kit/Pixels.tsx';
import type { Judged } from '../../workers/protocol.ts';
import { trainerStrings } from './strings.ts';
import './digits.css';

export interface DigitsProps {
  lang: Lang;
  digits: readonly Judged[];
  size: number;
  /** Only how sure it was: truth and reading stand above. */
  short?: boolean;
}

export function Digits({ lang, digits, size, short }: DigitsProps) {
  const t = trainerStrings[lang];
  return (
    <ul class="trainer-digits">
      {digits.map(({ index, truth, predicted, confidence, pixels }, rank) => (
        // a place in the list keeps its node: what changes is the digit in it, so nothing moves
        <li key={rank}>
          <DigitImage pixels={pixels} size={size} label={t.digitLabel(index)} />
          <span class="visually-hidden">{t.mistake(truth, predicted, confidence)}</span>
          <span aria-hidden="true">
            {!short && (
              <span class="trainer-verdict">
                {truth}
                <span class="trainer-arrow">→</span>
                {predicted}
              </span>
            )}
            <span class="trainer-sure">{percent(confidence)}</span>
          </span>
        </li>
      ))}
    </ul>
  );
}
