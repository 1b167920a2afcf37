/** A picture that is no chart. Its letters are as large on a phone as elsewhere. */
import type { ComponentChildren } from 'preact';
import { type Under, underOf } from './marks.tsx';
import { useWidth } from './measured.ts';

interface SceneProps {
  /** What it shows, for a screen reader. */
  title: string;
  /** In coordinates of its own; without it, it is laid out for the width that there is: one unit is one pixel of the page. */
  width?: number;
  height: number;
  /** Above it. */
  heading?: ComponentChildren;
  /** What can be taken hold of stands inside: then it is no single image. */
  alive?: boolean;
  legend?: Under;
  children: ComponentChildren | ((width: number) => ComponentChildren);
}

/** What is laid out before it is measured: for a phone. */
const usualWidth = 358;

export function Scene({ title, width, height, heading, alive, legend, children }: SceneProps) {
  const [svg, shown] = useWidth<SVGSVGElement>(width ?? usualWidth);
  const across = width ?? shown;
  return (
    <div class="scene">
      {heading && <p class="chart-title">{heading}</p>}
      <svg
        ref={svg}
        viewBox={`0 0 ${across} ${height}`}
        style={width ? { '--unit': (width / shown).toFixed(3) } : { height: `${height}px` }}
        role={alive ? 'group' : 'img'}
        aria-label={title}
      >
        {typeof children === 'function' ? children(across) : children}
      </svg>
      {underOf(legend)}
    </div>
  );
}
