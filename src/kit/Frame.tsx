/**
 * Every figure of the book: title, picture, one row of controls and the fields, a sentence that says the state, what belongs
 * beneath, and behind a disclosure how it is computed.
 */
import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Lang } from '../i18n/lang.ts';
import { Summary, Titled, useName } from './named.tsx';
import { sharedStrings } from './strings.ts';
import { useCalm } from './use-calm.ts';

interface FrameProps {
  id: string;
  lang: Lang;
  title: string;
  /** Its level as a heading. */
  level?: number;
  /** One sentence. It may change with every picture: it is read out at most every two seconds. */
  says: string | ReadonlySignal<string>;
  /** One row, in the order of the book: play, step, reset, seed, then the figure's own. */
  controls?: ComponentChildren;
  /** Numbers and choices in columns: with the controls, so that all that is moved stands together under what it moves. */
  fields?: ComponentChildren;
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
  const { controls, fields, below, how, link, troubles = [], awake, wide, level } = props;
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
      <Titled {...{ lang, title }}>
        <div class="live-picture">{children}</div>
        {controls && <div class="live-controls">{controls}</div>}
        {fields && <div class="live-fields">{fields}</div>}
        <Says says={says} />
        {below && <div class="live-below">{below}</div>}
        <div class="live-foot">
          <details class="live-how">
            <Summary>{t.how}</Summary>
            <div class="live-how-text">{how}</div>
          </details>
          {link}
        </div>
      </Titled>
      <span id={`${id}-end`} tabIndex={-1} />
    </figure>
  );
}

/** What is seen is never older than the picture; what is read out is calm. */
export function Says({ says }: Pick<FrameProps, 'says'>) {
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

/**
 * The name of a figure or an exercise: a heading, which leads to the thing itself so that its address can be kept.
 * `level`: 2 where it stands before the first heading of the text.
 */
export function Title({ id, level = 3, children }: { id: string; level?: number; children: ComponentChildren }) {
  return (
    <figcaption class="live-title">
      <h3 id={`${id}-title`} aria-level={level === 3 ? undefined : level}>
        <a class="permalink" href={`#${id}`}>
          {children}
        </a>
      </h3>
    </figcaption>
  );
}

interface HowListProps {
  lang: Lang;
  /** Ids of the registry; those that stand on this page are linked by their anchors. */
  equations: readonly string[];
  files: readonly string[];
}

/** Which equations and which files of the engine a figure runs: the end of its "How this is computed". */
export function HowList({ lang, equations, files }: HowListProps) {
  const t = sharedStrings[lang];
  return (
    <dl class="how-list">
      <dt>{t.equations}</dt>
      <dd>
        {equations.map((id) => (
          <code key={id}>{id}</code>
        ))}
      </dd>
      <dt>{t.source}</dt>
      <dd>
        {files.map((file) => (
          <code key={file}>{file}</code>
        ))}
      </dd>
    </dl>
  );
}

/** Milliseconds for which the outcome of copying stands there. */
const shown = 4000;

/** Copies the address of the figure as it stands; what became of it is said for a moment. */
export function CopyLink({ lang, link }: { lang: Lang; link: () => string }) {
  const t = sharedStrings[lang];
  const name = useName();
  const outcome = useSignal('');
  const copy = async () => {
    const address = link();
    try {
      await navigator.clipboard.writeText(address);
      outcome.value = t.linkCopied;
    } catch {
      history.replaceState(history.state, '', address);
      outcome.value = t.linkNotCopied;
    }
    setTimeout(() => {
      outcome.value = '';
    }, shown);
  };
  return (
    <span class="live-link">
      <button type="button" aria-label={name(t.copyLink)} onClick={copy}>
        {t.copyLink}
      </button>
      <span aria-live="polite">{outcome}</span>
    </span>
  );
}
