/** What the lines and dots of a picture are: each with its glyph, its name, and its value where there is one. */
import type { ComponentChildren } from 'preact';
import type { Kind } from './marks.tsx';

export interface LegendItem {
  readonly label: ComponentChildren;
  readonly kind?: Kind;
  readonly mark?: 'line' | 'dashed' | 'dot' | 'hollow' | 'area' | 'bar' | 'dots';
  readonly faint?: boolean;
  /** A glyph of its own in a box of 26 × 10. */
  readonly glyph?: ComponentChildren;
}
export type LegendList = readonly (LegendItem | false | null | undefined)[];

const glyphs = {
  line: <path d="M1 5H25" />,
  dashed: <path data-dashed d="M1 5H25" />,
  dot: <circle cx="13" cy="5" r="3.5" />,
  hollow: <circle cx="13" cy="5" r="3.5" />,
  dots: <path class="dotted" d="M4 5h0M13 5h0M22 5h0" />,
  area: <rect x="2" y="0" width="22" height="10" />,
  bar: <rect x="2" y="0" width="22" height="10" />,
};

export function Glyph({ kind = 'ink', mark = 'line', faint, glyph }: Omit<LegendItem, 'label'>) {
  const filled = mark === 'dot' ? ' dots' : mark === 'area' || mark === 'bar' ? ' area' : '';
  return (
    <svg class="glyph" viewBox="0 0 26 10" aria-hidden="true">
      <g class={`mark mark-${kind}${filled}`} data-faint={faint} data-solid={mark === 'bar'}>
        {glyph ?? glyphs[mark]}
      </g>
    </svg>
  );
}

export function Legend({ items }: { items: LegendList }) {
  return (
    <ul class="legend">
      {items.map(
        (item, k) =>
          item && (
            <li key={k}>
              <Glyph {...item} />
              <span>{item.label}</span>
            </li>
          ),
      )}
    </ul>
  );
}
