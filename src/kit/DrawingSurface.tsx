/** A pad that is drawn on: with the pointer, or with the arrow keys and the space bar. */
import { useId, useRef } from 'preact/hooks';
import { padPen } from '../../lib/data/drawing.ts';
import type { Point, Stroke } from '../../lib/data/drawing-ink.ts';
import type { Lang } from '../i18n/lang.ts';
import type { Drawing } from './drawing.ts';
import { arrows } from './Handle.tsx';

/** One pixel of the 28; with Shift three. */
const keyStep = 1 / 28;

const words = {
  en: {
    pad: 'Drawing pad',
    here: 'Draw a digit here',
    keys: 'Draw with mouse, finger or pen. By keyboard: arrow keys move the pen (with Shift in larger steps), the space bar puts it down and lifts it, Backspace takes the last stroke back.',
  },
  zh: {
    pad: '手写板',
    here: '在这里画一个数字',
    keys: '用鼠标、手指或触控笔画。用键盘：方向键移动笔（按住Shift步子更大），空格键落笔和提笔，退格键撤销最后一笔。',
  },
};

interface DrawingSurfaceProps {
  lang: Lang;
  drawing: Drawing;
  /** What is shown where it is not yet the whole drawing. */
  strokes?: readonly Stroke[];
  /** How thick the pen is, in pixels of the 28. */
  pen: number;
}

export function DrawingSurface({ lang, drawing, strokes = drawing.strokes.value, pen }: DrawingSurfaceProps) {
  const t = words[lang];
  const keysId = useId();
  const pointer = useRef<number | null>(null);
  /** Arrow keys that are down: two of them move the pen askew. */
  const held = useRef(new Set<string>());
  const { x, y, down } = drawing.cursor.value;
  const width = padPen(pen);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in arrows) {
      held.current.add(event.key);
      const step = event.shiftKey ? 3 * keyStep : keyStep;
      const ways = [...held.current].map((key) => arrows[key]);
      const [right, up] = [0, 1].map((axis) => ways.reduce((sum, way) => sum + step * way[axis], 0));
      drawing.moveCursor(right, -up);
    } else if (event.key === ' ' || event.key === 'Enter') {
      if (!event.repeat) drawing.togglePen();
    } else if (event.key === 'Backspace') drawing.undo();
    else if (event.key === 'Delete') drawing.clear();
    else return;
    event.preventDefault();
  }

  function onPointerEnd(event: PointerEvent): void {
    if (event.pointerId !== pointer.current) return;
    pointer.current = null;
    drawing.end();
  }

  return (
    <div class="drawing">
      <div
        class="drawing-surface"
        role="application"
        aria-label={t.pad}
        aria-describedby={keysId}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: an application is worked with: here by arrow keys and space
        tabIndex={0}
        onPointerDown={(event) => {
          if (pointer.current !== null || event.button !== 0) return;
          pointer.current = event.pointerId;
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.begin(pointOf(event, event.currentTarget));
        }}
        onPointerMove={(event) => {
          if (event.pointerId !== pointer.current) return;
          // browsers report a pointer once a picture, with the points in between
          const between = event.getCoalescedEvents?.() ?? [];
          drawing.extend((between.length ? between : [event]).map((each) => pointOf(each, event.currentTarget)));
        }}
        onPointerUp={onPointerEnd}
        onPointerCancel={onPointerEnd}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => held.current.delete(event.key)}
        onBlur={() => {
          held.current.clear();
          if (down) drawing.end();
        }}
      >
        <svg viewBox="0 0 1 1" aria-hidden="true">
          {strokes.map((stroke, k) => (
            <polyline key={k} points={pointsOf(stroke)} stroke-width={width} />
          ))}
          <g class="drawing-cursor" data-down={down} transform={`translate(${x} ${y})`}>
            <circle r={width / 2} />
            <path d="M-0.05 0H0.05M0-0.05V0.05" />
          </g>
        </svg>
        <span class="drawing-here" hidden={!drawing.empty.value} aria-hidden="true">
          {t.here}
        </span>
      </div>
      <p class="drawing-keys note" id={keysId}>
        {t.keys}
      </p>
    </div>
  );
}

function pointOf({ clientX, clientY }: PointerEvent, surface: HTMLElement): Point {
  const { left, top, width, height } = surface.getBoundingClientRect();
  return [(clientX - left) / width, (clientY - top) / height];
}

/** As an svg's polyline. A dot is a line of no length: its round ends make it. */
export const pointsOf = (stroke: Stroke): string =>
  (stroke.length > 1 ? stroke : [stroke[0], stroke[0]]).map(([x, y]) => `${x.toFixed(4)},${y.toFixed(4)}`).join(' ');
