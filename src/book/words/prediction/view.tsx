/** A prediction: how much, on a slider, or which of a few things. */
import { useSignalEffect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { NumberField } from '../../../kit/NumberField.tsx';
import { grouped } from '../../../kit/numbers.ts';
import { progress } from '../../../reader/progress.ts';
import { pageSession } from '../../../reader/session.ts';
import { Choices } from './Choices.tsx';
import { Frame } from './Frame.tsx';
import { predictionModel } from './model.ts';
import { type NumberQuestion, numberIn, type Question, type QuestionId, questions } from './questions.ts';
import { strings } from './strings.ts';

export interface PredictionProps {
  lang: Lang;
  id: QuestionId;
  /** The recorded numbers that answer it, as the text writes them. */
  answers: readonly string[];
  level: number;
}

export default function Prediction({ lang, id, answers, level }: PredictionProps) {
  const question: Question = questions[id];
  return 'choices' in question ? (
    <Choices {...{ lang, id, level, question, answers }} />
  ) : (
    <Amount {...{ lang, id, level, question, answer: answers[0] }} />
  );
}

interface AmountProps {
  lang: Lang;
  id: string;
  level: number;
  question: NumberQuestion;
  answer: string;
}

function Amount({ lang, id, level, question, answer }: AmountProps) {
  const t = strings[lang];
  const model = useMemo(() => predictionModel(id, question, numberIn(answer), progress), [id, question, answer]);
  useEffect(() => void model.recall(), [model]);
  const { guess, committed, miss } = model;
  useSignalEffect(() => {
    if (committed.value !== null) guess.value = committed.value;
  });
  const unit = question.unit ?? '';
  const mine = question.live === 'wrong' ? wrongInPage() : null;
  const said = committed.value;
  return (
    <Frame
      {...{ lang, id, level, ask: question.ask[lang], answer: t.answer(answer), commit: t.commit }}
      isCommitted={said !== null}
      onCommit={model.commit}
      onTakeBack={model.takeBack}
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
        {...{ min: question.min, max: question.max, step: question.step, log: question.log, unit: question.unit }}
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
