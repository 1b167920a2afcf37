/** The figures by their folders: src/figures/<chapter>/<id>. What a folder holds is found, nothing is registered. */
import type { SymbolId } from '../../../../lib/notation.ts';
import type { Lang } from '../../../i18n/lang.ts';
import type { Built } from '../../../kit/built.tsx';

const views = import.meta.glob('../../../figures/*/*/view.tsx');

/** What a figure's `still.ts` computes when the site is built. */
export interface Still {
  /** Handed to the figure's model, on the server and in the browser. */
  readonly data?: unknown;
  /** Shown by `Kept`: pictures and texts that the page carries once. */
  readonly html?: Built['html'];
  /** Which symbols its formulas speak of. */
  readonly symbols?: readonly SymbolId[];
}
export interface StillModule {
  readonly default: (lang: Lang) => Still | Promise<Still>;
}
export const stills = import.meta.glob('../../../figures/*/*/still.ts');
const sheets = import.meta.glob<string>('../../../figures/*/*/*.css', {
  query: '?url',
  eager: true,
  import: 'default',
});

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/'));
const places = new Map(
  Object.keys(views).map((path) => {
    const place = folderOf(path);
    return [place.slice(place.lastIndexOf('/') + 1), place];
  }),
);

/** Every figure's id. */
export const figureIds: readonly string[] = [...places.keys()].sort();

/** The folder of a figure, as the globs name it. */
export function figureAt(id: string): string {
  const place = places.get(id);
  if (!place) throw new Error(`<Figure id="${id}">: src/figures has no such folder; there are ${figureIds.join(', ')}`);
  return place;
}

export const sheetsOf = (place: string): string[] =>
  Object.keys(sheets)
    .filter((path) => folderOf(path) === place)
    .map((path) => sheets[path]);
