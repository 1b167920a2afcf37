/** A pad in the figure: what is drawn on it goes through the network at once. It begins with the drawing of the pad elsewhere. */
import { useEffect, useMemo } from 'preact/hooks';
import { mnistPen, type Stroke } from '../../../lib/data/drawing-ink.ts';
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import { DrawingSurface } from '../../kit/DrawingSurface.tsx';
import { createDrawing } from '../../kit/drawing.ts';
import { keptDrawing } from '../../reader/drawing.ts';
import type { ThroughWords } from './strings.ts';

interface Props {
  lang: Lang;
  t: ThroughWords;
  onDraw: (strokes: readonly Stroke[]) => void;
}

export function Drawer({ lang, t, onDraw }: Props) {
  const drawing = useMemo(() => createDrawing(), []);
  useEffect(() => {
    drawing.restore(keptDrawing()?.strokes ?? []);
    return drawing.strokes.subscribe(onDraw);
  }, [drawing, onDraw]);
  return (
    <div class="through-drawer">
      <DrawingSurface lang={lang} drawing={drawing} pen={mnistPen} />
      <div class="through-drawer-side">
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
