/** The pad that is drawn on: pointer, keyboard, and the strokes as they lie. */
import { useRef } from 'preact/hooks';
import { type Point, padPen } from '../../../lib/index.ts';
import type { Pad } from './model.ts';
import type { PadWords } from './strings.ts';

/** One pixel of the 28; with Shift three. */
const keyStep = 1 / 28;
const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

interface SurfaceProps {
  pad: Pick<Pad, 'drawing' | 'pen'>;
  t: Pick<PadWords, 'pad' | 'here'>;
  /** Of the text that says how to draw by keyboard. */
  id: string;
}

export function Surface({ pad: { drawing, pen }, t, id }: SurfaceProps) {
  const pointer = useRef<number | null>(null);
  /** Arrow keys that are down: two of them move the pen askew. */
  const held = useRef(new Set<string>());
  const { cursor, strokes, empty } = drawing;
  const width = padPen(pen.value);

  function pointOf(event: PointerEvent, box: DOMRect): Point {
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }

  function onPointerDown(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (pointer.current !== null || event.button !== 0) return;
    pointer.current = event.pointerId;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.begin(pointOf(event, event.currentTarget.getBoundingClientRect()));
  }

  function onPointerMove(event: PointerEvent & { currentTarget: HTMLElement }): void {
    if (event.pointerId !== pointer.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    const between = event.getCoalescedEvents?.() ?? [];
    drawing.extend((between.length ? between : [event]).map((each) => pointOf(each, box)));
  }

  function onPointerEnd(event: PointerEvent): void {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    drawing.end();
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in directions) {
      held.current.add(event.key);
      const [dx, dy] = [...held.current]
        .map((key) => directions[key])
        .reduce(([x, y], [u, v]) => [x + u, y + v], [0, 0]);
      const step = event.shiftKey ? 3 * keyStep : keyStep;
      drawing.moveCursor(dx * step, dy * step);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (!event.repeat) drawing.togglePen();
    } else if (event.key === 'Backspace') drawing.undo();
    else if (event.key === 'Delete') drawing.clear();
    else return;
    event.preventDefault();
  }

  return (
    <div
      class="pad-surface"
      role="application"
      aria-label={t.pad}
      aria-describedby={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is worked with: here by arrow keys and space
      tabIndex={0}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerEnd}
      onPointerCancel={onPointerEnd}
      onKeyDown={onKeyDown}
      onKeyUp={(event) => held.current.delete(event.key)}
      onBlur={() => {
        held.current.clear();
        if (cursor.value.down) drawing.end();
      }}
    >
      <svg viewBox="0 0 1 1" aria-hidden="true">
        {strokes.value.map((stroke, k) => (
          <polyline key={k} points={pathOf(stroke)} stroke-width={width} />
        ))}
        <g
          class="pad-cursor"
          data-down={cursor.value.down}
          transform={`translate(${cursor.value.x} ${cursor.value.y})`}
        >
          <circle r={width / 2} />
          <path d="M-0.05 0H0.05M0-0.05V0.05" />
        </g>
      </svg>
      <span class="pad-here" data-shown={empty.value} aria-hidden="true">
        {t.here}
      </span>
    </div>
  );
}

/** A dot is a line of no length: its round ends make it. */
function pathOf(stroke: readonly Point[]): string {
  return (stroke.length > 1 ? stroke : [stroke[0], stroke[0]])
    .map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`)
    .join(' ');
}
