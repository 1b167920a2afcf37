/**
 * What the build gives a figure and the page carries once: HTML that stays as it is, and set formulas. It is kept by figure,
 * because a page's figures are drawn at the same time, each waiting for its own code. In the browser there is nothing here.
 */
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useMemo, useRef } from 'preact/hooks';

export interface Built {
  readonly html: Readonly<Record<string, string>>;
  readonly formula: (tex: string) => string;
}
interface Given extends Built {
  /** The formulas that it shows: the page has them. */
  readonly shown: Set<string>;
}

const given = new Map<string, Given>();

/** Called by the page that is being built, before the figure is drawn. */
export const give = (figure: string, built: Built): void => {
  given.set(figure, { ...built, shown: new Set() });
};

/** Which figure is being drawn. */
export const BuiltFor = createContext('');

const useBuilt = (): Given | undefined => given.get(useContext(BuiltFor));

/** For whom and of which TeX → what was set, as far as the page has shown it. */
const known = new Map<string, string>();
const keyOf = (of: string | undefined, tex: string | undefined): string => `${of} ${tex}`;
const asTyped = (tex: string): string => `<code>${tex.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</code>`;

/** What the page has of it; what nobody foresaw stands as its TeX. */
function shownBefore(of: string, tex: string): string {
  if (typeof document === 'undefined') return '';
  if (!known.has(keyOf(of, tex))) {
    for (const place of document.querySelectorAll<HTMLTemplateElement>('template[data-tex]')) {
      known.set(keyOf(place.dataset.of, place.dataset.tex), place.innerHTML);
    }
  }
  return known.get(keyOf(of, tex)) ?? asTyped(tex);
}

/**
 * A formula inside a figure. KaTeX sets it when the site is built and stays there: the page carries each formula once, and what
 * is shown only later lies in a template (Formulas) until then.
 */
export function Formula({ tex }: { tex: string }) {
  const [of, built] = [useContext(BuiltFor), useBuilt()];
  const place = useRef<HTMLSpanElement>(null);
  // hydrated: what the build wrote is kept for when it is drawn again elsewhere
  useLayoutEffect(() => {
    if (place.current?.innerHTML) known.set(keyOf(of, tex), place.current.innerHTML);
  }, [of, tex]);
  built?.shown.add(tex);
  const html = built ? built.formula(tex) : shownBefore(of, tex);
  return <span class="formula" ref={place} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Those that a figure may show later: behind its formulas, and without those that they show. What is taken over is kept, and goes. */
export function Formulas({ tex }: { tex: readonly string[] }) {
  const [of, built] = [useContext(BuiltFor), useBuilt()];
  if (!built) {
    for (const one of tex) shownBefore(of, one);
    return null;
  }
  return (
    <>
      {tex
        .filter((one) => !built.shown.has(one))
        .map((one) => (
          <template key={one} data-of={of} data-tex={one} dangerouslySetInnerHTML={{ __html: built.formula(one) }} />
        ))}
    </>
  );
}

/**
 * HTML that was made when the site was built and stays as it is: the page carries it once, not again among the figure's
 * properties. A figure's `still.ts` gives it as `html: { name: … }`; drawn anew in the browser it is empty.
 */
export function Kept({ name, class: sheet }: { name: string; class?: string }) {
  const built = useBuilt();
  // Preact leaves what is inside alone when it takes over what the server drew
  const html = useMemo(() => ({ __html: built?.html[name] ?? '' }), [name]);
  return <div class={sheet} dangerouslySetInnerHTML={html} />;
}
