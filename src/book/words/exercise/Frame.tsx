/**
 * What every task of the book looks like, be it answered with numbers, a program or a prediction: its name, the question, what it
 * is answered with, what is said of the answer, and the way on.
 */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../../i18n/lang.ts';
import { Title } from '../../../kit/Frame.tsx';
import { Summary, Titled } from '../../../kit/named.tsx';
import { strings } from './strings.ts';

interface ExerciseFrameProps {
  lang: Lang;
  /** Of the page. */
  id: string;
  kind: 'exercise' | 'code-exercise' | 'prediction';
  title: string;
  level?: number;
  question: ComponentChildren;
  /** What is said of the answer, and which kind of thing that is. */
  says: ComponentChildren;
  outcome?: string;
  /** Then the way to the next one is shown. */
  isRight?: boolean;
  /** What it is answered with. */
  children: ComponentChildren;
  /** Under the verdict. */
  below?: ComponentChildren;
}

export function ExerciseFrame({ lang, id, kind, title, level, question, children, ...props }: ExerciseFrameProps) {
  const t = strings[lang];
  const { says, outcome, isRight, below } = props;
  const next = isRight ? exercisesHere().find((_, k, all) => all[k - 1]?.id === id) : undefined;
  return (
    <figure class={`live ${kind}`} id={id} aria-labelledby={`${id}-title`}>
      <Title {...{ id, level }}>{title}</Title>
      <div class="exercise-question" id={`${id}-question`}>
        {question}
      </div>
      <Titled {...{ lang, title }}>
        {children}
        <p class="exercise-says" role="status" data-outcome={outcome}>
          {says}
        </p>
        {next && (
          <p>
            <a href={`#${next.id}`}>{t.onward(next.title)}</a>
          </p>
        )}
        {below}
      </Titled>
    </figure>
  );
}

/** A solution: behind a word, once the reader has tried; where there are no scripts at once. */
export function Solution({ lang, word, isOpen, children, onToggle }: SolutionProps) {
  return (
    <>
      {!isOpen && <p class="exercise-waits">{strings[lang].afterTry}</p>}
      <details class="exercise-help" data-waits={!isOpen || undefined} onToggle={onToggle}>
        <Summary>{word}</Summary>
        {children}
      </details>
    </>
  );
}

interface SolutionProps {
  lang: Lang;
  word: string;
  /** Whether it has been tried. */
  isOpen: boolean;
  children: ComponentChildren;
  onToggle?: (event: { readonly currentTarget: HTMLDetailsElement }) => void;
}

/** The exercises of the page in their order, as they stand on it. */
export const exercisesHere = (): { readonly id: string; readonly title: string }[] =>
  [...document.querySelectorAll('figure[id^="exercise-"]')].map(({ id }) => ({
    id,
    title: document.getElementById(`${id}-title`)?.textContent ?? '',
  }));
