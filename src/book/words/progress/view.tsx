/** The line at the end of a chapter, and behind a disclosure the file. */
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { progress } from '../../../reader/progress.ts';
import { saveFile } from '../../../reader/save-file.ts';
import { fileName, type Outcome, progressModel, tasksIn } from './model.ts';
import { type ProgressWords, strings } from './strings.ts';

interface Props {
  lang: Lang;
  /** What is asked, as the page carries it. */
  chapter: string;
  book: string;
}

export default function ProgressView({ lang, ...asked }: Props) {
  const [chapter, book] = [asked.chapter, asked.book].map(tasksIn);
  const t = strings[lang];
  const model = useMemo(() => progressModel(progress, saveFile), []);
  useEffect(() => void model.recall(), [model]);
  const { isRead, doneOf, outcome } = model;
  return (
    <section class="live progress" id="reader-progress" aria-label={t.label}>
      <p class="progress-line">
        {isRead.value ? t.done(chapter, doneOf(chapter), book, doneOf(book)) : t.asked(chapter, book)}
      </p>
      <details>
        <summary>{t.open}</summary>
        <div class="progress-ways">
          <Button onClick={model.save}>{t.save}</Button>
          <FileDrop
            {...{ label: t.bring, note: t.where, accept: '.json' }}
            onFiles={([file]) => void model.bring(file)}
          />
        </div>
        <p role="status">{outcome.value && outcome.value.kind !== 'refused' && saidOf(outcome.value, t)}</p>
        {outcome.value?.kind === 'refused' && <p role="alert">{t.refused(say(outcome.value.problem, lang))}</p>}
      </details>
    </section>
  );
}

const saidOf = (outcome: Exclude<Outcome, { kind: 'refused' }>, t: ProgressWords): string =>
  outcome.kind === 'saved' ? t.saved(fileName) : t.brought(outcome.solved, outcome.predicted);
