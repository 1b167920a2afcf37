/** What is to be seen of each step: grey values, and marks over them. */
import { type Box, cut, type Grey, middlePixel, type Prepared } from '../../../lib/index.ts';

export interface Mark {
  /** box: what is taken next · middle: where the centre of mass belongs · centre: where it is */
  readonly kind: 'box' | 'middle' | 'centre';
  /** An SVG path in pixels of the picture. */
  readonly path: string;
}
export interface StepPicture {
  readonly picture: Grey;
  readonly viewBox: string;
  readonly marks: readonly Mark[] | null;
}

/** In the order of `steps`. */
export function picturesOf({ ink, crop, fitted, centre, shift, field }: Prepared): StepPicture[] {
  const margin = (28 - fitted.width) / 2;
  const middle = middlePixel - margin + 0.5;
  const [x, y] = [centre.x + 0.5, centre.y + 0.5];
  const moved = { left: margin + shift.x, top: margin + shift.y };
  return [
    withMarks(ink, [{ kind: 'box', path: around(crop) }]),
    withMarks(cut(ink, crop), null),
    withMarks(fitted, null),
    withMarks(fitted, [
      { kind: 'middle', path: `M${middle} 0V${fitted.height}M0 ${middle}H${fitted.width}` },
      { kind: 'centre', path: `M${x - 1} ${y}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0` },
    ]),
    withMarks(field, [
      {
        kind: 'box',
        path: around({ ...moved, right: moved.left + fitted.width, bottom: moved.top + fitted.height }),
      },
    ]),
  ];
}

function withMarks(picture: Grey, marks: readonly Mark[] | null): StepPicture {
  return { picture, viewBox: `0 0 ${picture.width} ${picture.height}`, marks };
}

const around = ({ left, top, right, bottom }: Box) => `M${left} ${top}H${right}V${bottom}H${left}Z`;
