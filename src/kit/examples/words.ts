/** The examples speak both languages, as figures do; their words are short. */
import type { Lang } from '../../i18n/lang.ts';

export const said = <Words extends object>(en: Words, zh: Words): Record<Lang, Words> => ({ en, zh });
