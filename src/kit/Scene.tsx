/** A picture with coordinates of its own, for what is no chart. Its letters are as large on a phone as elsewhere. */
import type { ComponentChildren } from 'preact';
import { useWidth } from './measured.ts';

export interface SceneProps {
  /** What it shows, for a screen reader; '' where the text beside it says it already. */
  title: string;
  width: number;
  height: number;
  /** Above it. */
  heading?: ComponentChildren;
  /** What can be taken hold of stands inside: then it is no single image. */
  alive?: boolean;
  legend?: ComponentChildren;
  children: ComponentChildren;
}

export function Scene({ title, width, height, heading, alive, legend, children }: SceneProps) {
  const [svg, shown] = useWidth<SVGSVGElement>(width);
  return (
    <div class="scene">
      {heading && <p class="chart-title">{heading}</p>}
      <svg
        ref={svg}
        viewBox={`0 0 ${width} ${height}`}
        style={{ '--unit': (width / shown).toFixed(3) }}
        role={title ? (alive ? 'group' : 'img') : 'presentation'}
        aria-label={title || undefined}
      >
        {children}
      </svg>
      {legend}
    </div>
  );
}
