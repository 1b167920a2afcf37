/**
 * What every task of the book looks like, be it answered with numbers, a program or a prediction: its name, the question, what it
 * is answered with, what is said of the answer, and the way on.
 */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../../i18n/lang.ts';
import { Title } from '../../../kit/Title.tsx';
import type { ExercisePlace } from '../../text/source.ts';
import { strings } from './strings.ts';

export interface ExerciseFrameProps {
  lang: Lang;
  /** Of the page. */
  id: string;
  kind: 'exercise' | 'code-exercise' | 'prediction';
  title: ComponentChildren;
  level?: number;
  question: ComponentChildren;
  /** What is said of the answer, and which kind of thing that is. */
  says: ComponentChildren;
  outcome?: string;
  /** What is said where there are no scripts. */
  still?: string;
  /** Where to go on, once it is right. */
  next?: ExercisePlace | null;
  /** What it is answered with. */
  children: ComponentChildren;
  /** Under the verdict. */
  below?: ComponentChildren;
}

export function ExerciseFrame({ lang, id, kind, title, level, question, children, ...props }: ExerciseFrameProps) {
  const t = strings[lang];
  const { says, outcome, still, next, below } = props;
  return (
    <figure class={`live ${kind}`} id={id} aria-labelledby={`${id}-title`}>
      <Title {...{ id, level }}>{title}</Title>
      <div class="exercise-question" id={`${id}-question`}>
        {question}
      </div>
      {children}
      <p class="exercise-says" role="status" data-outcome={outcome}>
        {says}
      </p>
      {next && (
        <p>
          <a href={`#exercise-${next.id}`}>{t.onward(next.number, next.title)}</a>
        </p>
      )}
      {below}
      {still && (
        <noscript>
          <p class="note">{still}</p>
        </noscript>
      )}
    </figure>
  );
}

/** A solution: behind a word, once the reader has tried; where there are no scripts at once. */
export function Solution({ lang, word, isOpen, children, onToggle }: SolutionProps) {
  return (
    <>
      {!isOpen && <p class="exercise-waits">{strings[lang].afterTry}</p>}
      <details class="exercise-help" data-waits={!isOpen || undefined} onToggle={onToggle}>
        <summary>{word}</summary>
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
