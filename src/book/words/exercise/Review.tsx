/** Under a chapter's exercises: those that were missed and those that wait, each with the way to it. */
import { useEffect } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { progress } from '../../../reader/progress.ts';
import type { ExercisePlace } from '../../text/source.ts';
import { strings } from './strings.ts';

export default function Review({ lang, all }: { lang: Lang; all: readonly ExercisePlace[] }) {
  const t = strings[lang];
  useEffect(() => void progress.recall(), []);
  const [solved, missed] = [progress.solved.value ?? {}, progress.missed.value ?? {}];
  const open = all.filter(({ id }) => !Object.hasOwn(solved, id));
  const lists = [
    { says: t.review, list: open.filter(({ id }) => Object.hasOwn(missed, id)) },
    { says: t.toDo, list: open.filter(({ id }) => !Object.hasOwn(missed, id)) },
  ];
  return (
    <nav class="live exercise-review" aria-label={t.reviewLabel}>
      {lists.map(
        ({ says, list }) =>
          list.length > 0 && (
            <p key={says}>
              {says}{' '}
              {list.map(({ id, number, title }) => (
                <a key={id} href={`#exercise-${id}`}>
                  {number} {title}
                </a>
              ))}
            </p>
          ),
      )}
      {open.length === 0 && <p>{t.allSolved(all.length)}</p>}
    </nav>
  );
}
