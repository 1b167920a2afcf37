/** Slips in the road from a drawing to an image of MNIST: a pad that prepares differently reads worse, and nobody sees why. */
import { type Slip, slipsOf } from './slip.ts';

const drawing = 'data/drawing';

export const dataSlips: readonly Slip[] = [
  ...slipsOf('data/drawing-stages.ts', [
    [
      'the middle of the box for the centre of mass',
      'const centre = centreOfMass(picture) ?? { x: middle, y: middle };',
      'const centre = { x: (picture.width - 1) / 2, y: (picture.height - 1) / 2 };',
      drawing,
    ],
    [
      'x and y of the shift swapped',
      'x: Math.floor(middle - centre.x + 0.5), y: Math.floor(middle - centre.y + 0.5)',
      'x: Math.floor(middle - centre.y + 0.5), y: Math.floor(middle - centre.x + 0.5)',
      drawing,
    ],
    [
      'the centre at 13.5 and not at pixel 14',
      'export const middlePixel = 14;',
      'export const middlePixel = 13.5;',
      drawing,
    ],
    ['moved between the pixels', 'Math.floor(middle - centre.x + 0.5)', 'middle - centre.x', drawing],
    [
      'the nearest pixel for the mean of an area',
      '(Math.min(end, first + j + 1) - Math.max(start, first + j)) / step',
      'j === 0 ? 1 : 0',
      drawing,
    ],
    [
      'the aspect ratio not kept',
      'const half = Math.max(right - left, bottom - top) / 2;',
      'const half = Math.min(right - left, bottom - top) / 2;',
      drawing,
    ],
    ['the last row or column of ink cut off', 'right: right + 1, bottom: bottom + 1', 'right, bottom', drawing],
    [
      'rows and columns of the field swapped',
      'values[(row + top) * side + column + left]',
      'values[(column + left) * side + row + top]',
      drawing,
    ],
    ['ink on the wrong side: a mean of rows alone', 'x += ink * column;', 'x += ink * row;', drawing],
  ]),
  ...slipsOf('data/drawing.ts', [
    ['24 × 24 for 20 × 20', 'switches.field ? 20 : 28', 'switches.field ? 24 : 28', drawing],
    ['no border of paper', 'const margin = (28 - side) / 2;', 'const margin = 0 * side;', drawing],
    [
      "the pad's own pen for MNIST's",
      'inProportion ? penFor(strokes, pixels, pen) : pen',
      'inProportion ? pen : pen',
      drawing,
    ],
    [
      'the whole pad for the box around the ink',
      'const crop = switches.crop ? box',
      'const crop = !switches.crop ? box',
      drawing,
    ],
    ['the shift forgotten', 'margin + shift.x, margin + shift.y', 'margin, margin', drawing],
  ]),
  ...slipsOf('data/drawing-ink.ts', [
    ['a pen of double width', '(pen * side) / 2', 'pen * side', drawing],
    ['no anti-aliasing', 'Math.min(1, reach - Math.sqrt(squared))', '1', drawing],
    [
      'ink that adds up where strokes cross',
      'if (covered > values[k]) values[k] = covered;',
      'values[k] = Math.min(1, values[k] + covered);',
      drawing,
    ],
    ['a pen too thin for small digits', '(extent * pixels) / (20 - pixels)', '(extent * pixels) / 20', drawing],
  ]),
];
