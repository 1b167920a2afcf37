/** A prediction: the question, a slider, and the answer once the reader has committed to a number, or asks for it. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { pageSession } from '../../reader/session.ts';
import { browserShelf } from '../../reader/shelf.ts';
import { Button, grouped, NumberField } from '../shared/index.ts';
import { predictionModel } from './model.ts';
import { type Question, type QuestionId, questions } from './questions.ts';
import { strings } from './strings.ts';
import './prediction.css';

export interface PredictionProps {
  lang: Lang;
  id: QuestionId;
  /** The recorded number, and as the text writes it. */
  answer: number;
  answerText: string;
}

export default function Prediction({ lang, id, answer, answerText }: PredictionProps) {
  const question: Question = questions[id];
  const t = strings[lang];
  const model = useMemo(() => predictionModel(id, question, answer, browserShelf), [id, question, answer]);
  useEffect(() => {
    model.recall();
  }, [model]);
  const { guess, committed, miss } = model;
  const unit = question.unit ?? '';
  const mine = question.live === 'wrong' ? wrongInPage() : null;
  const said = committed.value;
  return (
    <figure class="widget prediction" id={`prediction-${id}`} aria-labelledby={`prediction-${id}-title`}>
      <figcaption class="widget-title" id={`prediction-${id}-title`}>
        {t.title}
      </figcaption>
      <p>{question.ask[lang]}</p>
      <div class="prediction-field">
        <NumberField
          {...{ lang, value: guess, disabled: said !== null }}
          {...{ min: question.min, max: question.max, step: question.step, log: question.log, unit: question.unit }}
          label={question.label[lang]}
          whole
        />
        <Button
          primary={said === null}
          onClick={() => (said === null ? model.commit() : model.takeBack())}
          others={[t.commit, t.takeBack]}
        >
          {said === null ? t.commit : t.takeBack}
        </Button>
      </div>
      <p class="prediction-answer" role="status">
        {said !== null && (
          <>
            {t.answered(`${grouped(said)}${unit}`, answerText)}
            {miss.value && distance(miss.value, unit, t)}
            {mine !== null && t.mine(grouped(mine))}
          </>
        )}
      </p>
      {said === null && (
        <details>
          <summary>{t.skip}</summary>
          <p>{t.answer(answerText)}</p>
        </details>
      )}
    </figure>
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
