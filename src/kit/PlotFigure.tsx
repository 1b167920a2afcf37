/**
 * A plot by Observable Plot, which is fetched when the figure comes into view. The figure has its height from the
 * start, follows its width, and redraws at most once in `every` milliseconds.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Lang } from '../i18n/lang.ts';
import { DataTable, type Table } from './DataTable.tsx';
import { sharedStrings } from './strings.ts';

export type PlotLibrary = typeof import('./plot-library.ts');
export type PlotOptions = import('@observablehq/plot').PlotOptions;

export interface PlotFigureProps {
  lang: Lang;
  /** Plot's options for a width; colours as `var(--forward)`, so that the plot follows the theme by itself. */
  options: (Plot: PlotLibrary, width: number) => PlotOptions;
  /** What the picture shows, for a screen reader. */
  label: string;
  /** A new object only when its numbers are new. */
  table?: Table;
  height: number;
  /** Milliseconds between two drawings. */
  every?: number;
}

export function PlotFigure({ lang, options, label, table, height, every = 200 }: PlotFigureProps) {
  const t = sharedStrings[lang];
  const place = useRef<HTMLDivElement>(null);
  const drawnAt = useRef(Number.NEGATIVE_INFINITY);
  const [Plot, setPlot] = useState<PlotLibrary | null>(null);
  const [failed, setFailed] = useState(false);
  const [width, setWidth] = useState(0);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const sizes = new ResizeObserver(([entry]) => setWidth(Math.round(entry.contentRect.width)));
    const views = new IntersectionObserver(
      ([entry]) => {
        if (!entry.isIntersecting) return;
        views.disconnect();
        import('./plot-library.ts').then(
          (library) => setPlot(() => library),
          () => setFailed(true),
        );
      },
      { rootMargin: '600px' },
    );
    sizes.observe(element);
    views.observe(element);
    return () => {
      sizes.disconnect();
      views.disconnect();
    };
  }, []);

  useEffect(() => {
    if (!Plot || width === 0) return;
    const draw = () => {
      drawnAt.current = performance.now();
      const figure = Plot.plot({ ...options(Plot, width), width, height });
      figure.setAttribute('aria-hidden', 'true');
      place.current?.replaceChildren(figure);
    };
    const timer = setTimeout(draw, Math.max(0, drawnAt.current + every - performance.now()));
    return () => clearTimeout(timer);
  }, [Plot, width, height, every, options]);

  return (
    <div class="plot">
      <div class="plot-picture" role="img" aria-label={label} style={{ height: `${height}px` }} ref={place} />
      {failed && <p class="widget-note">{t.plotFailed}</p>}
      {table && <DataTable table={table} title={t.table} />}
    </div>
  );
}
