/**
 * Histograms of oriented gradients: which way the edges run in each cell of an image. Chapter: learned-features. Source: Dalal &
 * Triggs 2005, "Histograms of Oriented Gradients for Human Detection" (their L2-Hys, unsigned orientations, blocks of 2 × 2 cells).
 */
import { atan2 } from '../nn/circular.ts';
import { Problem } from '../problem.ts';
import { checkCount } from './distances.ts';
import type { Feature } from './features.ts';

export interface OrientedGradientOptions {
  /** Pixels on a side of a cell. */
  readonly cell?: number;
  /** Orientations that π is divided into: bin b from 0 has its middle at (b + ½) π / bins. */
  readonly bins?: number;
  readonly side?: number;
}

/** ε under the root of a block's norm: flat paper stays near 0. Ink is between 0 and 1. */
const epsilon = 0.01;
/** No part of a block may have more of its length, before it is made 1 once more. */
const most = 0.2;

/** Blocks row by row, of each the cells row by row, of each the bins. Throws Problem 'range' unless cells fill the image, 2 × 2 at least. */
export function orientedGradients({ cell = 4, bins = 9, side = 28 }: OrientedGradientOptions = {}): Feature {
  const cells = side / cell;
  if (!(Number.isInteger(cells) && cells >= 2)) {
    throw new Problem('range', { where: 'orientedGradients: cell', expected: `${side} / n`, found: String(cell) });
  }
  checkCount('orientedGradients: bins', bins, 360);
  const blocks = cells - 1;
  const histograms = new Float64Array(cells * cells * bins);
  const middles = Array.from({ length: side }, (_, i) => nearestTwo((i + 0.5) / cell));
  const shares = middles.map((both) => both.filter(([which]) => which >= 0 && which < cells));
  const block = new Float64Array(4 * bins);
  return {
    side,
    width: blocks * blocks * block.length,
    write(h, image) {
      cellHistograms(histograms, image, shares, bins);
      for (let at = 0; at < blocks * blocks; at++) {
        const first = Math.floor(at / blocks) * cells + (at % blocks);
        [first, first + 1, first + cells, first + cells + 1].forEach((own, k) => {
          block.set(histograms.subarray(own * bins, (own + 1) * bins), k * bins);
        });
        normaliseBlock(block);
        h.set(block, at * block.length);
      }
    },
  };
}

/** The edge at a pixel: how steep, and its direction's angle in [0, π), whichever side is dark. */
export function edge(image: Uint8Array, side: number, i: number, j: number): { r: number; theta: number } {
  const ink = (row: number, column: number): number =>
    image[Math.min(side - 1, Math.max(0, row)) * side + Math.min(side - 1, Math.max(0, column))] / 255;
  const gx = ink(i, j + 1) - ink(i, j - 1);
  const gy = ink(i + 1, j) - ink(i - 1, j);
  const r = Math.sqrt(gx * gx + gy * gy);
  const angle = r === 0 ? 0 : atan2(gy, gx);
  return { r, theta: angle < 0 ? angle + Math.PI : angle >= Math.PI ? 0 : angle };
}

/**
 * Each pixel's r, shared between the two orientations and the four cells whose middles are nearest to it, by nearness: `shares`
 * says so of a row's cells, and of a column's. What falls beyond the image is lost.
 */
function cellHistograms(h: Float64Array, image: Uint8Array, shares: readonly Share[][], bins: number): void {
  const side = shares.length;
  const cells = Math.sqrt(h.length / bins);
  h.fill(0);
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) {
      const { r, theta } = edge(image, side, i, j);
      if (r === 0) continue;
      const [[before, nearBefore], [behind, nearBehind]] = nearestTwo((theta / Math.PI) * bins);
      for (const [row, nearRow] of shares[i]) {
        for (const [column, nearColumn] of shares[j]) {
          const at = (row * cells + column) * bins;
          h[at + ((before + bins) % bins)] += r * nearRow * nearColumn * nearBefore; // π is 0 again
          h[at + (behind % bins)] += r * nearRow * nearColumn * nearBehind;
        }
      }
    }
  }
}

type Share = readonly [which: number, near: number];

/** Which two of the middles ½, 1½, 2½ … a place lies between, and the share of each. */
function nearestTwo(place: number): [Share, Share] {
  const below = Math.floor(place - 0.5);
  const beyond = place - 0.5 - below;
  return [
    [below, 1 - beyond],
    [below + 1, beyond],
  ];
}

/** ĥ = h / √(Σ h² + ε), cut off at 0.2, and the same once more. */
function normaliseBlock(h: Float64Array): void {
  for (const ceiling of [most, 1]) {
    let squares = epsilon;
    for (const value of h) squares += value * value;
    const length = Math.sqrt(squares);
    for (let k = 0; k < h.length; k++) h[k] = Math.min(ceiling, h[k] / length);
  }
}
