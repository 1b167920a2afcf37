/** What a figure says, in both languages: the same keys, the same parameters. */
import type { Lang } from '../i18n/lang.ts';

export const said = <Words extends object>(en: Words, zh: NoInfer<Words>): Readonly<Record<Lang, Words>> => ({
  en,
  zh,
});
