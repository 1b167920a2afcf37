/**
 * The drawing on the pad, kept for as long as the browser's tab is open: it outlives a reload and the way to the
 * same page in the other language. What is damaged or not a drawing is taken for none.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Step } from '../../lib/data/drawing.ts';
import type { Stroke } from '../../lib/data/drawing-ink.ts';

export interface KeptDrawing {
  readonly strokes: readonly Stroke[];
  /** Thickness of the pen, in pixels of the 20×20 box. */
  readonly pen: number;
  /** Steps that are switched off. */
  readonly off: readonly Step[];
}

const key = 'deep-learning-live:drawing';
const version = 1;
/** More than any hand draws; keeps a foreign value from filling the page. */
const mostPoints = 20_000;
const names: readonly string[] = ['ink', 'crop', 'fit', 'centre', 'field'] satisfies Step[];

/** To a ten-thousandth of the pad. */
const rounded = (strokes: readonly Stroke[]): number[][][] =>
  strokes.map((stroke) => stroke.map((point) => point.map((part) => Math.round(part * 1e4) / 1e4)));

/** SHA-256 (hex) of a drawing as it is kept: what a link names it by. */
export const drawingHash = (strokes: readonly Stroke[]): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify(rounded(strokes)))));

/** Never fails: a tab that keeps nothing loses nothing else by it. */
export function keepDrawing({ strokes, pen, off }: KeptDrawing, storage: () => Storage = browserStorage): void {
  try {
    storage().setItem(key, JSON.stringify({ version, strokes: rounded(strokes), pen, off }));
  } catch {
    // forbidden or full
  }
}

export function keptDrawing(storage: () => Storage = browserStorage): KeptDrawing | null {
  try {
    const kept: unknown = JSON.parse(storage().getItem(key) ?? 'null');
    return isDrawing(kept) ? { strokes: kept.strokes, pen: kept.pen, off: kept.off } : null;
  } catch {
    return null;
  }
}

const browserStorage = () => sessionStorage;

function isDrawing(value: unknown): value is KeptDrawing {
  if (typeof value !== 'object' || value === null) return false;
  const { version: made, strokes, pen, off } = value as Record<string, unknown>;
  return (
    made === version &&
    typeof pen === 'number' &&
    pen >= 1 &&
    pen <= 5 &&
    Array.isArray(off) &&
    off.every((step) => names.includes(step)) &&
    Array.isArray(strokes) &&
    strokes.every((stroke) => Array.isArray(stroke) && stroke.length > 0 && stroke.every(isPoint)) &&
    strokes.flat().length <= mostPoints
  );
}

function isPoint(value: unknown): boolean {
  return (
    Array.isArray(value) && value.length === 2 && value.every((part) => Number.isFinite(part) && Math.abs(part) <= 2)
  );
}
