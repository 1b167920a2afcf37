/** The confusion matrix: a table of buttons that the arrow keys walk; a cell opens its digits underneath. */
import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { say } from '../../i18n/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { DataTable } from '../../kit/DataTable.tsx';
import { grouped, percent } from '../../kit/numbers.ts';
import { type Cell, move } from './confusion.ts';
import { Digits } from './Digits.tsx';
import type { Trainer } from './model.ts';
import type { OpenCell } from './open-cell.ts';
import { trainerStrings } from './strings.ts';
import './confusion.css';

interface Props {
  model: Trainer;
  lang: Lang;
}

export function Confusion({ model, lang }: Props) {
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
      <p class="widget-note">{t.confusionNote}</p>
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

function Opened({ model, lang, open }: Props & { open: OpenCell | null }) {
  const t = trainerStrings[lang];
  if (!open) {
    return (
      <div class="trainer-opened">
        <p class="widget-note">{t.openHint}</p>
      </div>
    );
  }
  const { truth, predicted, digits, problem } = open;
  const { count } = model.confusion.value.rows[truth][predicted];
  return (
    <div class="trainer-opened" aria-live="polite">
      <div class="trainer-opened-head">
        <h4>{t.openTitle(truth, predicted, count)}</h4>
        {digits && digits.length < count && <span class="widget-note">{t.openMost(digits.length)}</span>}
        <Button onClick={model.closeCell}>{t.close}</Button>
      </div>
      {problem && <p class="widget-note">{say(problem, lang)}</p>}
      {!problem && !digits && <p class="widget-note">{count === 0 ? t.openNone : t.fetching}</p>}
      {digits?.length === 0 && <p class="widget-note">{t.openNone}</p>}
      {digits && <Digits lang={lang} digits={digits} size={44} short />}
      <span class="visually-hidden">{digits ? grouped(digits.length) : ''}</span>
    </div>
  );
}
