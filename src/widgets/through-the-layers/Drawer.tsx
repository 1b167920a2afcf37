/** A pad in the figure: what is drawn on it goes through the network at once. It begins with the drawing of the pad elsewhere. */
import { signal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import { mnistPen, type Stroke } from '../../../lib/index.ts';
import type { Lang } from '../../i18n/lang.ts';
import { keptDrawing } from '../../reader/drawing.ts';
import { createDrawing } from '../pad/drawing.ts';
import { Surface } from '../pad/Surface.tsx';
import { strings as padStrings } from '../pad/strings.ts';
import { Button } from '../shared/index.ts';
import type { ThroughWords } from './strings.ts';
import '../pad/pad.css';

interface Props {
  lang: Lang;
  t: ThroughWords;
  onDraw: (strokes: readonly Stroke[]) => void;
}

export function Drawer({ lang, t, onDraw }: Props) {
  const id = useId();
  const pad = useMemo(
    () => ({ drawing: createDrawing((act) => requestAnimationFrame(act)), pen: signal<number>(mnistPen) }),
    [],
  );
  const { drawing } = pad;
  useEffect(() => {
    drawing.restore(keptDrawing()?.strokes ?? []);
    let frame = 0;
    // however often the pointer reports, a picture is made once a frame
    const stop = drawing.strokes.subscribe((strokes) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => onDraw(strokes));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [drawing, onDraw]);
  const words = padStrings[lang];
  return (
    <div class="through-drawer">
      <Surface pad={pad} t={words} id={id} />
      <div class="through-drawer-side">
        <p class="through-keys" id={id}>
          {words.keys}
        </p>
        <Button onClick={drawing.undo} disabled={!drawing.canUndo.value}>
          {t.undo}
        </Button>
        <Button onClick={drawing.clear} disabled={drawing.empty.value}>
          {t.clear}
        </Button>
      </div>
    </div>
  );
}
