/**
 * The product of matrices that the three dense kernels share: C = start + A B.
 *
 * B comes in panels of eight columns and at most `depth` rows, packed side by side (zeros beyond the last
 * column), so that the innermost loop reads one 16 KB strip from the nearest cache whatever the width of
 * the layer. A is read through two steps, so that A and its transpose cost the same. Eight accumulators
 * of four lanes hold a tile of 4 × 8; twelve spill and halve the speed. Each number of C is summed in the
 * order of k, starting from `start`: the chunks of k change no bit.
 */
import { addProduct, storeFirst } from './lanes.ts';
import { panel, scratchRow } from './memory.ts';

/** Packs rows k of B (row step in bytes), `columns` (1–8) of them. */
export function pack(from: usize, step: usize, rows: usize, columns: usize): void {
  let to = panel();
  if (columns == 8) {
    for (let k: usize = 0; k < rows; k++) {
      v128.store(to, v128.load(from));
      v128.store(to, v128.load(from, 16), 16);
      from += step;
      to += 32;
    }
  } else {
    for (let k: usize = 0; k < rows; k++) {
      copyRow(to, from, columns);
      from += step;
      to += 32;
    }
  }
}

/** Packs Bᵀ: `columns` (1–8) rows of the stored matrix become the panel's columns. */
export function packTransposed(from: usize, step: usize, rows: usize, columns: usize): void {
  if (columns < 8) memory.fill(panel(), 0, rows << 5);
  for (let column: usize = 0; column < columns; column++) {
    let to = panel() + (column << 2);
    let at = from + column * step;
    for (let k: usize = 0; k < rows; k++) {
      store<f32>(to, load<f32>(at));
      at += 4;
      to += 32;
    }
  }
}

/** `columns` numbers and zeros up to eight, at a place of its own: the start of each row of C. */
export function paddedRow(from: usize, columns: usize): usize {
  copyRow(scratchRow(), from, columns);
  return scratchRow();
}

function copyRow(to: usize, from: usize, columns: usize): void {
  for (let j: usize = 0; j < columns; j++) store<f32>(to + (j << 2), load<f32>(from + (j << 2)));
  for (let j = columns; j < 8; j++) store<f32>(to + (j << 2), 0);
}

/**
 * C[i, 0..columns) = start + Σ_k A[i, k] · panel[k] for i < m.
 * A[i, k] stands at a + i·aRow + k·aColumn; start[i] at start + i·startRow (0: the same row for all).
 */
export function multiplyPanel(
  c: usize, cRow: usize, start: usize, startRow: usize,
  a: usize, aRow: usize, aColumn: usize, m: usize, rows: usize, columns: usize,
): void {
  const first = panel();
  const end = first + (rows << 5);
  let i: usize = 0;
  for (; i + 4 <= m; i += 4) {
    let s = start;
    let c00 = v128.load(s), c01 = v128.load(s, 16);
    s += startRow;
    let c10 = v128.load(s), c11 = v128.load(s, 16);
    s += startRow;
    let c20 = v128.load(s), c21 = v128.load(s, 16);
    s += startRow;
    let c30 = v128.load(s), c31 = v128.load(s, 16);
    let a0 = a, a1 = a0 + aRow, a2 = a1 + aRow, a3 = a2 + aRow;
    for (let p = first; p < end; p += 32) {
      const b0 = v128.load(p), b1 = v128.load(p, 16);
      let x = v128.load32_splat(a0);
      c00 = addProduct(c00, x, b0);
      c01 = addProduct(c01, x, b1);
      x = v128.load32_splat(a1);
      c10 = addProduct(c10, x, b0);
      c11 = addProduct(c11, x, b1);
      x = v128.load32_splat(a2);
      c20 = addProduct(c20, x, b0);
      c21 = addProduct(c21, x, b1);
      x = v128.load32_splat(a3);
      c30 = addProduct(c30, x, b0);
      c31 = addProduct(c31, x, b1);
      a0 += aColumn;
      a1 += aColumn;
      a2 += aColumn;
      a3 += aColumn;
    }
    storeRow(c, c00, c01, columns);
    c += cRow;
    storeRow(c, c10, c11, columns);
    c += cRow;
    storeRow(c, c20, c21, columns);
    c += cRow;
    storeRow(c, c30, c31, columns);
    c += cRow;
    start += startRow << 2;
    a += aRow << 2;
  }
  for (; i < m; i++) {
    let c0 = v128.load(start), c1 = v128.load(start, 16);
    let at = a;
    for (let p = first; p < end; p += 32) {
      const x = v128.load32_splat(at);
      c0 = addProduct(c0, x, v128.load(p));
      c1 = addProduct(c1, x, v128.load(p, 16));
      at += aColumn;
    }
    storeRow(c, c0, c1, columns);
    c += cRow;
    start += startRow;
    a += aRow;
  }
}

// @ts-ignore: decorator
@inline
function storeRow(to: usize, low: v128, high: v128, columns: usize): void {
  if (columns == 8) {
    v128.store(to, low);
    v128.store(to, high, 16);
  } else if (columns > 4) {
    v128.store(to, low);
    storeFirst(to + 16, high, columns - 4);
  } else {
    storeFirst(to, low, columns);
  }
}
