/** A small square image as paths, drawn by the server: it lies behind the canvas, and stands where nothing paints. */
import { shadesOf } from './still-pixels.ts';

export interface StillPixelsProps {
  values: ArrayLike<number>;
  /** Ink on paper, or signed numbers on the diverging scale. */
  kind?: 'ink' | 'signed';
  limit?: number;
  side?: number;
}

export function StillPixels({ values, kind = 'ink', limit = 1, side = 28 }: StillPixelsProps) {
  return (
    <svg class="still-pixels" data-kind={kind} viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      {shadesOf(values, side, limit).map(({ path, sign, share }) => (
        <path key={`${sign}${share}`} d={path} data-sign={sign} fill-opacity={share} />
      ))}
    </svg>
  );
}
