/**
 * Protocol Buffers on the wire, read without a schema; how they are laid out stands in `protobuf-write.ts`.
 */
import { briefly } from '../model/known.ts';
import { Problem } from '../problem.ts';

/** A whole number as it stands (64 bits, unsigned), or the bytes of anything else. */
type Field = bigint | Uint8Array<ArrayBuffer>;

/** A message that has been read: its fields by their numbers, several of one number in their order. */
export class Message {
  #fields = new Map<number, Field[]>();
  #file: string;
  #start: number;

  /** Throws Problem 'wire' (with the place in the file) unless the bytes are a whole message. */
  constructor(bytes: Uint8Array<ArrayBuffer>, file: string) {
    this.#file = file;
    this.#start = bytes.byteOffset;
    let at = 0;
    const whole = () => {
      const read = varintAt(bytes, at);
      if (!read) throw this.#damaged(at);
      at = read.end;
      return read.value;
    };
    const take = (length: number) => {
      if (length > bytes.length - at) throw this.#damaged(at);
      at += length;
      return bytes.subarray(at - length, at);
    };
    while (at < bytes.length) {
      const key = Number(whole());
      const kind = key % 8;
      const field = Math.floor(key / 8);
      const size = kind === 1 ? 8 : kind === 5 ? 4 : null;
      if (field === 0 || (size === null && kind !== 0 && kind !== 2)) throw this.#damaged(at);
      const value = kind === 0 ? whole() : take(size ?? Number(whole()));
      const before = this.#fields.get(field);
      if (before) before.push(value);
      else this.#fields.set(field, [value]);
    }
  }

  #all(field: number): readonly Field[] {
    return this.#fields.get(field) ?? [];
  }

  /** The bytes of every field of this number: its texts, messages or arrays. */
  list(field: number): Uint8Array<ArrayBuffer>[] {
    return this.#all(field).map((value) => {
      if (typeof value === 'bigint') throw this.#damaged(0);
      return value;
    });
  }

  /** The last field of this number, as the format wants it; null where there is none. */
  bytes(field: number): Uint8Array<ArrayBuffer> | null {
    return this.list(field).at(-1) ?? null;
  }

  /** '' where there is none. Throws Problem 'wire' for bytes that are no UTF-8. */
  text(field: number): string {
    return this.texts(field).at(-1) ?? '';
  }

  texts(field: number): string[] {
    return this.list(field).map((bytes) => {
      try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
      } catch {
        throw this.#damaged(bytes.byteOffset - this.#start);
      }
    });
  }

  messages(field: number): Message[] {
    return this.list(field).map((bytes) => new Message(bytes, this.#file));
  }

  message(field: number): Message | null {
    return this.messages(field).at(-1) ?? null;
  }

  /** Whole numbers, one a field or many packed into one. */
  counts(field: number): number[] {
    const counts: number[] = [];
    for (const value of this.#all(field)) {
      if (typeof value === 'bigint') counts.push(signed(value));
      else {
        for (let at = 0; at < value.length; ) {
          const read = varintAt(value, at);
          if (!read) throw this.#damaged(value.byteOffset - this.#start + at);
          counts.push(signed(read.value));
          at = read.end;
        }
      }
    }
    return counts;
  }

  count(field: number): number | null {
    return this.counts(field).at(-1) ?? null;
  }

  /** float32 numbers, one a field or many packed into one. */
  floats(field: number): Float32Array {
    const parts = this.list(field);
    const odd = parts.find(({ length }) => length % 4 !== 0);
    if (odd) throw this.#damaged(odd.byteOffset - this.#start);
    const values = new Float32Array(parts.reduce((sum, { length }) => sum + length / 4, 0));
    let at = 0;
    for (const part of parts) {
      values.set(floatsIn(part), at);
      at += part.length / 4;
    }
    return values;
  }

  #damaged(at: number): Problem {
    return new Problem('wire', { file: this.#file, found: this.#start + at });
  }
}

/** By their names. Throws Problem 'key-twice' where two have the same name. */
export function byName(list: readonly Message[], nameOf: (one: Message) => string, file: string): Map<string, Message> {
  const all = new Map<string, Message>();
  for (const one of list) {
    const name = nameOf(one);
    if (all.has(name)) throw new Problem('key-twice', { file, key: briefly(name) });
    all.set(name, one);
  }
  return all;
}

const signed = (value: bigint): number => Number(BigInt.asIntN(64, value));

/** The whole number that begins at this place and where it ends; null where it has no end or more than ten bytes. */
function varintAt(bytes: Uint8Array, from: number): { value: bigint; end: number } | null {
  let value = 0n;
  for (let k = 0; k < 10 && from + k < bytes.length; k++) {
    const byte = bytes[from + k];
    value |= BigInt(byte & 127) << BigInt(7 * k);
    if (byte < 128) return { value: BigInt.asUintN(64, value), end: from + k + 1 };
  }
  return null;
}

/** The float32 numbers in these bytes, least significant byte first. */
export function floatsIn(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Float32Array(bytes.length / 4);
  for (let k = 0; k < values.length; k++) values[k] = view.getFloat32(4 * k, true);
  return values;
}
