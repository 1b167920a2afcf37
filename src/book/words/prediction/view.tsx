/** A prediction: how much, on a slider, or which of a few things; a button, and the answer once the reader has committed. */
import { useSignalEffect } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Controls.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
import { Summary } from '../../../kit/named.tsx';
import { grouped } from '../../../kit/numbers.ts';
import { progress } from '../../../reader/progress.ts';
import { pageSession } from '../../../reader/session.ts';
import { ExerciseFrame } from '../exercise/Frame.tsx';
import { type Committing, choiceModel, predictionModel } from './model.ts';
import {
  type ChoiceQuestion,
  type NumberQuestion,
  numberIn,
  type Question,
  type QuestionId,
  questions,
} from './questions.ts';
import { strings } from './strings.ts';

interface PredictionProps {
  lang: Lang;
  id: QuestionId;
  /** Its place among the chapter's: 5.2. */
  number: string;
  /** The recorded numbers that answer it, as the text writes them. */
  answers: readonly string[];
  level: number;
}
type Asked<Kind> = Omit<PredictionProps, 'id'> & { id: string; question: Kind };

export default function Prediction(props: PredictionProps) {
  const question: Question = questions[props.id];
  return 'choices' in question ? <Choices {...props} question={question} /> : <Amount {...props} question={question} />;
}

function Amount({ lang, id, number, level, question, answers: [answer] }: Asked<NumberQuestion>) {
  const t = strings[lang];
  const model = useMemo(() => predictionModel(id, question, numberIn(answer), progress), [id, question, answer]);
  const { guess, committed, miss } = model;
  useSignalEffect(() => {
    if (committed.value !== null) guess.value = committed.value;
  });
  const { min, max, step, log, unit = '' } = question;
  const mine = question.live === 'wrong' ? wrongInPage() : null;
  const said = committed.value;
  return (
    <Frame
      {...{ lang, id, number, level, model }}
      {...{ ask: question.ask[lang], answer: t.answer(answer), commit: t.commit }}
      says={
        said !== null && (
          <>
            {t.answered(`${grouped(said)}${unit}`, answer)}
            {miss.value && distance(miss.value, unit, t)}
            {mine !== null && t.mine(grouped(mine))}
          </>
        )
      }
    >
      <NumberField
        {...{ lang, value: guess, disabled: said !== null, label: question.label[lang], whole: true }}
        {...{ min, max, step, log, unit }}
      />
    </Frame>
  );
}

function distance(miss: { times?: number; by?: number }, unit: string, t: (typeof strings)['en']): string {
  if (miss.times !== undefined) return miss.times === 1 ? t.exact : t.times(grouped(miss.times, 1));
  return miss.by === 0 ? t.exact : t.off(`${grouped(miss.by ?? 0, 2)}${unit}`);
}

/** Test images that the finished run in this page reads wrongly, or null. */
function wrongInPage(): number | null {
  const { receipt, evaluation } = pageSession();
  if (!receipt.value || !evaluation.value) return null;
  return evaluation.value.confusion.reduce((sum, n, k) => sum + (k % 11 === 0 ? 0 : n), 0);
}

function Choices({ lang, id, number, level, question, answers }: Asked<ChoiceQuestion>) {
  const t = strings[lang];
  const { choices } = question;
  const model = useMemo(() => choiceModel(id, question, answers.map(numberIn), progress), [id, question, answers]);
  const { guess, committed, best, isRight } = model;
  const said = committed.value;
  const named = (wanted: string) => choices.find((choice) => choice.id === wanted)?.label[lang] ?? '';
  const recorded = answers[choices.findIndex((choice) => choice.id === best)];
  return (
    <Frame
      {...{ lang, id, number, level, model, ask: question.ask[lang], answer: t.best(named(best), recorded) }}
      {...{ commit: t.commitChoice, isReady: said !== null || guess.value !== null }}
      says={
        said !== null && (isRight.value ? t.right(named(said), recorded) : t.wrong(named(said), named(best), recorded))
      }
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

interface FrameProps extends Omit<Asked<never>, 'question' | 'answers'> {
  ask: string;
  /** What the answer is, for whoever does not want to guess. */
  answer: string;
  /** On the button. */
  commit: string;
  model: Committing;
  isReady?: boolean;
  /** Said once the reader has committed. */
  says: ComponentChildren;
  children: ComponentChildren;
}

function Frame({ lang, id, number, level, ask, answer, commit, model, isReady = true, says, children }: FrameProps) {
  const t = strings[lang];
  useEffect(() => void model.recall(), [model]);
  const isCommitted = model.committed.value !== null;
  return (
    <ExerciseFrame
      {...{ lang, id: `prediction-${id}`, kind: 'prediction', level, title: t.title(number) }}
      {...{ question: <p>{ask}</p>, says }}
      below={
        !isCommitted && (
          <details>
            <Summary>{t.skip}</Summary>
            <p>{answer}</p>
          </details>
        )
      }
    >
      <div class="prediction-field">
        {children}
        <Button
          primary={!isCommitted}
          disabled={!isReady}
          onClick={isCommitted ? model.takeBack : model.commit}
          others={[commit, t.takeBack]}
        >
          {isCommitted ? t.takeBack : commit}
        </Button>
      </div>
    </ExerciseFrame>
  );
}
