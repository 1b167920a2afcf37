/**
 * A widget is a figure of the book: title, picture, one row of controls, a sentence that says the state, what
 * belongs beneath, and behind a disclosure how it is computed.
 */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useCalm } from '../../kit/use-calm.ts';
import './shared.css';

export interface WidgetFrameProps {
  id: string;
  lang: Lang;
  title: string;
  /**
   * One sentence. It may change with every frame: it is shown, and read out, at most every two seconds. As a signal it
   * changes without drawing the whole widget again.
   */
  says: string | ReadonlySignal<string>;
  /** PlayControls, where there is something to play. */
  controls?: ComponentChildren;
  /** The widget's own controls, after them. */
  own?: ComponentChildren;
  /** Further pictures under the controls. */
  below?: ComponentChildren;
  how: ComponentChildren;
  /** Text and margin together, on a wide screen. */
  wide?: boolean;
  children: ComponentChildren;
}

export function WidgetFrame({ id, lang, title, says, controls, own, below, how, wide, children }: WidgetFrameProps) {
  const name = useId();
  return (
    <figure class={wide ? 'widget wide' : 'widget'} id={id} aria-labelledby={name}>
      <figcaption class="widget-title" id={name}>
        {title}
      </figcaption>
      <div class="widget-picture">{children}</div>
      {(controls || own) && (
        <div class="widget-controls">
          {controls}
          {own}
        </div>
      )}
      <Says says={says} />
      {below && <div class="widget-below">{below}</div>}
      <details class="widget-how">
        <summary>{sharedStrings[lang].how}</summary>
        <div class="widget-how-text">{how}</div>
      </details>
    </figure>
  );
}

function Says({ says }: Pick<WidgetFrameProps, 'says'>) {
  const said = useCalm(typeof says === 'string' ? says : says.value, 2000);
  return (
    <p class="widget-says" role="status" aria-live="polite">
      {said}
    </p>
  );
}
