/** What every prediction looks like: a field, a button, and the answer once the reader has committed or asks for it. */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Controls.tsx';
import { ExerciseFrame } from '../exercise/Frame.tsx';
import { strings } from './strings.ts';

interface Props {
  lang: Lang;
  id: string;
  level: number;
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
  const { lang, id, level, ask, answer, commit, isCommitted, isReady = true, onCommit, onTakeBack, says } = props;
  const t = strings[lang];
  return (
    <ExerciseFrame
      {...{ lang, id: `prediction-${id}`, kind: 'prediction', level, title: t.title, question: <p>{ask}</p> }}
      says={isCommitted && says}
      below={
        !isCommitted && (
          <details>
            <summary>{t.skip}</summary>
            <p>{answer}</p>
          </details>
        )
      }
    >
      <div class="prediction-field">
        {props.children}
        <Button
          primary={!isCommitted}
          disabled={!isReady}
          onClick={isCommitted ? onTakeBack : onCommit}
          others={[commit, t.takeBack]}
        >
          {isCommitted ? t.takeBack : commit}
        </Button>
      </div>
    </ExerciseFrame>
  );
}
