/** A prediction that is a choice among a few things. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { progress } from '../../../reader/progress.ts';
import { Frame } from './Frame.tsx';
import { choiceModel } from './model.ts';
import { type ChoiceQuestion, numberIn } from './questions.ts';
import { strings } from './strings.ts';

interface Props {
  lang: Lang;
  id: string;
  level: number;
  question: ChoiceQuestion;
  /** The recorded number of each choice, as the text writes it. */
  answers: readonly string[];
}

export function Choices({ lang, id, level, question, answers }: Props) {
  const t = strings[lang];
  const { choices } = question;
  const model = useMemo(() => choiceModel(id, question, answers.map(numberIn), progress), [id, question, answers]);
  useEffect(() => void model.recall(), [model]);
  const { guess, committed, best, isRight } = model;
  const said = committed.value;
  const named = (wanted: string) => choices.find((choice) => choice.id === wanted)?.label[lang] ?? '';
  const number = answers[choices.findIndex((choice) => choice.id === best)];
  return (
    <Frame
      {...{ lang, id, level, ask: question.ask[lang], answer: t.best(named(best), number) }}
      {...{ isCommitted: said !== null, commit: t.commitChoice, isReady: said !== null || guess.value !== null }}
      onCommit={model.commit}
      onTakeBack={model.takeBack}
      says={said !== null && (isRight.value ? t.right(named(said), number) : t.wrong(named(said), named(best), number))}
    >
      <div class="prediction-choices" role="radiogroup" aria-labelledby={`prediction-${id}-question`}>
        {choices.map((choice) => (
          <label class="toggle" key={choice.id}>
            <input
              type="radio"
              name={`prediction-${id}`}
              disabled={said !== null}
              checked={(said ?? guess.value) === choice.id}
              onChange={() => {
                guess.value = choice.id;
              }}
            />
            <span>{choice.label[lang]}</span>
          </label>
        ))}
      </div>
    </Frame>
  );
}
