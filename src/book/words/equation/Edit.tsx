/** An equation edited: the TeX in a field, how it is set, the verdict on it, and the first piece that differs. */
import { useId, useRef } from 'preact/hooks';
import { type Problem, problemOf } from '../../../../lib/problem.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import type { Edited, Piece } from './edited.ts';
import { Listed, type PartProps, Scroll } from './Instance.tsx';
import { Shown, Values } from './Run.tsx';
import { type EquationWords, strings } from './strings.ts';
import { Tex } from './Tex.tsx';

/** No formula has more characters; a page that lays out many more stands still. */
const mostTyped = 10_000;

export function Edit({ lang, model }: PartProps) {
  const t = strings[lang];
  const id = useId();
  const { edit } = model;
  const typed = edit.typed.value;
  const problem = edit.problem.value;
  const edited = problem ? null : edit.edited.value;
  const fails = edited !== null && edited.failedAt !== null;
  return (
    <div class="equation-edit">
      <label for={id}>{t.tex}</label>
      <div class="equation-field">
        <Mirror text={typed} place={edited?.place ?? null} />
        <textarea
          id={id}
          rows={1}
          maxLength={mostTyped}
          value={typed}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={fails ? 'true' : undefined}
          aria-describedby={`${id}-says`}
          onInput={(event) => edit.type(event.currentTarget.value)}
        />
      </div>
      <Preview html={edit.html.value} label={t.preview} />
      <p class="equation-says" id={`${id}-says`} role="status" data-outcome={outcomeOf(edited, problem)}>
        {problem ? t.unjudged(say(problem, lang)) : edited ? saysOf(edited, edit.isBook.value, t, lang) : t.judging}
      </p>
      <Failing {...{ edited, lang, isOver: problem !== null }} />
      <div class="equation-controls">
        <Button onClick={edit.restore} disabled={edit.isBook.value}>
          {t.restore}
        </Button>
      </div>
    </div>
  );
}

function outcomeOf(edited: Edited | null, problem: Problem | null): string {
  if (problem) return 'unjudged';
  if (!edited) return 'judging';
  return edited.problem ? 'unreadable' : edited.failedAt === null ? 'holds' : 'fails';
}

/** What is typed once more behind the field, so that it grows with its text and a place in it can be marked. */
function Mirror({ text, place }: { text: string; place: Edited['place'] }) {
  const { start, end } = place ?? { start: text.length, end: text.length };
  return (
    <div class="equation-mirror" aria-hidden="true">
      {text.slice(0, start)}
      {place && <mark>{text.slice(start, end) || '\u00a0'}</mark>}
      {text.slice(end)}
      {'\u200b'}
    </div>
  );
}

/** The formula as it is set; while it is not, the last one stands, paler. */
function Preview({ html, label }: { html: string | null; label: string }) {
  const last = useRef('');
  if (html !== null) last.current = html;
  return <Scroll label={label} class="equation-preview" stale={html === null} html={last.current} />;
}

function saysOf({ failedAt, problem, of, holding }: Edited, isBook: boolean, t: EquationWords, lang: Lang): string {
  if (failedAt === null) return isBook ? t.isBook(of) : t.holds(of);
  return problem ? t.unreadable(say(problemOf(problem), lang)) : t.fails(failedAt, holding);
}

/** Both sides and the engine on the failing instance, and the first piece that differs. While another edit is judged its place is kept. */
function Failing({ edited, isOver, lang }: { edited: Edited | null; isOver: boolean; lang: Lang }) {
  const t = strings[lang];
  const last = useRef<Edited | null>(null);
  if (edited || isOver) last.current = edited;
  if (!last.current?.table) return null;
  const { difference, table, givens } = last.current;
  return (
    <div class="equation-failing" data-stale={edited === null}>
      <p class="equation-givens">
        <Listed tex={givens} />
      </p>
      <Values {...{ t, table }} label={t.panel.edit} foreign />
      {difference ? (
        <>
          <p class="equation-subtitle">
            {t.difference}
            {difference.at.length > 0 && (
              <span>
                {t.comma}
                <Listed tex={difference.at.map(({ index, value }) => `${index} = ${value}`)} foreign />
              </span>
            )}
          </p>
          <dl class="equation-pairs equation-difference">
            <PieceOf {...{ lang, name: t.book, piece: difference.book }} />
            <PieceOf {...{ lang, name: t.yours, piece: difference.yours }} />
          </dl>
        </>
      ) : (
        <p class="equation-note">{t.noPiece}</p>
      )}
    </div>
  );
}

function PieceOf({ lang, name, piece }: { lang: Lang; name: string; piece: Piece | null }) {
  const t = strings[lang];
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {piece ? <Tex tex={piece.tex} foreign /> : t.nothing}
        {piece?.cell && (
          <>
            <span class="equation-equals"> = </span>
            <Shown {...{ t, cell: piece.cell }} foreign />
          </>
        )}
        {piece?.problem && <span class="equation-problem">{say(problemOf(piece.problem), lang)}</span>}
      </dd>
    </div>
  );
}
