/**
 * What stands in memory before the first array: lane masks, small constants, the grey-value table.
 *
 * A v128 constant written into a loop is built again at each turn (5–18 % of an Adam step); one that is
 * loaded from here stays in a register.
 */

/** Rows of the panel that matrix.ts packs. */
export const depth: usize = 512;
const panelBytes: usize = depth * 8 * 4;

const laneMasks: usize = memory.data<u32>([~0, ~0, ~0, ~0, 0, 0, 0, 0], 16);
const zeros: usize = memory.data(32, 16);
const flushing: usize = memory.data<f32>([1e-20, 1e-20, 1e-20, 1e-20], 16);

// behind the data above: an instance that starts later writes the same numbers over these, never zeros
for (let byte = 0; byte < 256; byte++) store<f32>(greyOf(byte), f32(byte) / 255);

/** First free byte: arrays are laid from here on. */
export function heapBase(): usize {
  return greyOf(256);
}

/** Where this instance keeps what it packs; the instances of several threads share everything else. */
let scratch: usize = 0;

/** Bytes of scratch that an instance works in, at a multiple of 64. */
export function scratchBytes(): usize {
  return panelBytes + 64;
}

/** Before any product of matrices and any step on lit pixels. */
export function useScratch(at: usize): void {
  scratch = at;
}

/** Where a panel is packed, or what a kernel keeps while it runs. */
// @ts-ignore: decorator
@inline
export function panel(): usize {
  return scratch;
}

/** Eight zeros. */
// @ts-ignore: decorator
@inline
export function zeroRow(): usize {
  return zeros;
}

/** Room for eight numbers, behind the panel. */
// @ts-ignore: decorator
@inline
export function scratchRow(): usize {
  return scratch + panelBytes;
}

/** The first `count` (0–4) lanes set, the others clear. */
// @ts-ignore: decorator
@inline
export function firstLanes(count: usize): v128 {
  return v128.load(laneMasks + ((4 - count) << 2));
}

/** 1e-20 in each lane: see `flush`. */
// @ts-ignore: decorator
@inline
export function flushConstant(): v128 {
  return v128.load(flushing);
}

/** Address of byte / 255 in float32, the article's preprocessing. */
// @ts-ignore: decorator
@inline
export function greyOf(byte: usize): usize {
  return ((__heap_base + 63) & ~63) + (byte << 2);
}
