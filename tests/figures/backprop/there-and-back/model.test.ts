/** There and back: every slope held to a central difference, and every line to its own numbers. */
import { describe, expect, it } from 'vitest';
import { activate } from '../../../../lib/nn/activations.ts';
import { dense } from '../../../../lib/nn/dense.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';
import { beadOf } from '../../../../src/figures/backprop/there-and-back/geometry.ts';
import { lineOf } from '../../../../src/figures/backprop/there-and-back/lines.ts';
import { thereModel } from '../../../../src/figures/backprop/there-and-back/model.ts';
import { edges, operations, type Pass, passOf, sizes } from '../../../../src/figures/backprop/there-and-back/pass.ts';

/** The loss of the same network by the forward pass alone. */
function lossOf({ x, y, layers }: Pass): number {
  let a: Float64Array = x;
  layers.forEach(({ W, b }, k) => {
    const z = new Float64Array(b.length);
    dense(z, a, W, b, 1, sizes[k], sizes[k + 1]);
    activate(z, z, 'tanh', z.length);
    a = z;
  });
  return meanSquaredError(new Float64Array(2), a, y, 1, 2);
}

describe('there and back', () => {
  it('finds slopes that central differences find too, in every weight and bias', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const pass = passOf(seed, 'tanh');
      expect(lossOf(pass)).toBeCloseTo(pass.loss, 14);
      for (const { W, b, dW, delta } of pass.layers) {
        for (const [values, slopes] of [
          [W, dW],
          [b, delta],
        ]) {
          values.forEach((kept, k) => {
            const at = (moved: number) => {
              values[k] = kept + moved;
              const loss = lossOf(pass);
              values[k] = kept;
              return loss;
            };
            expect((at(1e-5) - at(-1e-5)) / 2e-5).toBeCloseTo(slopes[k], 8);
          });
        }
      }
    }
  });

  it('writes out lines whose numbers come to what they say', () => {
    const value = (text: string) =>
      Function(`return ${text.replaceAll('−', '-').replaceAll('×', '*').replaceAll('[', '(').replaceAll(']', ')')}`)();
    for (const g of ['tanh', 'sigmoid', 'relu'] as const) {
      const pass = passOf(3, g);
      for (const operation of operations) {
        if (operation.kind === 'loss' || operation.kind === 'a') continue;
        const [, formula, result] = lineOf(operation, pass, g);
        const [formulas, results] = [formula.split(', '), result.split(', ')];
        expect(results).toHaveLength(formulas.length);
        formulas.forEach((one, k) => {
          expect(Math.abs(value(one) - value(results[k])), one).toBeLessThan(6e-4);
        });
      }
    }
  });

  it('writes out the slope of one edge as the product that the whole operation has for it', () => {
    const pass = passOf(5, 'tanh');
    for (const edge of edges) {
      const [name, formula, result] = lineOf(edge, pass, 'tanh');
      const [, formulas, results] = lineOf({ kind: 'gradient', l: edge.l, j: edge.j }, pass, 'tanh');
      expect(formula).toBe(formulas.split(', ')[edge.i - 1]);
      expect(result).toBe(results.split(', ')[edge.i - 1]);
      expect(name).toContain(`${'₁₂₃₄'[edge.i - 1]}${'₁₂₃₄'[edge.j - 1]}`);
    }
  });

  it('has on every edge δ times what comes in, found unit by unit, from the last layer to the first', () => {
    const model = thereModel();
    const found = () =>
      model.edges.value.filter(({ isDone }) => isDone).map(({ edge }) => `${edge.l}${edge.i}${edge.j}`);
    expect(found()).toHaveLength(3 * 4 + 4 * 2);
    expect(new Set(found()).size).toBe(20);
    for (const { slope, delta, input } of model.edges.value) expect(slope).toBeCloseTo(delta * input, 14);
    model.go(operations.findIndex(({ kind }) => kind === 'gradient') + 1);
    expect(found()).toEqual(['211', '221', '231', '241']);
    model.look(edges.at(-1)!);
    expect(model.current.value).toEqual({ kind: 'gradient', l: 2, i: 4, j: 2 });
  });

  it('leaves room between the numbers on the edges', () => {
    for (const l of [1, 2]) {
      const ys = edges.filter((edge) => edge.l === l).map(({ l, i, j }) => beadOf(l, i - 1, j - 1).y);
      const sorted = ys.toSorted((a, b) => a - b);
      for (const [k, y] of sorted.slice(1).entries()) expect(y - sorted[k]).toBeGreaterThan(20);
      expect(ys).toEqual(sorted);
    }
  });

  it('needs for each operation only what was done before, and ends with every slope', () => {
    const model = thereModel();
    expect(operations).toHaveLength(25);
    model.go(0);
    expect(model.line.value).toBeNull();
    model.player.step(30);
    expect(model.done.value).toBe(25);
    model.look({ kind: 'delta', l: 1, j: 2 });
    expect(model.line.value![0]).toBe('δ₂¹');
    model.go(3);
    expect(model.isDone({ kind: 'z', l: 1, j: 3 })).toBe(true);
    expect(model.isDone({ kind: 'a', l: 1, j: 1 })).toBe(false);
  });
});
