/** Grey values in the theme's ink on its paper, pixel by pixel. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Grey } from '../../../lib/index.ts';
import { inkPixels } from '../../kit/paint.ts';
import { themeChanges, tokenColour } from '../../kit/theme.ts';

/** Without a picture: empty paper of the same size. Nothing for a screen reader: hide it with what holds it. */
export function GreyPicture({ picture }: { picture: Grey | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = themeChanges.value;
  const [width, height] = picture ? [picture.width, picture.height] : [28, 28];
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !picture) return;
    const rgba = inkPixels(picture.values, 1, tokenColour('--paper-raised'), tokenColour('--ink'));
    context.putImageData(new ImageData(rgba, width, height), 0, 0);
  }, [picture, width, height, theme]); // the colours are those of the theme
  // another key without a picture: a fresh canvas is an empty one
  return (
    <canvas
      key={picture ? 'picture' : 'paper'}
      ref={canvas}
      width={width}
      height={height}
      class={width > 56 ? 'grey fine' : 'grey'}
    />
  );
}
