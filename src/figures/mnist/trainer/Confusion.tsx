/** What the network makes of the test set: the confusion matrix, a table of buttons that the arrow keys walk and whose cells
 * open their digits underneath; and the digits that cost the most. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Button.tsx';
import { DataTable } from '../../../kit/DataTable.tsx';
import { grouped, percent } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import type { Judged } from '../../../workers/protocol.ts';
import { type Cell, move } from './confusion.ts';
import type { PartProps } from './Notices.tsx';
import type { OpenCell } from './open-cell.ts';
import { trainerStrings } from './strings.ts';
import type { TrainerWords } from './words-en.ts';

export function Confusion({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const { rows, recall, precision } = model.confusion.value;
  const filled = model.session.evaluation.value !== null;
  const open = model.cell.value;
  const table = useRef<HTMLTableElement>(null);
  /** The one cell that the tab key reaches. */
  const at = useSignal<[number, number]>([4, 9]);

  function walk(event: KeyboardEvent, { truth, predicted }: Cell): void {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const next = move(event.key, truth, predicted);
    if (!next) return;
    event.preventDefault();
    at.value = next;
    table.current?.querySelector<HTMLButtonElement>(`[data-cell="${next[0]}-${next[1]}"]`)?.focus();
  }

  const share = (value: number, decimals: number) => (Number.isFinite(value) ? percent(value, decimals) : t.none);
  return (
    <section class="trainer-confusion">
      <h3>{t.confusion}</h3>
      <p class="note">{t.confusionNote}</p>
      <table class="matrix" ref={table}>
        <thead>
          <tr>
            <th scope="col" class="matrix-corner">
              <span class="visually-hidden">{`${t.truth} / ${t.read}`}</span>
            </th>
            {rows.map((_, digit) => (
              <th key={rows[digit][0].truth} scope="col">
                {digit}
              </th>
            ))}
            <th scope="col" class="matrix-recall">
              <abbr title={t.recallTitle}>{t.recall}</abbr>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, truth) => (
            <tr key={row[0].truth}>
              <th scope="row">{truth}</th>
              {row.map((cell) => {
                const { predicted, count, strength } = cell;
                const here = open?.truth === truth && open.predicted === predicted;
                return (
                  <td key={predicted} data-diagonal={truth === predicted || undefined}>
                    <button
                      type="button"
                      data-cell={`${truth}-${predicted}`}
                      data-none={count === 0 || undefined}
                      style={strength > 0 ? { '--strength': `${Math.round(6 + 34 * strength)}%` } : undefined}
                      tabIndex={at.value[0] === truth && at.value[1] === predicted ? 0 : -1}
                      aria-label={t.cellName(truth, predicted, count)}
                      aria-pressed={here}
                      disabled={!filled}
                      onFocus={() => {
                        at.value = [truth, predicted];
                      }}
                      onKeyDown={(event) => walk(event, cell)}
                      onClick={() => model.toggleCell(truth, predicted)}
                    >
                      {filled ? count : ''}
                    </button>
                  </td>
                );
              })}
              <td class="matrix-recall">{filled ? share(recall[truth], 1) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Opened model={model} lang={lang} open={open} />
      <DataTable
        title={t.byDigit}
        table={{
          columns: [t.digit, t.recallWord, t.precision],
          rows: rows.map((_, digit) => [String(digit), share(recall[digit], 2), share(precision[digit], 2)]),
        }}
      />
    </section>
  );
}

function Opened({ model, lang, open }: PartProps & { open: OpenCell | null }) {
  const t = trainerStrings[lang];
  const { truth, predicted, digits, problem } = open ?? { truth: 0, predicted: 0, digits: null, problem: null };
  const { count } = model.confusion.value.rows[truth][predicted];
  if (!open) return <p class="trainer-opened note">{t.openHint}</p>;
  return (
    <div class="trainer-opened" aria-live="polite">
      <div class="trainer-row">
        <h4>{t.openTitle(truth, predicted, count)}</h4>
        {digits && digits.length < count && <span class="note">{t.openMost(digits.length)}</span>}
        <Button onClick={model.closeCell}>{t.close}</Button>
      </div>
      {problem && <p class="note">{say(problem, lang)}</p>}
      {!problem && !digits && <p class="note">{count === 0 ? t.openNone : t.fetching}</p>}
      {digits?.length === 0 && <p class="note">{t.openNone}</p>}
      {digits && <Digits {...{ t, digits }} size={44} short />}
      <span class="visually-hidden">{digits ? grouped(digits.length) : ''}</span>
    </div>
  );
}

/** As many as the worker reports, so that the figure has its size from the start. */
const places = Array.from({ length: 24 }, (_, place) => place);

/** The test images that cost the most. */
export function Mistakes({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const digits = model.mistakes.value;
  return (
    <section class="trainer-mistakes">
      <h3>{t.mistakes}</h3>
      <p class="note">{t.mistakesNote}</p>
      {digits.length > 0 ? (
        <Digits {...{ t, digits }} size={56} />
      ) : (
        <ul class="trainer-digits" aria-hidden="true">
          {places.map((place) => (
            <li key={place} class="trainer-no-digit" />
          ))}
        </ul>
      )}
    </section>
  );
}

interface DigitsProps {
  t: TrainerWords;
  digits: readonly Judged[];
  size: number;
  /** Only how sure it was: truth and reading stand above. */
  short?: boolean;
}

/** Judged digits: the image, what it is, what was read, how sure the network was. */
function Digits({ t, digits, size, short }: DigitsProps) {
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
            {percent(confidence)}
          </span>
        </li>
      ))}
    </ul>
  );
}
