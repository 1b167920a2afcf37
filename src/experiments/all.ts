/** Every experiment by the name of its record, "dropout/sizes"; a chapter's come when one of them is asked for. */
import type { Experiment, Experiments } from './experiment.ts';

const chapters = import.meta.glob<{ readonly experiments: Experiments }>('./*/index.ts');

/** Null where there is none of that name. */
export async function experimentOf(name: string): Promise<Experiment | null> {
  const [chapter, experiment] = name.split('/');
  const found = await chapters[`./${chapter}/index.ts`]?.();
  return found?.experiments[experiment] ?? null;
}
