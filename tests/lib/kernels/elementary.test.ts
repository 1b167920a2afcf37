/** exp, log and tanh of the SIMD kernels against Math's, in units in the last place of float32. */
import { beforeAll, describe, expect, it } from 'vitest';
import { kernelsModule, stream } from './sets.ts';

type Elementary = (y: number, x: number, length: number) => void;
const room = 65536;
let run: { heapBase(): number; exp: Elementary; log: Elementary; tanh: Elementary };
let memory: WebAssembly.Memory;

beforeAll(() => {
  memory = new WebAssembly.Memory({ initial: 16 });
  run = new WebAssembly.Instance(kernelsModule, { env: { memory } }).exports as never;
});

function values(name: 'exp' | 'log' | 'tanh', inputs: ArrayLike<number>): Float32Array {
  const x = new Float32Array(memory.buffer, room, inputs.length);
  const y = new Float32Array(memory.buffer, room + 4 * (inputs.length + 16), inputs.length);
  x.set(inputs);
  run[name](y.byteOffset, x.byteOffset, inputs.length);
  return y.slice();
}

/** The distance of neighbouring float32 numbers at x. */
function unit(x: number): number {
  const size = Math.abs(Math.fround(x));
  return Math.max(2 ** (Math.floor(Math.log2(size)) - 23), 2 ** -149);
}

function worst(name: 'exp' | 'log' | 'tanh', inputs: Float32Array): number {
  const found = values(name, inputs);
  return Math.max(...found.map((y, i) => Math.abs(y - Math[name](inputs[i]!)) / unit(Math[name](inputs[i]!))));
}

const across = (low: number, high: number, seed: number) => {
  const random = stream(seed);
  return Float32Array.from({ length: 20_000 }, () => low + (high - low) * random());
};

describe('the elementary functions of the SIMD kernels', () => {
  it('exp is within 2 units in the last place over its whole range', () => {
    expect(worst('exp', across(-87.3, 88.7, 1))).toBeLessThan(2);
    expect(worst('exp', across(-1, 1, 2))).toBeLessThan(2);
  });

  it('exp overflows to infinity, is 0 where it would be denormal, and 1 at 0', () => {
    expect([...values('exp', [89, 1e4, Infinity, -88, -1e4, -Infinity, 0, -0, Number.NaN])]).toEqual([
      Infinity,
      Infinity,
      Infinity,
      0,
      0,
      0,
      1,
      1,
      Number.NaN,
    ]);
    expect(values('exp', [88.72])[0]).toBeLessThan(Infinity);
  });

  it('log is within 2 units in the last place, for denormal numbers too', () => {
    const random = stream(3);
    expect(
      worst(
        'log',
        across(0, 4, 4).map((x) => x || 1),
      ),
    ).toBeLessThan(2);
    expect(
      worst(
        'log',
        Float32Array.from({ length: 20_000 }, () => 2 ** (253 * random() - 126)),
      ),
    ).toBeLessThan(2);
    expect(worst('log', Float32Array.of(2 ** -149, 3 * 2 ** -149, 2 ** -127))).toBeLessThan(2);
  });

  it('log is −∞ at 0, NaN below, and 0 at 1', () => {
    expect([...values('log', [0, -0, -1, 1, Infinity, Number.NaN])]).toEqual([
      -Infinity,
      -Infinity,
      Number.NaN,
      0,
      Infinity,
      Number.NaN,
    ]);
  });

  it('tanh is within 2 units in the last place, odd, and 1 far out', () => {
    expect(worst('tanh', across(-10, 10, 5))).toBeLessThan(2);
    expect(worst('tanh', across(-0.7, 0.7, 6))).toBeLessThan(2);
    const x = across(0, 12, 7);
    expect([
      ...values(
        'tanh',
        x.map((v) => -v),
      ),
    ]).toEqual([...values('tanh', x)].map((v) => -v));
    expect([...values('tanh', [100, -100, Infinity, Number.NaN])]).toEqual([1, -1, 1, Number.NaN]);
  });
});
