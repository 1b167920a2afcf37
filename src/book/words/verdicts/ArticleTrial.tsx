/** The article's formula, the engine and the book's equation on one instance; the next one is computed in the browser. */
import { useSignal } from '@preact/signals';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { Titled } from '../../../kit/named.tsx';
import { fixed } from '../../../kit/numbers.ts';
import type { ArticleFormulaId, ArticleTrial as Trial } from './article.ts';
import { strings } from './strings.ts';

/** A trial as words: what the build writes and what the browser writes afterwards are the same. */
export function shownTrial({ seed, engine, article, corrected }: Trial, lang: Lang) {
  const t = strings[lang];
  const why = article.problem && say(article.problem, lang).replace(/at character (\d+)/, t.place);
  const judged = (value: number, holds: boolean) => `${fixed(value, 6)} · ${holds ? t.right : t.wrong}`;
  const rows: readonly { readonly name: string; readonly says: string; readonly holds?: boolean }[] = [
    { name: t.engine, says: fixed(engine, 6) },
    {
      name: t.articleSays,
      says: why ? t.cannot(why) : judged(article.value ?? Number.NaN, article.holds),
      holds: article.holds,
    },
    { name: t.corrected, says: judged(corrected.value, corrected.holds), holds: corrected.holds },
  ];
  return { seed, rows };
}

interface ArticleTrialProps {
  lang: Lang;
  id: ArticleFormulaId;
  /** An instance that the build computed. */
  first: ReturnType<typeof shownTrial>;
}

export default function ArticleTrial({ lang, id, first }: ArticleTrialProps) {
  const t = strings[lang];
  const shown = useSignal(first);
  const isBusy = useSignal(false);
  const isLost = useSignal(false);
  const another = async () => {
    isBusy.value = true;
    try {
      const { tryArticle } = await import('./article.ts');
      shown.value = shownTrial(tryArticle(id, shown.value.seed + 1), lang);
      isLost.value = false;
    } catch {
      isLost.value = true;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <div class="article-trial" data-article={id}>
      <div role="status">
        <table>
          <caption>{t.instance(shown.value.seed)}</caption>
          <tbody>
            {shown.value.rows.map(({ name, says, holds }) => (
              <tr key={name} data-holds={holds}>
                <th scope="row">{name}</th>
                <td>{says}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {isLost.value && <p>{t.failed}</p>}
      </div>
      <Titled {...{ lang, title: id }}>
        <Button onClick={another} disabled={isBusy.value}>
          {t.another}
        </Button>
      </Titled>
    </div>
  );
}
