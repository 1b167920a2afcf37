/** A canvas of small images, one value a pixel: digits in ink, signed numbers on the diverging scale. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { inkPixels, signedPixels } from './paint.ts';
import { themeChanges, tokenColour } from './theme.ts';

interface PixelsProps {
  /** [rows, side], row by row: square, or cut from a square */
  values: ArrayLike<number>;
  side: number;
  /** Edge on the page, in CSS pixels; without it the style sheet decides. */
  size?: number;
  /** What a screen reader says; '' where the text beside it says it already. */
  label: string;
  /** Lies behind the canvas until it is painted: see StillPixels.tsx. */
  still?: ComponentChildren;
  /** What stands behind `paint` beside the values: painted again when it changes. */
  limit: number;
  paint: (values: ArrayLike<number>) => Uint8ClampedArray<ArrayBuffer>;
}

/** Paints only when the values, their limit or the theme are other ones. */
function Pixels({ values, side, size, label, still, limit, paint }: PixelsProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const theme = themeChanges.value;
  const rows = values.length / side || side;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context && values.length > 0) context.putImageData(new ImageData(paint(values), side, rows), 0, 0);
  }, [values, side, limit, theme]);
  const picture = (
    <canvas
      ref={canvas}
      class="pixels"
      width={side}
      height={rows}
      style={size ? { width: `${size}px`, height: `${size}px` } : undefined}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}
    />
  );
  if (!still) return picture;
  return (
    <div class="pixels-over" style={size ? { width: `${size}px` } : undefined}>
      {still}
      {picture}
    </div>
  );
}

export interface DigitImageProps {
  /** [28, 28] or [rows, side]: bytes 0–255, or numbers 0–1 where `most` is 1; none: empty paper. */
  pixels: ArrayLike<number>;
  size?: number;
  label: string;
  most?: number;
  side?: number;
  still?: ComponentChildren;
}

/** A digit in the page's ink on the page's paper. */
export function DigitImage({ pixels, size, label, most = 255, side = 28, still }: DigitImageProps) {
  const paint = (values: ArrayLike<number>) =>
    inkPixels(values, most, tokenColour('--paper-raised'), tokenColour('--ink'));
  return <Pixels {...{ values: pixels, side, size, label, still, limit: most, paint }} />;
}

export interface SignedImageProps {
  values: ArrayLike<number>;
  /** The same for every image of a figure: see SignedScale. */
  limit: number;
  size?: number;
  label: string;
  side?: number;
  still?: ComponentChildren;
}

/** Signed numbers on the diverging scale, zero at the colour of the paper. */
export function SignedImage({ values, limit, size, label, side = 28, still }: SignedImageProps) {
  const paint = (list: ArrayLike<number>) =>
    signedPixels(list, limit, {
      negative: tokenColour('--negative'),
      zero: tokenColour('--zero'),
      positive: tokenColour('--positive'),
    });
  return <Pixels {...{ values, side, size, label, still, limit, paint }} />;
}
