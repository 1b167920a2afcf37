/** The article's preprocessing: bytes 0–255 to numbers 0–1. Chapter: mnist. */
import { greyOf } from './memory.ts';

/** x[i] = bytes[i] / 255 for i < length */
export function greys(x: usize, bytes: usize, length: usize): void {
  const most = f32x4.splat(255);
  let i: usize = 0;
  for (; i + 8 <= length; i += 8) {
    const shorts = v128.load8x8_u(bytes + i);
    const at = x + (i << 2);
    v128.store(at, f32x4.div(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(shorts)), most));
    v128.store(at, f32x4.div(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(shorts)), most), 16);
  }
  for (; i < length; i++) store<f32>(x + (i << 2), load<f32>(greyOf(load<u8>(bytes + i))));
}
