/**
 * The memory of one set of SIMD kernels: arrays laid one after the other, and a staging area for data
 * that live in ordinary memory. A private one never grows, so that the views it hands out stay valid.
 */
import { Problem } from '../problem.ts';

/** Arrays begin on cache lines. */
const line = 64;
/** What a kernel may read beyond the last array. */
const margin = 64;
const page = 65536;
const mostPages = 65536;

/** Enough for a network of three million weights with Adam's two moments. */
export const defaultBytes = 64 * 1024 * 1024;

export interface SimdMemory {
  readonly memory: WebAssembly.Memory;
  /** Where arrays begin: known once the module is instantiated. */
  startAt(byte: number): void;
  /** Bytes left. */
  available(): number;
  /** Zeroed bytes, at a multiple of 64. Throws Problem 'memory'. */
  reserve(bytes: number): number;
  /** At least so many bytes for data on their way, valid until the next call. Throws Problem 'memory'. */
  stage(bytes: number): Uint8Array;
}

/**
 * `more`: bytes that it may grow by where they are needed, in a memory that threads share (there views stay valid). Throws
 * Problem 'memory' when the system does not give that many bytes.
 */
export function simdMemory(bytes: number, more: number | null = null): SimdMemory {
  const pages = Math.ceil(bytes / page);
  const memory = allocate(pages, more);
  let end = pages * page - margin;
  let free = 0;
  let staging = new Uint8Array(0);

  const reserve = (wanted: number): number => {
    const at = free;
    if (at + wanted > end && !grow(memory, at + wanted - end)) {
      throw new Problem('memory', { needed: wanted, available: Math.max(0, end - at) });
    }
    end = memory.buffer.byteLength - margin;
    free = Math.ceil((at + wanted) / line) * line;
    return at;
  };
  return {
    memory,
    available: () => Math.max(0, end - free),
    reserve,
    startAt(byte) {
      free = Math.ceil(byte / line) * line;
    },
    stage(wanted) {
      if (wanted > staging.length) {
        const size = Math.max(wanted, 2 * staging.length); // doubled: what is given up stays small beside it
        const from = reserve(size);
        staging = new Uint8Array(memory.buffer, from, size);
      }
      return staging;
    },
  };
}

function allocate(pages: number, more: number | null): WebAssembly.Memory {
  const maximum = Math.min(pages + Math.ceil((more ?? 0) / page), mostPages);
  try {
    return new WebAssembly.Memory({ initial: pages, maximum, shared: more !== null });
  } catch (error) {
    throw new Problem('memory', { needed: pages * page, available: 0 }, { cause: error });
  }
}

function grow(memory: WebAssembly.Memory, bytes: number): boolean {
  try {
    memory.grow(Math.ceil(bytes / page));
    return true;
  } catch {
    return false; // at its maximum, which a private memory always is
  }
}
