/** A picture laid out for the width that there is: one unit is one pixel of the page, whatever stands in it. */
import type { ComponentChildren } from 'preact';
import { useWidth } from './measured.ts';

export interface StageProps {
  /** What it shows, for a screen reader. */
  title: string;
  height: number;
  /** What can be taken hold of stands inside: then it is no single image. */
  alive?: boolean;
  legend?: ComponentChildren;
  children: (width: number) => ComponentChildren;
}

/** What it is drawn for before it is measured: a phone. */
const usualWidth = 358;

export function Stage({ title, height, alive, legend, children }: StageProps) {
  const [svg, width] = useWidth<SVGSVGElement>(usualWidth);
  return (
    <div class="scene">
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        style={{ height: `${height}px` }}
        role={alive ? 'group' : 'img'}
        aria-label={title}
      >
        {children(width)}
      </svg>
      {legend}
    </div>
  );
}
