/**
 * Protocol Buffers on the wire, written without a schema: as much of it as an ONNX file needs. `protobuf-read.ts` reads them.
 *
 * A message is a row of fields. Each begins with a number that holds the field's own number (by which the schema names it)
 * and one of four kinds: 0 a whole number, 1 eight bytes, 2 a length and so many bytes (text, arrays, messages), 5 four
 * bytes. Whole numbers stand in groups of seven bits, the lowest first.
 * Source: https://protobuf.dev/programming-guides/encoding.
 */
const encoder = new TextEncoder();

/** A message in the making: fields in the order in which they are added. */
export class MessageWriter {
  #parts: Uint8Array[] = [];

  /** A whole number from 0 on (int32, int64, enum). */
  count(field: number, value: number): this {
    this.#parts.push(Uint8Array.of(...varint(field * 8), ...varint(value)));
    return this;
  }

  /** float: four bytes, least significant first. */
  float(field: number, value: number): this {
    const bytes = new Uint8Array(4);
    new DataView(bytes.buffer).setFloat32(0, value, true);
    this.#parts.push(Uint8Array.of(...varint(field * 8 + 5)), bytes);
    return this;
  }

  bytes(field: number, value: Uint8Array): this {
    this.#parts.push(Uint8Array.of(...varint(field * 8 + 2), ...varint(value.length)), value);
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, encoder.encode(value));
  }

  /** A message within the message. */
  message(field: number, write: (message: MessageWriter) => void): this {
    const inner = new MessageWriter();
    write(inner);
    return this.bytes(field, inner.finish());
  }

  finish(): Uint8Array<ArrayBuffer> {
    const whole = new Uint8Array(this.#parts.reduce((sum, { length }) => sum + length, 0));
    let at = 0;
    for (const part of this.#parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }
}

function varint(value: number): number[] {
  const groups: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) groups.push((rest % 128) + 128);
  return [...groups, rest];
}
