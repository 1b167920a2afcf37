/** The sentences of a chapter that an experiment bears, and those that say more than they have. */
import type { Lang } from '../../i18n/lang.ts';

/** Words that name an experiment. */
const experiments: Readonly<Record<Lang, RegExp>> = {
  en: /<Recorded\b|\bseeds\b|\b(our|recorded) runs?\b|\bwe (measured|tried|got)\b/i,
  zh: /<Recorded\b|[两三四五几]个种子|这次(记录|训练)|我们(试过|得到|量)/,
};

/** Words that compare, or that speak of all or of none. */
const comparatives: Readonly<Record<Lang, RegExp>> = {
  en: /\b(more|less|fewer|better|best|worse|worst|most|least|never|always|all|no|none|nothing|every|higher|highest|lower|lowest|larger|largest|smaller|smallest|easier|harder|surer|luckiest|dearest|than)\b/i,
  zh: /更|最(?!后|终|先)|都|从不|从来|毫|没有|总是|越|比[^如特率]/,
};

const withoutCode = (mdx: string): string =>
  mdx
    .replace(/^---[\s\S]*?^---/m, '')
    .replace(/^(`{3,})[\s\S]*?^\1/gm, '')
    .replace(/`[^`\n]*`/g, '');

/** Paragraphs of running text: no headings, no tables, no exercises. */
const paragraphsOf = (mdx: string): string[] =>
  withoutCode(mdx)
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== '' && !/^(#|\||<(Code)?Exercise\b)/.test(block));

/** Text between the tags of words; attributes are no text. */
const plainOf = (text: string): string => text.replace(/<\/?[A-Za-z][^>]*>/g, '');

/** Paragraphs that hold a recorded number or name an experiment, and compare, without a claim or an opinion. */
export function unclaimed(mdx: string, lang: Lang): string[] {
  return paragraphsOf(mdx).filter((paragraph) => {
    if (/<(Claim|Opinion)\b/.test(paragraph)) return false;
    return experiments[lang].test(paragraph) && comparatives[lang].test(plainOf(paragraph));
  });
}

/** What a chapter claims, with the words that it is said in. */
export const claimsIn = (mdx: string): { readonly id: string; readonly text: string }[] =>
  [...withoutCode(mdx).matchAll(/<Claim id="([^"]+)">([\s\S]*?)<\/Claim>/g)].map(([, id, text]) => ({ id, text }));
