/** Grey values in the theme's ink on its paper, pixel by pixel. */
import { useEffect, useRef } from 'preact/hooks';
import type { Grey } from '../../../lib/data/drawing-ink.ts';
import { inkColour } from './ink-colour.ts';

/** Without a picture the canvas is empty paper of the same size. Nothing for a screen reader: hide it with what holds it. */
export function GreyPicture({ picture }: { picture: Grey | null }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colour = inkColour.value;
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (!context || !picture) return;
    const { width, height, values } = picture;
    const image = context.createImageData(width, height);
    const [red, green, blue] = colour;
    for (let k = 0; k < values.length; k++) {
      image.data[4 * k] = red;
      image.data[4 * k + 1] = green;
      image.data[4 * k + 2] = blue;
      image.data[4 * k + 3] = 255 * values[k];
    }
    context.putImageData(image, 0, 0);
  }, [picture, colour]);
  return (
    <canvas
      ref={canvas}
      width={picture?.width ?? 28}
      height={picture?.height ?? 28}
      class={picture && Math.max(picture.width, picture.height) > 56 ? 'grey fine' : 'grey'}
    />
  );
}
