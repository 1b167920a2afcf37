/** A canvas of small images, one value a pixel: digits in ink, signed numbers on the diverging scale. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { Lang } from '../i18n/lang.ts';
import { inkPixels, signedPixels } from './paint.ts';
import { sharedStrings } from './strings.ts';
import { themeChanges, tokenColour } from './theme.ts';

interface ImageProps {
  /** Edge on the page, in CSS pixels; without it the style sheet decides. */
  size?: number;
  /** What a screen reader says; '' where the text beside it says it already. */
  label: string;
  side?: number;
  /** Lies behind the canvas until it is painted: see StillPixels. */
  still?: ComponentChildren;
}
interface PixelsProps extends ImageProps {
  /** [rows, side], row by row: square, or cut from a square */
  values: ArrayLike<number>;
  /** What stands behind `paint` beside the values: painted again when it changes. */
  limit: number;
  paint: (values: ArrayLike<number>) => Uint8ClampedArray<ArrayBuffer>;
}

/** Paints only when the values, their limit or the theme are other ones. */
function Pixels({ values, side = 28, size, label, still, limit, paint }: PixelsProps) {
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

interface DigitImageProps extends ImageProps {
  /** [28, 28] or [rows, side]: bytes 0–255, or numbers 0–1 where `most` is 1; none: empty paper. */
  pixels: ArrayLike<number>;
  most?: number;
}

/** A digit in the page's ink on the page's paper. */
export function DigitImage({ pixels, most = 255, ...image }: DigitImageProps) {
  const paint = (values: ArrayLike<number>) =>
    inkPixels(values, most, tokenColour('--paper-raised'), tokenColour('--ink'));
  return <Pixels {...{ values: pixels, limit: most, paint }} {...image} />;
}

interface SignedImageProps extends ImageProps {
  values: ArrayLike<number>;
  /** The same for every image of a figure: see SignedScale. */
  limit: number;
}

/** Signed numbers on the diverging scale, zero at the colour of the paper. */
export function SignedImage(image: SignedImageProps) {
  const paint = (list: ArrayLike<number>) =>
    signedPixels(list, image.limit, {
      negative: tokenColour('--negative'),
      zero: tokenColour('--zero'),
      positive: tokenColour('--positive'),
    });
  return <Pixels {...image} paint={paint} />;
}

interface SignedScaleProps {
  lang: Lang;
  /** Already in words: "0.24"; empty while there is nothing to scale. */
  limit: string;
}

/** The legend of a figure of signed images: one bar from −limit over 0 to +limit. */
export function SignedScale({ lang, limit }: SignedScaleProps) {
  return (
    <div class="signed-scale note" role="img" aria-label={sharedStrings[lang].scale(limit || '…')}>
      <span>−{limit}</span>
      <span class="signed-scale-bar" />
      <span>+{limit}</span>
    </div>
  );
}
