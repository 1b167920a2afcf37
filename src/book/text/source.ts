/** What a chapter's own source says: the words it uses, in their order. */

const withoutCode = (mdx: string): string => mdx.replace(/^(`{3,})[\s\S]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');

/** Values of an attribute of a word, in the order of the text: wordsIn(mdx, 'Cite', 'id'). */
export function attributesOf(mdx: string, word: string, attribute: string): string[] {
  const tags = withoutCode(mdx).matchAll(new RegExp(`<${word}\\b([^>]*)>`, 'g'));
  return [...tags].flatMap(([, attributes]) => {
    const found = new RegExp(`\\b${attribute}=(?:"([^"]*)"|\\{['"]?([^}'"]*)['"]?\\})`).exec(attributes);
    return found ? [found[1] ?? found[2]] : [];
  });
}

/** Each value once, where it first stands. */
export const firstUses = (values: readonly string[]): string[] => [...new Set(values)];

/** The numbers of a chapter's equations: 9.1, 9.2 … in the order in which the chapter first shows them. */
export function equationNumbers(mdx: string, chapter: number | undefined): Map<string, string> {
  const ids = firstUses(attributesOf(mdx, 'Equation', 'id'));
  return new Map(ids.map((id, index) => [id, chapter === undefined ? `${index + 1}` : `${chapter}.${index + 1}`]));
}

/** Ids written after headings, in order. */
export const headingIds = (mdx: string): string[] =>
  [...withoutCode(mdx).matchAll(/^#{1,6} .*\{#([a-z0-9-]+)\}\s*$/gm)].map(([, id]) => id);

/** The exercises of a chapter in their order, numeric ones and programs alike. */
export const exercisesOf = (mdx: string): string[] => firstUses(attributesOf(mdx, '(?:Code)?Exercise', 'id'));

/** What a chapter asks of its reader. */
export const tasksOf = (mdx: string) => ({
  exercises: exercisesOf(mdx),
  questions: firstUses(attributesOf(mdx, 'Prediction', 'id')),
});

/** Of a word with this id: 2 where no heading stands before it, so that it belongs to the chapter itself; else 3. */
export const levelOf = (mdx: string, id: string): number => {
  const first = mdx.search(/^## /m);
  return first < 0 || mdx.indexOf(`id="${id}"`) < first ? 2 : 3;
};

/** Words of English that are read in a minute, or Han characters: as many as say the same. */
const wordsAMinute = 180;
const hanAMinute = 260;
/** What stops a reader, and for how many minutes. */
const stops = '(?:Figure|Prediction|Exercise|CodeExercise)';
const minutesAStop = 3;

/** About how many minutes a chapter takes: its prose, and a while at each figure, prediction and exercise; in steps of five. */
export function minutesOf(mdx: string): number {
  const prose = withoutCode(mdx).replace(/<[^>]*>|\$[^$]*\$|\{#[a-z0-9-]+\}/g, ' ');
  const words = prose.match(/[\p{Script=Latin}\d][\p{Script=Latin}\d’'.,-]*/gu)?.length ?? 0;
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  const minutes = words / wordsAMinute + han / hanAMinute + minutesAStop * attributesOf(mdx, stops, 'id').length;
  return Math.max(5, 5 * Math.round(minutes / 5));
}
