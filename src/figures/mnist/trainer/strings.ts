/** What the trainer says, in both languages. */
import type { Lang } from '../../../i18n/lang.ts';
import { en, type TrainerWords } from './words-en.ts';
import { zh } from './words-zh.ts';

export const trainerStrings: Record<Lang, TrainerWords> = { en, zh };
