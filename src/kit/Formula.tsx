/**
 * A formula inside a figure. KaTeX sets it when the site is built and stays there: the page carries each formula once, and what
 * is shown only later lies in a template of the figure (Formulas) until then.
 */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useBuilt } from './built.ts';

/** TeX → what was set of it, as far as the page has shown it. */
const known = new Map<string, string>();

function shownBefore(tex: string): string {
  if (typeof document === 'undefined') return '';
  if (!known.has(tex)) {
    for (const place of document.querySelectorAll<HTMLTemplateElement>('template[data-tex]')) {
      known.set(place.dataset.tex!, place.innerHTML);
    }
  }
  return known.get(tex) ?? '';
}

export function Formula({ tex }: { tex: string }) {
  const built = useBuilt();
  const place = useRef<HTMLSpanElement>(null);
  // hydrated: what the build wrote is kept for when it is drawn again elsewhere
  useLayoutEffect(() => {
    if (place.current?.innerHTML) known.set(tex, place.current.innerHTML);
  }, [tex]);
  const html = built ? built.formula(tex) : shownBefore(tex);
  return <span class="formula" ref={place} dangerouslySetInnerHTML={{ __html: html }} />;
}

/** Those that a figure may show later. */
export function Formulas({ tex }: { tex: readonly string[] }) {
  const built = useBuilt();
  return (
    <>
      {tex.map((one) => (
        <template
          key={one}
          data-tex={one}
          dangerouslySetInnerHTML={{ __html: built ? built.formula(one) : shownBefore(one) }}
        />
      ))}
    </>
  );
}
