/** Laws of networks on sequences, tried on stacks of recurrent layers drawn from seeds, in float64. */
import { describe, expect, it } from 'vitest';
import type { Built, Network } from '../../../lib/model/built.ts';
import { scoreGradient } from '../../../lib/model/explain.ts';
import { rows } from '../../../lib/model/input.ts';
import { dense, dropout, flatten, gru, type Layer, simpleRNN } from '../../../lib/model/layers.ts';
import { bytesFor, forward } from '../../../lib/model/network.ts';
import { slotsOf } from '../../../lib/model/run.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { dot, drawn, expectGradient, slopeAlong } from '../../support/gradient-check.ts';
import { type Design, gradientsOf, isSmooth, lossOf, randomNetwork } from '../../support/random-network.ts';
import { randomSequenceDesign } from '../../support/random-sequence-network.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

const near = 1e-3;
const told = ({ seed, layers, inputShape }: Design): string => JSON.stringify({ seed, inputShape, layers });
const all: Design[] = [];
for (let seed = 1; all.length < 80; seed++) {
  const design = randomSequenceDesign(seed);
  if (isSmooth(randomNetwork(design, makeReference()), design, near)) all.push(design);
}

describe('80 networks on sequences', () => {
  it('are of every kind: both cells in both forms, one step and several, whole sequences and last states, dropout', () => {
    const kinds = new Set(
      all.flatMap(({ layers, inputShape }) =>
        layers.flatMap((layer, k) => {
          const behind = `${layer.kind} behind ${layers[k - 1]?.kind ?? 'input'}`;
          if (layer.kind === 'gru') return [behind, `gru ${layer.resetAfter}`, `whole ${layer.returnSequences}`];
          if (layer.kind === 'simpleRNN') return [behind, `simpleRNN ${layer.activation}`];
          return [behind, `steps ${inputShape?.[0]}`];
        }),
      ),
    );
    for (const kind of [
      ...['gru true', 'gru false', 'whole true', 'whole false', 'simpleRNN tanh', 'simpleRNN relu', 'simpleRNN linear'],
      ...['gru behind gru', 'gru behind simpleRNN', 'simpleRNN behind gru', 'gru behind dropout', 'dropout behind gru'],
      ...[
        'flatten behind gru',
        'dense behind gru',
        'dense behind simpleRNN',
        'dense behind dropout',
        'steps 1',
        'steps 5',
      ],
    ])
      expect(kinds, kind).toContain(kind);
  });

  it('find the slope of their loss along any direction through all their parameters', () => {
    for (const design of all) {
      const net = randomNetwork(design, makeReference());
      expect(gradientsOf(net, design), told(design)).toBeCloseTo(lossOf(net, design), 12);
      for (const [k, { values, gradient, length }] of slotsOf(net).entries()) {
        const direction = drawn(length, design.seed, `direction ${k}`);
        const measured = slopeAlong(() => lossOf(net, design), values as Float64Array, direction, 1e-6);
        const off = Math.abs(dot(gradient, direction) - measured);
        expect(off, `array ${k} of ${told(design)}`).toBeLessThan(1e-7 * (1 + Math.abs(measured)));
      }
    }
  });

  it('come to the same gradients with the fast kernels', () => {
    for (const design of all) {
      const [exact, fast] = [makeReference(), makeSimd(1 << 21)].map((kernels) => randomNetwork(design, kernels));
      const loss = gradientsOf(exact, design);
      expect(Math.abs(gradientsOf(fast, design) - loss), told(design)).toBeLessThan(4e-6 * (1 + loss));
      const size = Math.max(1, ...slotsOf(exact).flatMap(({ gradient }) => [...gradient].map(Math.abs)));
      slotsOf(exact).forEach(({ gradient }, k) => {
        const off = [...slotsOf(fast)[k].gradient].map((value, i) => Math.abs(value - gradient[i]));
        expect(Math.max(...off), told(design)).toBeLessThan(2e-5 * size);
      });
    }
  });

  it('know how a score answers to each number of the sequence', () => {
    for (const design of all.slice(0, 30)) {
      const net = randomNetwork(design, makeReference());
      const x = Float64Array.from(net.x.subarray(0, design.nInput));
      const gradient = scoreGradient(net, x, 1) as Float64Array;
      if (isSmooth(net, { ...design, m: 1 }, near)) expectGradient(() => scoreOf(net, x, 1), x, gradient, design.seed);
    }
  });
});

describe("as in Keras's summary", () => {
  const summary = (layers: readonly Layer[]) =>
    sequential(layers, { inputShape: [28, 28], kernels: makeReference() })
      .summary()
      .map(({ outputShape, parameters }) => [outputShape, parameters]);

  it('a layer gives its last state, or all of them, and has as many parameters', () => {
    // keras.layers.SimpleRNN(64), GRU(64), GRU(64, reset_after=False) on (28, 28), counted by count_params()
    expect(summary([simpleRNN(64), dense(10)])[0]).toEqual([[64], 5952]);
    expect(summary([gru(64), dense(10)])[0]).toEqual([[64], 18048]);
    expect(summary([gru(64, { resetAfter: false }), dense(10)])[0]).toEqual([[64], 17856]);
    expect(summary([gru(64, { returnSequences: true }), flatten(), dense(10)])).toEqual([
      [[28, 64], 18048],
      [[1792], 0],
      [[10], 17930],
    ]);
  });

  it('weights come as kernel, recurrent kernel, bias; the recurrent kernel starts orthogonal, biases at 0', () => {
    const model = sequential([gru(5), dense(2)], { inputShape: [4, 3], kernels: makeReference() });
    const [W, U, b] = model.getWeights();
    expect([W.length, U.length, b.length]).toEqual([45, 75, 30]);
    expect(Math.max(...W.map(Math.abs))).toBeLessThan(Math.sqrt(6 / (3 + 15)));
    for (let k = 0; k < 5; k++) {
      for (let i = 0; i < 5; i++) {
        const product = dot(U.subarray(15 * k, 15 * k + 15), U.subarray(15 * i, 15 * i + 15));
        expect(product).toBeCloseTo(k === i ? 1 : 0, 14);
      }
    }
    expect(b.every((value) => value === 0)).toBe(true);
  });
});

it('the last state is the last of all states', () => {
  const weights: ArrayLike<number>[] = [
    drawn(6, 1, 'W'),
    drawn(9, 1, 'U'),
    drawn(3, 1, 'b'),
    new Float64Array(36),
    new Float64Array(3),
  ];
  for (let k = 0; k < 3; k++) (weights[3] as Float64Array)[(9 + k) * 3 + k] = 1; // picks the last of four states
  const [whole, last] = [true, false].map((returnSequences) =>
    sequential([simpleRNN(3, { returnSequences }), ...(returnSequences ? [flatten()] : []), dense(3)], {
      inputShape: [4, 2],
      kernels: makeReference(),
    }),
  );
  whole.setWeights(weights);
  last.setWeights([...weights.slice(0, 3), Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1), weights[4]]);
  const x = rows(drawn(5 * 8, 1, 'x'), 8);
  expect(last.predict(x)).toEqual(whole.predict(x));
});

it.each([
  ['the last state', [gru(64), dense(10)]],
  ['whole sequences', [gru(40, { returnSequences: true, resetAfter: false }), dropout(0.2), simpleRNN(32), dense(10)]],
] as const)('%s: the memory that is asked for is what is taken, or a little more', (_name, layers) => {
  const kernels = makeSimd(1 << 27);
  const model = sequential(layers, { inputShape: [28, 28], kernels });
  model.compile({ optimizer: 'adam', loss: 'mse' });
  const before = kernels.available();
  model.network(256, false);
  const taken = before - kernels.available();
  const told = bytesFor(layers, [28, 28], 256, 2);
  expect(told).toBeGreaterThan(0.999 * taken);
  expect(told).toBeLessThan(1.1 * taken);
});

it('a shorter batch than the arrays have room for gives the same outputs', () => {
  const layers = [gru(4, { returnSequences: true }), simpleRNN(3), dense(2, { activation: 'softmax' })];
  const [few, many] = [2, 300].map(() => sequential(layers, { inputShape: [3, 2], kernels: makeReference() }));
  const x = drawn(300 * 6, 1, 'x');
  expect(few.predict(rows(x.slice(0, 12), 6))).toEqual(many.predict(rows(x, 6)).slice(0, 4));
});

it('a GRU learns what no dense layer sees at once: whether the first of many numbers was above 0', () => {
  const [count, steps] = [64, 12];
  const x = drawn(count * steps, 1, 'x');
  const labels = Int32Array.from({ length: count }, (_, r) => (x[r * steps] > 0 ? 1 : 0));
  const y = { kind: 'labels', labels } as const;
  const model = sequential([gru(8), dense(2, { activation: 'softmax' })], {
    inputShape: [steps, 1],
    kernels: makeSimd(1 << 21),
  });
  model.compile({ optimizer: 'adam', loss: 'sparse_categorical_crossentropy' });
  const input = rows(Float32Array.from(x), steps);
  const before = model.evaluate(input, y).loss;
  const run = model.run(input, y, { epochs: 150, batchSize: 16 });
  run.rate = 0.02;
  while (!run.done) run.next();
  expect(before).toBeGreaterThan(0.6);
  expect(model.evaluate(input, y).accuracy).toBeGreaterThan(0.95);
});

/** z_c of the row x, dropout off. */
function scoreOf(net: Network, x: ArrayLike<number>, c: number): number {
  net.x.set(x);
  forward(net, 1, false, null);
  return (net.layers[net.D] as Built).z[c];
}
