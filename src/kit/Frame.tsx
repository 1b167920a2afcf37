/**
 * Every figure of the book: title, picture, one row of controls, a sentence that says the state, what belongs beneath, and
 * behind a disclosure how it is computed.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Lang } from '../i18n/lang.ts';
import { sharedStrings } from './strings.ts';
import { Title } from './Title.tsx';
import { useCalm } from './use-calm.ts';

export interface FrameProps {
  id: string;
  lang: Lang;
  title: string;
  /** Its level as a heading. */
  level?: number;
  /** One sentence. It may change with every picture: it is read out at most every two seconds. */
  says: string | ReadonlySignal<string>;
  /** One row, in the order of the book: play, step, reset, seed, then the figure's own. */
  controls?: ComponentChildren;
  /** What belongs under the sentence. */
  below?: ComponentChildren;
  how: ComponentChildren;
  /** Copies the link to the figure as it stands; null: it failed. */
  link?: ComponentChildren;
  /** What was wrong with the link that led here. */
  troubles?: readonly string[];
  /** Whether it answers yet. */
  awake?: boolean;
  /** Text and margin together, on a wide screen. */
  wide?: boolean;
  children: ComponentChildren;
}

export function Frame({ id, lang, title, says, children, ...props }: FrameProps) {
  const { controls, below, how, link, troubles = [], awake, wide, level } = props;
  const t = sharedStrings[lang];
  return (
    <figure class={wide ? 'live wide' : 'live'} id={id} aria-labelledby={`${id}-title`} data-awake={awake}>
      <Title {...{ id, level }}>{title}</Title>
      <a class="live-skip visually-hidden" href={`#${id}-end`}>
        {t.skip(title)}
      </a>
      {troubles.length > 0 && (
        <ul class="live-troubles" role="alert">
          {troubles.map((trouble) => (
            <li key={trouble}>{trouble}</li>
          ))}
        </ul>
      )}
      <div class="live-picture">{children}</div>
      {controls && <div class="live-controls">{controls}</div>}
      <Says says={says} />
      {below && <div class="live-below">{below}</div>}
      <div class="live-foot">
        <details class="live-how">
          <summary>{t.how}</summary>
          <div class="live-how-text">{how}</div>
        </details>
        {link}
      </div>
      <span id={`${id}-end`} tabIndex={-1} />
    </figure>
  );
}

/** What is seen is never older than the picture; what is read out is calm. */
function Says({ says }: Pick<FrameProps, 'says'>) {
  const now = typeof says === 'string' ? says : says.value;
  return (
    <>
      <p class="live-says" aria-hidden="true">
        {now}
      </p>
      <p class="visually-hidden" role="status" aria-live="polite">
        {useCalm(now, 2000)}
      </p>
    </>
  );
}
