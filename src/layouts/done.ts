/**
 * How far the reader has come, written into the contents: "3 of 9". Fetched when contents are first looked at; where nothing is
 * done, or nothing can be read, they say what they said.
 */
import { asset } from '../i18n/paths.ts';
import { progress } from '../reader/progress.ts';

/** Fills each `data-done-of` (a chapter, or '' for the whole book) as the nearest `data-done-says` puts it. */
export async function showDone(within: Element): Promise<void> {
  const [answer] = await Promise.all([fetch(asset('tasks.json')), progress.recall()]);
  if (!answer.ok) return;
  const tasks: Record<string, string[]> = await answer.json();
  const solved = progress.solved.peek() ?? {};
  for (const place of within.querySelectorAll<HTMLElement>('[data-done-of]')) {
    const ids = place.dataset.doneOf ? (tasks[place.dataset.doneOf] ?? []) : Object.values(tasks).flat();
    const done = ids.filter((id) => Object.hasOwn(solved, id)).length;
    const says = place.closest<HTMLElement>('[data-done-says]')?.dataset.doneSays ?? '';
    if (done > 0) place.textContent = says.replace('{done}', `${done}`).replace('{all}', `${ids.length}`);
  }
}
