/** An exercise on the page: the question, what is given, fields for the answer, the verdict; behind disclosures help and solution. */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo, useRef } from 'preact/hooks';
import type { ExerciseInstance } from '../../../../lib/exercises/exercise.ts';
import { exerciseById } from '../../../../lib/exercises/index.ts';
import type { Given as Value } from '../../../../lib/formula/values.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { BuiltFor, Formula } from '../../../kit/built.tsx';
import { Button, SeedField } from '../../../kit/Controls.tsx';
import { Summary } from '../../../kit/named.tsx';
import { signed } from '../../../kit/numbers.ts';
import { progress } from '../../../reader/progress.ts';
import { Drawing } from './Drawing.tsx';
import { drawings } from './drawings.ts';
import { ExerciseFrame, Solution } from './Frame.tsx';
import { type ExerciseModel, exerciseModel, type Mark } from './model.ts';
import { spoken } from './spoken.ts';
import { type ExerciseWords, strings } from './strings.ts';

interface ExerciseProps {
  lang: Lang;
  id: string;
  number: string;
  title: string;
  /** The question. */
  children?: ComponentChildren;
}

type Help = typeof import('./Help.tsx');

export default function ExerciseView({ lang, id, number, title, children }: ExerciseProps) {
  const t = strings[lang];
  const exercise = exerciseById(id);
  if (!exercise) throw new Error(`no exercise "${id}"`);
  const model = useMemo(() => exerciseModel(exercise, progress), [exercise]);
  useEffect(() => void model.recall(), [model]);
  const help = useHelp(model);
  const { outcome } = model;
  const onToggle = (event: { readonly currentTarget: HTMLDetailsElement }) => {
    if (event.currentTarget.open) fetchHelp(help);
  };
  const loaded = typeof help.value === 'object' ? help.value : null;
  const waits = help.value === 'loading' && <p>{t.loading}</p>;
  return (
    <BuiltFor.Provider value={`${lang} exercise-${id}`}>
      <ExerciseFrame
        {...{ lang, id: `exercise-${id}`, kind: 'exercise', question: children }}
        title={t.exercise(number, title)}
        outcome={outcome.value.kind}
        says={says(model, t)}
        isRight={outcome.value.kind === 'right'}
        below={
          <>
            {help.value === 'failed' && <p role="alert">{t.failed}</p>}
            {loaded && <loaded.Hint {...{ lang, model }} />}
            <details class="exercise-help exercise-apart" onToggle={onToggle}>
              <Summary>{t.takeApart}</Summary>
              {loaded ? <loaded.Pieces {...{ lang, model }} /> : waits}
            </details>
            <Solution {...{ lang, onToggle, word: t.solution, isOpen: model.isTried.value }}>
              {loaded ? <loaded.Solution {...{ lang, model }} /> : waits || <Answers model={model} />}
            </Solution>
          </>
        }
      >
        <Told {...{ lang, model, t }} />
        <form
          class="exercise-answer"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            model.check();
          }}
        >
          <Asked {...{ model, t }} />
          <span class="note">{t.digits(exercise.tolerance)}</span>
          <Button primary submits>
            {t.check}
          </Button>
          <Button onClick={model.next}>{t.next}</Button>
          <SeedField {...{ lang, value: model.seed, onCommit: model.toSeed }} />
        </form>
      </ExerciseFrame>
    </BuiltFor.Provider>
  );
}

/** What the reader is told: as numbers, or in a picture whose numbers stand behind a word. */
function Told({ lang, model: { exercise, instance }, t }: { lang: Lang; model: ExerciseModel; t: ExerciseWords }) {
  const { given, drawing } = instance.value;
  const [drawn, told] = [given.filter((one) => one.drawn), given.filter((one) => !one.drawn)];
  return (
    <>
      {drawing && <Drawing drawing={drawing} words={drawings[exercise.id][lang]} />}
      {told.length > 0 && <GivenList label={t.given} list={told} />}
      {drawn.length > 0 && (
        <details class="exercise-help">
          <Summary>{t.drawn}</Summary>
          <GivenList label={t.drawn} list={drawn} />
        </details>
      )}
    </>
  );
}

function GivenList({ label, list }: { label: string; list: ExerciseInstance['given'] }) {
  return (
    <dl class="exercise-given" aria-label={label}>
      {list.map(({ tex, value }) => (
        <div key={tex}>
          <dt>
            <Formula tex={tex} /> =
          </dt>
          <dd>
            <Given value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

const signs: Readonly<Record<NonNullable<Mark>, string>> = { right: '✓', wrong: '✗', unreadable: '?', missing: '' };

/** A field for each answer. */
function Asked({ model, t }: { model: ExerciseModel; t: ExerciseWords }) {
  return (
    <>
      {model.instance.value.asked.map(({ tex }, at) => (
        <Answer key={tex} {...{ model, t, tex, at }} />
      ))}
    </>
  );
}

/** One field, and behind it, once it has been checked, whether it is right. Browsers pass over formulas in a name: it is given. */
function Answer({ model, t, tex, at }: { model: ExerciseModel; t: ExerciseWords; tex: string; at: number }) {
  const id = useId();
  const [label, name] = [useRef<HTMLLabelElement>(null), useSignal<string | undefined>(undefined)];
  useEffect(() => {
    name.value = label.current ? spoken(label.current) : undefined;
  }, [tex]);
  const mark = model.marks.value[at] ?? null;
  return (
    <span class="field" data-bare>
      <label for={id} ref={label}>
        <Formula tex={tex} /> =
      </label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        aria-label={name}
        value={model.typed.value[at] ?? ''}
        aria-invalid={mark && mark !== 'right' ? 'true' : undefined}
        aria-describedby={mark ? `${id}-mark` : undefined}
        onInput={(event) => model.enter(at, event.currentTarget.value)}
      />
      <span id={mark ? `${id}-mark` : undefined} class="exercise-mark" data-mark={mark}>
        {mark && <span aria-hidden="true">{signs[mark]}</span>}
        {mark && <span class="visually-hidden">{t.marks[mark]}</span>}
      </span>
    </span>
  );
}

/** The answers alone, in the order of the fields: what stands behind the solution where there are no scripts. */
function Answers({ model: { exercise, instance } }: { model: ExerciseModel }) {
  const { decimals } = exercise.tolerance;
  return <p>{instance.value.asked.map(({ value }) => signed(Number(value.toFixed(decimals)))).join('; ')}</p>;
}

/** A sentence about one of the answers, whose name is set as the book sets it. */
function about(sentence: (name: string) => string, tex: string): ComponentChildren {
  const [before, after] = sentence('\0').split('\0');
  return (
    <>
      {before}
      <Formula tex={tex} />
      {after}
    </>
  );
}

function says({ outcome, instance, seed, isSolved }: ExerciseModel, t: ExerciseWords): ComponentChildren {
  const now = outcome.value;
  const { asked } = instance.value;
  if (now.kind === 'right') return t.right;
  if (now.kind === 'open') return (isSolved.value ? `${t.solved} ` : '') + t.open(seed.value);
  if (now.kind === 'wrong' && asked.length === 1) return t.wrongOnly;
  const { tex } = asked[now.at];
  return about((name) => (now.kind === 'unreadable' ? t.unreadable(name, now.typed) : t[now.kind](name)), tex);
}

/** Fetched when an answer is wrong, or a disclosure is opened. */
function useHelp(model: ExerciseModel): Signal<Help | 'loading' | 'failed' | null> {
  const help = useSignal<Help | 'loading' | 'failed' | null>(null);
  const isWrong = model.outcome.value.kind === 'wrong';
  useEffect(() => {
    if (isWrong) fetchHelp(help);
  }, [isWrong, help]);
  return help;
}

function fetchHelp(help: Signal<Help | 'loading' | 'failed' | null>): void {
  if (help.peek() !== null && help.peek() !== 'failed') return;
  help.value = 'loading';
  import('./Help.tsx').then(
    (loaded) => {
      help.value = loaded;
    },
    () => {
      help.value = 'failed';
    },
  );
}

const isRow = (value: Value): value is readonly number[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'number');

/** What the reader is told: numbers, vectors as rows, matrices as tables with the brackets of a matrix. */
function Given({ value }: { value: Value }) {
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
