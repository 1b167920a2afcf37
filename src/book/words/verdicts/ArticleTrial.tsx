/** The article's formula, the engine and the book's equation on one instance; the next one is computed in the browser. */
import { useSignal } from '@preact/signals';
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Controls.tsx';
import type { ArticleFormulaId } from './article.ts';
import { type ShownTrial, shownTrial } from './shown.ts';
import { strings } from './strings.ts';

export interface ArticleTrialProps {
  lang: Lang;
  id: ArticleFormulaId;
  /** An instance that the build computed. */
  first: ShownTrial;
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
  const { seed, engine, article, articleHasValue, articleHolds, corrected, correctedHolds } = shown.value;
  const rows = [
    { name: t.engine, value: engine, isNumber: true },
    { name: t.articleSays, value: article, holds: articleHolds, isNumber: articleHasValue },
    { name: t.corrected, value: corrected, holds: correctedHolds, isNumber: true },
  ];
  return (
    <div class="article-trial" data-article={id}>
      <div role="status">
        <table>
          <caption>{t.instance(seed)}</caption>
          <tbody>
            {rows.map(({ name, value, holds, isNumber }) => (
              <tr key={name} data-holds={holds}>
                <th scope="row">{name}</th>
                <td>
                  {value}
                  {isNumber && holds !== undefined && <> · {holds ? t.right : t.wrong}</>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {isLost.value && <p>{t.failed}</p>}
      </div>
      <Button onClick={another} disabled={isBusy.value}>
        {t.another}
      </Button>
    </div>
  );
}
