/**
 * Every figure of the book: title, picture, one row of controls, a sentence that says the state, what belongs beneath, and
 * behind a disclosure how it is computed.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Lang } from '../i18n/lang.ts';
import { sharedStrings } from './strings.ts';
import { useCalm } from './use-calm.ts';

export interface FrameProps {
  id: string;
  lang: Lang;
  title: string;
  /** One sentence. It may change with every picture: it is shown, and read out, at most every two seconds. */
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
  const { controls, below, how, link, troubles = [], awake, wide } = props;
  const name = useId();
  return (
    <figure class={wide ? 'live wide' : 'live'} id={id} aria-labelledby={name} data-awake={awake}>
      <figcaption class="live-title" id={name}>
        {title}
      </figcaption>
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
          <summary>{sharedStrings[lang].how}</summary>
          <div class="live-how-text">{how}</div>
        </details>
        {link}
      </div>
    </figure>
  );
}

function Says({ says }: Pick<FrameProps, 'says'>) {
  const said = useCalm(typeof says === 'string' ? says : says.value, 2000);
  return (
    <p class="live-says" role="status" aria-live="polite">
      {said}
    </p>
  );
}
