import { describe, expect, it } from 'vitest';
import { inkPixels, signedPixels } from '../../src/kit/paint.ts';
import { parseHex } from '../../src/kit/theme.ts';

const paper = [250, 247, 241] as const;
const ink = [34, 30, 25] as const;
const scale = { negative: [169, 74, 6], zero: paper, positive: [11, 102, 121] } as const;
const at = (pixels: Uint8ClampedArray, index: number) => [...pixels.subarray(index * 4, index * 4 + 4)];

describe('pixels', () => {
  it('go from paper to ink, opaque', () => {
    const pixels = inkPixels([0, 255, 300], 255, paper, ink);
    expect(at(pixels, 0)).toEqual([...paper, 255]);
    expect(at(pixels, 1)).toEqual([...ink, 255]);
    expect(at(pixels, 2)).toEqual([...ink, 255]);
  });

  it('show signed numbers with zero at the colour of the paper and the end colours beyond the limit', () => {
    const pixels = signedPixels([-2, -1, 0, 1, 2], 1, scale);
    expect(at(pixels, 0)).toEqual([...scale.negative, 255]);
    expect(at(pixels, 1)).toEqual([...scale.negative, 255]);
    expect(at(pixels, 2)).toEqual([...paper, 255]);
    expect(at(pixels, 3)).toEqual([...scale.positive, 255]);
    expect(at(pixels, 4)).toEqual([...scale.positive, 255]);
  });

  it('are as far from zero on either side for numbers of the same size', () => {
    const grey = { negative: [0, 0, 0], zero: [100, 100, 100], positive: [200, 200, 200] } as const;
    const pixels = signedPixels([-0.4, 0.4], 1, grey);
    expect([at(pixels, 0)[0], at(pixels, 1)[0]]).toEqual([60, 140]);
  });

  it('are paper where there is nothing to scale', () => {
    expect(at(signedPixels([3], 0, scale), 0)).toEqual([...paper, 255]);
  });
});

it('a token’s hexadecimal colour becomes three bytes', () => {
  expect(parseHex(' #faf7f1')).toEqual([250, 247, 241]);
  expect(parseHex('#fff')).toEqual([255, 255, 255]);
  expect(parseHex('red')).toEqual([0, 0, 0]);
});
