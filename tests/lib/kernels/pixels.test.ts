/** The road over lit pixels gives the bits of the dense road. */
import { describe, it } from 'vitest';
import { array, draw, expectSame, guarded, makeSimd, stream } from './sets.ts';

const shapes = [
  { m: 1, n: 1, nOut: 1 },
  { m: 5, n: 13, nOut: 3 },
  { m: 32, n: 784, nOut: 128 },
  { m: 33, n: 100, nOut: 37 },
  { m: 7, n: 17, nOut: 70 },
  { m: 100, n: 40, nOut: 10 },
];

describe.each(shapes)('pixel kernels for m = $m, n = $n, nOut = $nOut', ({ m, n, nOut }) => {
  const k = makeSimd();
  const pixels = k.pixels!;
  const random = stream(m * 1000 + n + nOut);
  const count = m + 9;
  const images = Uint8Array.from({ length: count * n }, (_, i) =>
    i % n !== 4 && random() < 0.4 ? Math.floor(random() * 256) : 0,
  );
  const indices = Uint32Array.from({ length: count }, (_, r) => (r * 5) % count);
  const capacity = m + 2;
  const batch = pixels.batch(capacity, n, nOut);
  pixels.gather(batch, images, indices, 3, m);
  const x = k.numbers(m * n);
  k.gatherPixels(x, images, indices, 3, m, n);
  const W = draw(random, n * nOut);
  const delta = array(k, draw(random, m * nOut));

  it('find the same z', () => {
    const b = array(k, draw(random, nOut));
    const [dense, lit] = [k.numbers(m * nOut), guarded(k, new Float32Array(m * nOut))];
    k.dense(dense, x, array(k, W), b, m, n, nOut);
    pixels.dense(lit.values, batch, guarded(k, W).values, b); // guards: what lies behind W is not zero
    lit.check();
    expectSame(lit.values, dense);
  });

  it('find the same weight gradient, over whatever dW held', () => {
    const [dense, lit] = [k.numbers(n * nOut), guarded(k, new Float32Array(n * nOut).fill(9))];
    k.denseWeightGradient(dense, x, delta, m, n, nOut);
    pixels.denseWeightGradient(lit.values, batch, delta);
    lit.check();
    expectSame(lit.values, dense);
  });

  it('take the same steps of Adam, batch after batch, the pixel that is never lit standing still', () => {
    const dense = [W, new Float32Array(n * nOut), new Float32Array(n * nOut)].map((values) => array(k, values));
    const lit = [W, new Float32Array(n * nOut), new Float32Array(n * nOut)].map((values) => guarded(k, values));
    const dW = k.numbers(n * nOut);
    for (let t = 0; t < 4; t++) {
      const rows = t === 2 ? m : Math.max(1, m - t); // the batch before a longer one leaves nothing behind
      k.gatherPixels(x, images, indices, t, rows, n);
      k.denseWeightGradient(dW, x, delta, rows, n, nOut);
      k.adam(dense[0]!, dW, dense[1]!, dense[2]!, 0.003, 0.9, 0.999, 1e-7, n * nOut);
      pixels.gather(batch, images, indices, t, rows);
      pixels.denseAdam(lit[0]!.values, batch, delta, lit[1]!.values, lit[2]!.values, 0.003, 0.9, 0.999, 1e-7);
    }
    for (const [i, array] of lit.entries()) {
      array.check();
      expectSame(array.values, dense[i]!);
    }
    if (n > 4) expectSame(lit[0]!.values.slice(4 * nOut, 5 * nOut), W.slice(4 * nOut, 5 * nOut));
  });
});
