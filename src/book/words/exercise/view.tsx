/** An exercise on the page: the question, what is given, fields for the answer, the verdict; behind disclosures help and solution. */
import { type Signal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useMemo } from 'preact/hooks';
import { exerciseById } from '../../../../lib/exercises/index.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Button.tsx';
import { BuiltFor } from '../../../kit/built.ts';
import { Formula } from '../../../kit/Formula.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
import { largestSeed } from '../../../kit/parameters.ts';
import { sharedStrings } from '../../../kit/strings.ts';
import { progress } from '../../../reader/progress.ts';
import { Given } from './Given.tsx';
import { type ExerciseModel, exerciseModel } from './model.ts';
import { type ExerciseWords, strings } from './strings.ts';

export interface ExerciseProps {
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
  useEffect(() => {
    model.recall();
  }, [model]);
  const help = useHelp(model);
  const { instance, seed } = model;
  const head = `exercise-${id}-title`;
  return (
    <BuiltFor.Provider value={`${lang} exercise-${id}`}>
      <figure class="live exercise" id={`exercise-${id}`} aria-labelledby={head}>
        <figcaption class="live-title" id={head}>
          {t.exercise(number)}
          {lang === 'zh' ? '：' : ': '}
          {title}
        </figcaption>
        <div class="exercise-question">{children}</div>
        <dl class="exercise-given" aria-label={t.given}>
          {instance.value.given.map(({ tex, value }) => (
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
        <form
          class="exercise-answer"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            model.check();
          }}
        >
          <Answers model={model} />
          <span class="note">{t.digits(exercise.tolerance.decimals)}</span>
          <button type="submit" class="button button-primary">
            <span>{t.check}</span>
          </button>
          <Button onClick={model.next}>{t.next}</Button>
          <NumberField
            {...{ lang, label: sharedStrings[lang].seed, value: seed, min: 0, max: largestSeed, step: 1 }}
            {...{ whole: true, bare: true, onCommit: model.toSeed }}
          />
        </form>
        <p class="exercise-says" role="status" data-outcome={model.outcome.value.kind}>
          {says(model, t)}
        </p>
        {help.value === 'failed' && <p role="alert">{t.failed}</p>}
        {typeof help.value === 'object' && help.value && <help.value.Hint {...{ lang, model }} />}
        <Disclosure {...{ help, word: t.takeApart, t }}>
          {(loaded) => <loaded.Pieces {...{ lang, model }} />}
        </Disclosure>
        <Disclosure {...{ help, word: t.solution, t }}>
          {(loaded) => <loaded.Solution {...{ lang, model }} />}
        </Disclosure>
        <noscript>
          <p class="note">{t.still}</p>
        </noscript>
      </figure>
    </BuiltFor.Provider>
  );
}

function Answers({ model }: { model: ExerciseModel }) {
  const base = useId();
  const { instance, typed, outcome } = model;
  const now = outcome.value;
  return (
    <>
      {instance.value.asked.map(({ tex }, k) => (
        <span class="field" data-bare key={tex}>
          <label for={`${base}-${k}`}>
            <Formula tex={tex} /> =
          </label>
          <input
            id={`${base}-${k}`}
            type="text"
            inputMode="decimal"
            autocomplete="off"
            value={typed.value[k] ?? ''}
            aria-invalid={'at' in now && now.at === k ? 'true' : undefined}
            onInput={(event) => model.enter(k, event.currentTarget.value)}
          />
        </span>
      ))}
    </>
  );
}

/** The answer's name as a word: the TeX without its braces. */
const spoken = (tex: string): string => tex.replace(/[{}\\]/g, '');

function says({ outcome, instance, seed, isSolved }: ExerciseModel, t: ExerciseWords): string {
  const now = outcome.value;
  const { asked } = instance.value;
  const solved = isSolved.value ? `${t.solved} ` : '';
  switch (now.kind) {
    case 'open':
      return solved + t.open(seed.value);
    case 'right':
      return t.right;
    case 'missing':
      return t.missing(spoken(asked[now.at].tex));
    case 'unreadable':
      return t.unreadable(spoken(asked[now.at].tex), now.typed);
    case 'wrong':
      return asked.length === 1 ? t.wrongOnly : t.wrong(spoken(asked[now.at].tex));
  }
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

interface DisclosureProps {
  help: Signal<Help | 'loading' | 'failed' | null>;
  word: string;
  t: ExerciseWords;
  children: (loaded: Help) => ComponentChildren;
}

function Disclosure({ help, word, t, children }: DisclosureProps) {
  const isOpen = useSignal(false);
  const loaded = help.value;
  return (
    <details
      class="exercise-help"
      onToggle={(event) => {
        isOpen.value = event.currentTarget.open;
        if (isOpen.value) fetchHelp(help);
      }}
    >
      <summary>{word}</summary>
      {isOpen.value && (typeof loaded === 'object' && loaded ? children(loaded) : <p>{t.loading}</p>)}
    </details>
  );
}
