import type { Imports } from './imports.ts';

/**
 * The floors of the house, from the top. A room is what stands under a path; the longest path that fits counts. A file may
 * import from its own room and from any floor below: not from above, and not from another room beside it.
 */
export const floors: readonly (readonly string[])[] = [
  ['src/pages/', 'src/commands/', 'src/content.config.ts', 'src/middleware.ts', 'src/env.d.ts'],
  ['src/layouts/', 'src/integrations/'],
  ['src/book/words/'],
  ['src/figures/'],
  ['src/kit/', 'src/reader/'],
  ['src/workers/'],
  ['src/experiments/'],
  ['src/book/text/'],
  ['src/i18n/', 'src/styles/'],
  ['lib/exercises/'],
  ['lib/equations/', 'lib/export/'],
  ['lib/model/', 'lib/kernels/', 'lib/learn/'],
  ['lib/optimisers/', 'lib/data/', 'lib/formula/'],
  ['lib/nn/'],
  ['lib/generator.ts'],
  ['lib/nn/elementary.ts', 'lib/problem.ts', 'lib/notation.ts'],
  ['lib/phrases.ts'],
];

/** What is no part of the house, and who may reach out for it. */
export const outside: readonly (readonly [from: string, to: string])[] = [
  ['src/book/', 'content/'],
  ['src/figures/', 'content/records/'],
  ['src/commands/', 'public/'],
  ['src/integrations/', 'public/'],
  ['src/integrations/', '.cache/'],
  // `npm test`, `npm run test:mutation` and their like run what stands in tests
  ['src/commands/', 'tests/'],
];

interface Place {
  readonly floor: number;
  readonly room: string;
}

/** Null where no room holds it. Each figure is a room of its own. */
export function placeOf(file: string): Place | null {
  const rooms = floors.flatMap((rooms, floor) => rooms.map((room) => ({ floor, room })));
  const [place] = rooms.filter(({ room }) => file.startsWith(room)).sort((a, b) => b.room.length - a.room.length);
  if (!place) return null;
  const [figure] = /^src\/figures\/[^/]+\/[^/]+\//.exec(file) ?? [];
  return figure ? { ...place, room: figure } : place;
}

function mayImport(from: string, to: string): boolean {
  const [here, there] = [placeOf(from), placeOf(to)];
  if (!there) return outside.some(([who, what]) => from.startsWith(who) && to.startsWith(what));
  return here !== null && (here.room === there.room || there.floor > here.floor);
}

/** Arrows that run up, or to the room beside, or out of the house. */
export function arrowsAstray(imports: Imports): string[] {
  return [...imports].flatMap(([from, targets]) =>
    targets.filter((to) => !mayImport(from, to)).map((to) => `${from} → ${to}`),
  );
}
