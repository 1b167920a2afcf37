/** A digit in ink as paths, for figures whose pictures are many: drawn by the server, it lies behind the canvas. */
import { shadesOf } from './still-pixels.ts';

export function StillInk({ pixels, side = 28 }: { pixels: ArrayLike<number>; side?: number }) {
  return (
    <svg class="still-pixels" data-kind="ink" viewBox={`0 0 ${side} ${side}`} aria-hidden="true">
      {shadesOf(pixels, side, 1).map(({ path, share }) => (
        <path key={share} d={path} fill-opacity={share} />
      ))}
    </svg>
  );
}
