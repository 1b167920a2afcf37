/** What every prediction looks like: the question, a field, a button, and the answer once the reader has committed or asks for it. */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Button.tsx';
import { strings } from './strings.ts';

interface Props {
  lang: Lang;
  id: string;
  ask: string;
  /** What the answer is, for whoever does not want to guess. */
  answer: string;
  /** On the button. */
  commit: string;
  isCommitted: boolean;
  isReady?: boolean;
  onCommit: () => void;
  onTakeBack: () => void;
  /** Said once the reader has committed. */
  says: ComponentChildren;
  children: ComponentChildren;
}

export function Frame(props: Props) {
  const { lang, id, ask, answer, commit, isCommitted, isReady = true, onCommit, onTakeBack, says, children } = props;
  const t = strings[lang];
  return (
    <figure class="live prediction" id={`prediction-${id}`} aria-labelledby={`prediction-${id}-title`}>
      <figcaption class="live-title" id={`prediction-${id}-title`}>
        {t.title}
      </figcaption>
      <p id={`prediction-${id}-ask`}>{ask}</p>
      <div class="prediction-field">
        {children}
        <Button
          primary={!isCommitted}
          disabled={!isReady}
          onClick={isCommitted ? onTakeBack : onCommit}
          others={[commit, t.takeBack]}
        >
          {isCommitted ? t.takeBack : commit}
        </Button>
      </div>
      <p class="prediction-answer" role="status">
        {isCommitted && says}
      </p>
      {!isCommitted && (
        <details>
          <summary>{t.skip}</summary>
          <p>{answer}</p>
        </details>
      )}
    </figure>
  );
}
