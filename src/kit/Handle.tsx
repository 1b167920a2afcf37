/** Something in a picture that is taken hold of and moved: with the pointer, or with the arrow keys. Stands inside an svg. */
import type { ComponentChildren } from 'preact';
import type { Kind } from './marks.tsx';
import type { Point } from './path.ts';

interface HandleProps {
  at: Point;
  /** In the coordinates that `at` is given in. */
  onMove: (to: Point) => void;
  /** By an arrow key: −1, 0 or 1 to the right and upwards; `far` with the Shift key. */
  onKey: (right: number, up: number, far: boolean) => void;
  onEnd?: () => void;
  label: string;
  /** Where it is now, in words. */
  says: string;
  /** Of the first direction. */
  range: readonly [min: number, max: number, now: number];
  kind?: Kind;
  r?: number;
  /** Drawn in place of a ring, round the origin. */
  children?: ComponentChildren;
}

/** Where an arrow key leads. */
export const arrows: Readonly<Record<string, readonly [right: number, up: number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** Where a pointer is in the coordinates of an element's parent. */
export function placeOf(
  element: SVGGraphicsElement,
  { clientX, clientY }: { clientX: number; clientY: number },
): Point {
  const matrix = (element.parentNode as SVGGraphicsElement).getScreenCTM();
  if (!matrix) return [0, 0];
  const { x, y } = new DOMPoint(clientX, clientY).matrixTransform(matrix.inverse());
  return [x, y];
}

export function Handle({
  at: [x, y],
  onMove,
  onKey,
  onEnd,
  label,
  says,
  range: [min, max, now],
  kind = 'parameter',
  r = 9,
  children,
}: HandleProps) {
  return (
    <g
      class={`handle mark-${kind}`}
      transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={min}
      aria-valuemax={max}
      aria-valuenow={now}
      aria-valuetext={says}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(placeOf(event.currentTarget, event));
      }}
      onPointerUp={onEnd}
      onKeyDown={(event) => {
        const way = arrows[event.key];
        if (!way) return;
        event.preventDefault();
        onKey(...way, event.shiftKey);
      }}
    >
      <circle class="handle-reach" r={22} />
      {children ?? <circle class="handle-ring" r={r} />}
    </g>
  );
}
