/** Laws that every dense network obeys, tried on networks drawn from seeds, in float64. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../lib/generator.ts';
import type { Built, Network } from '../../../lib/model/built.ts';
import { slotsOf } from '../../../lib/model/run.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import { dot, drawn } from '../../support/gradient-check.ts';
import {
  type Design,
  gradientsOf,
  isSmooth,
  lossOf,
  nameOf,
  randomDesign,
  randomNetwork,
} from '../../support/random-network.ts';
import { makeReference, makeSimd } from '../kernels/sets.ts';

const near = 1e-3;
/** The first so many designs whose loss has no kink close by. */
function designs(many: number, options: { dropout: boolean }): Design[] {
  const found: Design[] = [];
  for (let seed = 1; found.length < many; seed++) {
    const design = randomDesign(seed, options);
    if (isSmooth(randomNetwork(design, makeReference()), design, near)) found.push(design);
  }
  return found;
}
const told = ({ seed, layers, loss, nInput, m }: Design): string => JSON.stringify({ seed, nInput, layers, loss, m });

describe('120 networks with dropout and penalties', () => {
  const all = designs(120, { dropout: true });

  it('are of every depth, activation, loss and penalty', () => {
    const kinds = new Set(
      all.flatMap(({ layers, loss }) => [
        nameOf(loss),
        ...(typeof loss === 'object' && loss.labelSmoothing ? [`smoothed ${loss.name}`] : []),
        `depth ${layers.filter(({ kind }) => kind === 'dense').length}`,
        ...layers.flatMap((layer) => (layer.kind === 'dense' ? [layer.activation] : [layer.kind])),
        ...layers.flatMap((layer) => (layer.kind === 'dense' && layer.l1 > 0 && layer.l2 > 0 ? ['l1l2'] : [])),
      ]),
    );
    expect(kinds.size).toBe(7 + 2 + 5 + 6 + 1 + 1);
  });

  it('find the slope of their loss along any direction through all their parameters at once', () => {
    for (const design of all) {
      const net = randomNetwork(design, makeReference());
      const slots = slotsOf(net);
      expect(gradientsOf(net, design), told(design)).toBeCloseTo(lossOf(net, design), 12);
      for (const turn of [1, 2, 3]) {
        const directions = slots.map(({ length }, k) => drawn(length, design.seed, `direction ${turn} ${k}`));
        const claimed = slots.reduce((sum, { gradient }, k) => sum + dot(gradient, directions[k]), 0);
        const measured = slopeAlongAll(() => lossOf(net, design), slots, directions);
        expect(Math.abs(claimed - measured), told(design)).toBeLessThan(2e-8 * (1 + Math.abs(measured)));
      }
    }
  });

  it('come to the same gradients with the fast kernels', () => {
    for (const design of all) {
      const [exact, fast] = [makeReference(), makeSimd(1 << 20)].map((kernels) => randomNetwork(design, kernels));
      const loss = gradientsOf(exact, design);
      expect(Math.abs(gradientsOf(fast, design) - loss), told(design)).toBeLessThan(2e-6 * (1 + loss));
      const size = Math.max(1, ...slotsOf(exact).flatMap(({ gradient }) => [...gradient].map(Math.abs)));
      slotsOf(exact).forEach(({ gradient }, k) => {
        const off = [...slotsOf(fast)[k].gradient].map((value, i) => Math.abs(value - gradient[i]));
        expect(Math.max(...off), told(design)).toBeLessThan(1e-5 * size);
      });
    }
  });
});

describe('60 networks without dropout', () => {
  const all = designs(60, { dropout: false });

  it('give the outputs of a permuted batch permuted, and the same loss and gradients', () => {
    for (const design of all) {
      const [plain, permuted] = [0, 1].map(() => randomNetwork(design, makeReference()));
      const { nOut } = plain.layers[plain.D] as Built;
      const order = permutation(design.m, design.seed, 'batch');
      permute(permuted.x, order, design.nInput);
      permute(permuted.targets.y, order, nOut);
      permute(permuted.targets.labels, order, 1);
      expectEqual([gradientsOf(permuted, design)], [gradientsOf(plain, design)], design);
      const outputs = output(plain).slice();
      permute(outputs, order, nOut);
      expect([...output(permuted)], told(design)).toEqual([...outputs]);
      slotsOf(plain).forEach(({ gradient }, k) => {
        expectEqual(slotsOf(permuted)[k].gradient, gradient, design);
      });
    }
  });

  it('do not care how the units of a hidden layer are numbered: their gradients are numbered with them', () => {
    let tried = 0;
    for (const design of all) {
      const plain = randomNetwork(design, makeReference());
      if (plain.D < 2) continue;
      tried++;
      const permuted = randomNetwork(design, makeReference());
      const l = 1 + generator(design.seed, 'layer').integer(plain.D - 1);
      const [here, above] = [permuted.layers[l], permuted.layers[l + 1]] as [Built, Built];
      const order = permutation(here.nOut, design.seed, 'units');
      const renumber = (of: readonly [weights: Numbers, biases: Numbers, weightsAbove: Numbers]) => {
        for (let i = 0; i < here.nIn; i++) permute(of[0].subarray(i * here.nOut, (i + 1) * here.nOut), order, 1);
        permute(of[1], order, 1);
        permute(of[2], order, above.nOut);
      };
      renumber([here.weights.values, here.biases.values, above.weights.values]);
      expectEqual([gradientsOf(permuted, design)], [gradientsOf(plain, design)], design);
      expectEqual(output(permuted), output(plain), design);
      const [hereBefore, aboveBefore] = [plain.layers[l], plain.layers[l + 1]] as [Built, Built];
      renumber([hereBefore.weights.gradient, hereBefore.biases.gradient, aboveBefore.weights.gradient]);
      slotsOf(plain).forEach(({ gradient }, k) => {
        expectEqual(slotsOf(permuted)[k].gradient, gradient, design);
      });
    }
    expect(tried).toBeGreaterThan(30);
  });
});

/** (f(x + h d) − f(x − h d)) / 2h with x and d in several arrays. */
function slopeAlongAll(f: () => number, slots: readonly { values: Numbers }[], d: readonly Float64Array[]): number {
  const kept = slots.map(({ values }) => values.slice());
  const h = 1e-5;
  const at = (t: number): number => {
    slots.forEach(({ values }, k) => {
      values.forEach((_, i) => {
        values[i] = kept[k][i] + t * d[k][i];
      });
    });
    return f();
  };
  const slope = (at(h) - at(-h)) / (2 * h);
  at(0);
  return slope;
}

function permutation(length: number, seed: number, purpose: string): Uint32Array {
  const order = Uint32Array.from({ length }, (_, k) => k);
  generator(seed, purpose).shuffle(order, 0, length);
  return order;
}

/** Row r becomes what row order[r] was. */
function permute(values: Numbers | Int32Array, order: Uint32Array, width: number): void {
  const before = values.slice();
  order.forEach((from, r) => {
    values.set(before.subarray(from * width, (from + 1) * width), r * width);
  });
}

const output = (net: Network): Numbers => (net.layers[net.D] as Built).a;

function expectEqual(found: ArrayLike<number>, expected: ArrayLike<number>, design: Design): void {
  for (let k = 0; k < expected.length; k++) {
    expect(Math.abs(found[k] - expected[k]), told(design)).toBeLessThan(1e-12 * (1 + Math.abs(expected[k])));
  }
}
