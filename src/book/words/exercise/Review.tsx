/**
 * Under a chapter's exercises: those that were missed and those that wait, each by its number, with the way to it. Without
 * scripts nothing; there is room for two lines from the start.
 */
import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { progress } from '../../../reader/progress.ts';
import { exercisesHere } from './Frame.tsx';
import { strings } from './strings.ts';

/** Of “Exercise 9.1: Steps”: 9.1. */
const numberOf = (title: string): string => /\d[\d.]*/.exec(title)?.[0] ?? title;

export default function Review({ lang }: { lang: Lang }) {
  const t = strings[lang];
  const all = useSignal<ReturnType<typeof exercisesHere>>([]);
  useEffect(() => {
    all.value = exercisesHere();
    void progress.recall();
  }, []);
  const [solved, missed] = [progress.solved.value ?? {}, progress.missed.value ?? {}];
  const isIn = (record: object, id: string) => Object.hasOwn(record, id.replace('exercise-', ''));
  const open = all.value.filter(({ id }) => !isIn(solved, id));
  const lists = [
    { says: t.review, list: open.filter(({ id }) => isIn(missed, id)) },
    { says: t.toDo, list: open.filter(({ id }) => !isIn(missed, id)) },
  ];
  return (
    <nav class="live exercise-review" aria-label={t.reviewLabel}>
      {lists.map(
        ({ says, list }) =>
          list.length > 0 && (
            <p key={says}>
              {says}{' '}
              {list.map(({ id, title }) => (
                <a key={id} href={`#${id}`} aria-label={title} title={title}>
                  {numberOf(title)}
                </a>
              ))}
            </p>
          ),
      )}
      {all.value.length > 0 && open.length === 0 && <p>{t.allSolved(all.value.length)}</p>}
    </nav>
  );
}
