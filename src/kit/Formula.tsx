/**
 * A formula inside a figure. KaTeX sets it when the site is built and stays there: the page carries each formula once, and what
 * is shown only later lies in a template (Formulas) until then.
 */
import { useContext, useLayoutEffect, useRef } from 'preact/hooks';
import { BuiltFor, useBuilt } from './built.ts';

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
