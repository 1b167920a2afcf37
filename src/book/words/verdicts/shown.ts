/** A trial of an article's formula, as words: what the build writes and what the browser writes afterwards are the same. */
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { fixed } from '../../../kit/numbers.ts';
import type { ArticleTrial } from './article.ts';
import { strings } from './strings.ts';

export interface ShownTrial {
  readonly seed: number;
  readonly engine: string;
  readonly article: string;
  readonly articleHasValue: boolean;
  readonly articleHolds: boolean;
  readonly corrected: string;
  readonly correctedHolds: boolean;
}

const decimals = 6;

export function shownTrial({ seed, engine, article, corrected }: ArticleTrial, lang: Lang): ShownTrial {
  const t = strings[lang];
  const why = article.problem && say(article.problem, lang).replace(/at character (\d+)/, t.place);
  return {
    seed,
    engine: fixed(engine, decimals),
    article: why ? t.cannot(why) : fixed(article.value ?? Number.NaN, decimals),
    articleHasValue: !why,
    articleHolds: article.holds,
    corrected: fixed(corrected.value, decimals),
    correctedHolds: corrected.holds,
  };
}
