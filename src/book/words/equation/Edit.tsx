/** An equation edited: the TeX in a field, how it is set, the verdict on it, and the first piece that differs. */
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Side } from '../../../../lib/formula/compare.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Button.tsx';
import type { Edited } from './edited.ts';
import { Listed, type PartProps } from './Instance.tsx';
import { Shown, Values } from './Run.tsx';
import { type EquationWords, strings } from './strings.ts';
import { Tex, texHtml } from './Tex.tsx';
import { cellOf } from './trial.ts';

/** A pause in typing, in milliseconds. */
const pause = 250;

export function Edit({ lang, model }: PartProps) {
  const t = strings[lang];
  const id = useId();
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const type = (text: string) => {
    model.typed.value = text;
    clearTimeout(timer.current);
    timer.current = setTimeout(model.judge, pause);
  };
  const restore = () => {
    clearTimeout(timer.current);
    model.restore();
  };
  const edited = model.edited.value;
  const typed = model.typed.value;
  // marked only while the field still says what was judged
  const place = edited.tex === typed ? edited.place : null;
  const isRight = edited.failing === null;
  return (
    <div class="equation-edit">
      <label for={id}>{t.tex}</label>
      <div class="equation-field">
        <Mirror text={typed} place={place} />
        <textarea
          id={id}
          rows={1}
          value={typed}
          spellcheck={false}
          autocapitalize="off"
          autocomplete="off"
          aria-invalid={isRight ? undefined : 'true'}
          aria-describedby={`${id}-says`}
          onInput={(event) => type(event.currentTarget.value)}
        />
      </div>
      <Preview typed={typed} label={t.preview} />
      <p
        class="equation-says"
        id={`${id}-says`}
        role="status"
        data-outcome={isRight ? 'holds' : edited.failing?.problem ? 'unreadable' : 'fails'}
      >
        {saysOf(edited, edited.tex === model.equation.tex, t, lang)}
      </p>
      <Failing {...{ edited, lang }} />
      <div class="equation-controls">
        <Button onClick={restore} disabled={typed === model.equation.tex}>
          {t.restore}
        </Button>
      </div>
    </div>
  );
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

/** The formula as it is set; what cannot be set leaves the last one standing, paler. */
function Preview({ typed, label }: { typed: string; label: string }) {
  const last = useRef('');
  const html = texHtml(typed, { display: true, foreign: true });
  if (html !== null) last.current = html;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
    <div
      class="equation-scroll equation-preview"
      role="group"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      data-stale={html === null}
      dangerouslySetInnerHTML={{ __html: last.current }}
    />
  );
}

function saysOf({ failing, of, holding }: Edited, isBook: boolean, t: EquationWords, lang: Lang): string {
  if (!failing) return isBook ? t.isBook(of) : t.holds(of);
  return failing.problem ? t.unreadable(say(failing.problem, lang)) : t.fails(failing.seed, holding);
}

/** Both sides and the engine on the failing instance, and the first piece that differs. */
function Failing({ edited, lang }: { edited: Edited; lang: Lang }) {
  const t = strings[lang];
  const { difference, table, givens } = edited;
  if (!table) return null;
  return (
    <>
      <p class="equation-givens">
        <Listed tex={givens} />
      </p>
      <Values {...{ t, table }} label={t.panel.edit} />
      {difference ? (
        <>
          <p class="equation-subtitle">
            {t.difference}
            {difference.at.length > 0 && (
              <span>
                {t.comma}
                <Listed tex={difference.at.map(({ index, value }) => `${index} = ${value}`)} />
              </span>
            )}
          </p>
          <dl class="equation-pairs equation-difference">
            <PieceOf {...{ lang, name: t.book, side: difference.first }} />
            <PieceOf {...{ lang, name: t.yours, side: difference.second }} />
          </dl>
        </>
      ) : (
        <p class="equation-note">{t.noPiece}</p>
      )}
    </>
  );
}

function PieceOf({ lang, name, side }: { lang: Lang; name: string; side: Side | null }) {
  const t = strings[lang];
  const value = side?.value ?? null;
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {side ? <Tex tex={side.tex} foreign /> : t.nothing}
        {value !== null && (
          <>
            <span class="equation-equals"> = </span>
            <Shown {...{ t }} cell={cellOf(value, value, {})} />
          </>
        )}
        {side?.problem && <span class="equation-problem">{say(side.problem, lang)}</span>}
      </dd>
    </div>
  );
}
