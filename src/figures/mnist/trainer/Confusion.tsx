/** What the network makes of the test set: the confusion matrix, a table of buttons that the arrow keys walk and whose cells
 * open their digits underneath; and the digits that cost the most. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { percent } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { type Cell, move } from './confusion.ts';
import type { Mistake, Part } from './model.ts';
import { known } from './says.ts';
import type { TrainerWords } from './strings.ts';

export function Confusion(part: Part) {
  const { model, t } = part;
  const { rows, recall, total } = model.confusion.value;
  const { isRecorded, isRead, cell: open, session, toggleCell } = model;
  const isLive = session.evaluation.value !== null;
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

  return (
    <section class="trainer-confusion">
      <h3>{t.confusion}</h3>
      <p class="note">
        {t.confusionNote(total || model.tests.value)}
        {isRecorded.value && <strong> {t.confusionRecorded}</strong>}
      </p>
      <table class="matrix" ref={table}>
        <thead>
          <tr>
            <td />
            {rows.map(([{ truth: digit }]) => (
              <th key={digit} scope="col">
                {digit}
              </th>
            ))}
            <th scope="col">{t.recall}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, truth) => (
            <tr key={row[0].truth}>
              <th scope="row">{truth}</th>
              {row.map((cell) => {
                const { predicted, count, strength } = cell;
                return (
                  <td key={predicted} data-diagonal={truth === predicted || undefined}>
                    <button
                      type="button"
                      data-cell={`${truth}-${predicted}`}
                      data-none={count === 0 || undefined}
                      style={strength > 0 ? { '--strength': `${Math.round(6 + 34 * strength)}%` } : undefined}
                      tabIndex={at.value[0] === truth && at.value[1] === predicted ? 0 : -1}
                      aria-label={t.cell(truth, predicted, count)}
                      aria-pressed={open.value?.truth === truth && open.value.predicted === predicted}
                      disabled={!isLive}
                      onFocus={() => {
                        at.value = [truth, predicted];
                      }}
                      onKeyDown={(event) => walk(event, cell)}
                      onClick={() => toggleCell(truth, predicted)}
                    >
                      {isRead.value ? count : ''}
                    </button>
                  </td>
                );
              })}
              <td>{isRead.value && known(recall[truth], percent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Opened {...part} />
    </section>
  );
}

function Opened({ model: { cell, closeCell, confusion }, t, lang }: Part) {
  if (!cell.value) return <p class="trainer-opened note">{t.openHint}</p>;
  const { truth, predicted, digits, problem } = cell.value;
  const { count } = confusion.value.rows[truth][predicted];
  const why = problem
    ? say(problem, lang)
    : count === 0 || digits?.length === 0
      ? t.openNone
      : !digits && t.loadingFirst;
  return (
    <div class="trainer-opened" aria-live="polite">
      <div class="row">
        <h4>{t.cell(truth, predicted, count)}</h4>
        {digits && digits.length < count && <span class="note">{t.openMost(digits.length)}</span>}
        <Button onClick={closeCell}>{t.close}</Button>
      </div>
      {why && <p class="note">{why}</p>}
      {digits && <Digits {...{ t, digits }} size={44} short />}
    </div>
  );
}

/** As many as the worker reports, so that the figure has its size from the start. */
const places = Array.from({ length: 24 }, (_, place) => place);

/** The test images that cost the most. */
export function Mistakes({ model: { mistakes, isRecorded }, t }: Part) {
  const digits = mistakes.value;
  return (
    <section class="trainer-mistakes">
      <h3>{t.mistakes}</h3>
      <p class="note">
        {t.mistakesNote}
        {isRecorded.value && <strong> {t.mistakesRecorded(digits[0]?.pixels !== undefined)}</strong>}
      </p>
      {digits.length > 0 ? (
        <Digits {...{ t, digits }} size={56} />
      ) : (
        <ul class="trainer-digits note" aria-hidden="true">
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
  digits: readonly Mistake[];
  size: number;
  /** Only how sure it was: truth and reading stand above. */
  short?: boolean;
}

/** Judged digits: the image, what it is, what was read, how sure the network was. */
function Digits({ t, digits, size, short }: DigitsProps) {
  return (
    <ul class="trainer-digits note">
      {digits.map(({ index, truth, predicted, confidence, pixels }, rank) => (
        // a place in the list keeps its node: what changes is the digit in it, so nothing moves
        <li key={rank}>
          {pixels ? (
            <DigitImage pixels={pixels} size={size} label={t.digitLabel(index)} />
          ) : (
            <span class="trainer-withheld" aria-hidden="true">{`${truth} → ${predicted}`}</span>
          )}
          <span class="visually-hidden">{t.mistake(truth, predicted, confidence)}</span>
          <span aria-hidden="true">
            {!short && <span class="trainer-verdict">{pixels ? `${truth} → ${predicted}` : t.numbered(index)}</span>}
            {percent(confidence)}
          </span>
        </li>
      ))}
    </ul>
  );
}
