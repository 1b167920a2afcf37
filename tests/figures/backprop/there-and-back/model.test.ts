/** There and back: every slope held to a central difference, every sum to its own numbers, every unit to its paths. */
import { describe, expect, it } from 'vitest';
import { activate } from '../../../../lib/nn/activations.ts';
import { dense } from '../../../../lib/nn/dense.ts';
import { meanSquaredError } from '../../../../lib/nn/losses.ts';
import { thereModel } from '../../../../src/figures/backprop/there-and-back/model.ts';
import { operations, type Pass, passOf, sizes } from '../../../../src/figures/backprop/there-and-back/pass.ts';
import { sumOf } from '../../../../src/figures/backprop/there-and-back/sums.ts';

/** The loss of the same network by the forward pass alone; `nudge` is added to one weighted input. */
function lossOf({ x, y, layers }: Pass, nudge?: { l: number; j: number; by: number }): number {
  let a: Float64Array = x;
  layers.forEach(({ W, b }, k) => {
    const z = new Float64Array(b.length);
    dense(z, a, W, b, 1, sizes[k], sizes[k + 1]);
    if (nudge?.l === k + 1) z[nudge.j - 1] += nudge.by;
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

  it('adds up over the paths of a unit what a nudge of its weighted input does to the loss', () => {
    for (let seed = 1; seed <= 12; seed++) {
      const pass = passOf(seed, 'tanh');
      for (let j = 1; j <= sizes[1]; j++) {
        const { terms } = sumOf({ kind: 'delta', l: 1, j }, pass, 'tanh');
        expect(terms).toHaveLength(sizes[2]);
        const [up, down] = [1e-5, -1e-5].map((by) => lossOf(pass, { l: 1, j, by }));
        expect(terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo((up - down) / 2e-5, 8);
      }
    }
  });

  it('writes out terms whose numbers come to what they say, and sums of them that the engine found', () => {
    const calculated = (text: string) =>
      Function(
        `return ${text.replaceAll('−', '-').replaceAll('×', '*').replaceAll('½', '0.5').replaceAll('[', '(').replaceAll(']', ')').replace('²', '**2')}`,
      )();
    for (const g of ['tanh', 'sigmoid', 'relu'] as const) {
      const pass = passOf(3, g);
      for (const operation of operations) {
        const { terms, total } = sumOf(operation, pass, g);
        if (total !== null) expect(terms.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(total, 14);
        if (operation.kind === 'a') continue;
        for (const { pieces, value } of terms) {
          const text = pieces.map((piece) => (typeof piece === 'string' ? piece : piece[0])).join('');
          expect(Math.abs(calculated(text) - value), text).toBeLessThan(2e-3);
        }
      }
    }
  });

  it('opens with a unit whose two paths pull against each other, none of them lost beside the other', () => {
    const [one, other] = thereModel().sum.value!.terms.map(({ value }) => value);
    expect(one * other).toBeLessThan(0);
    expect(Math.min(Math.abs(one), Math.abs(other))).toBeGreaterThan(0.1);
  });

  it('needs for each operation only what was done before, and says of a unit the last that is known', () => {
    const model = thereModel();
    expect(operations).toHaveLength(21);
    model.look(1, 2);
    expect(model.current.value).toEqual({ kind: 'delta', l: 1, j: 2 });
    model.step.value = 0;
    expect([model.sum.value, model.unit.value]).toEqual([null, 'none']);
    model.player.step(4);
    expect(model.current.value).toEqual({ kind: 'a', l: 1, j: 1 });
    model.look(1, 2);
    expect(model.current.value).toEqual({ kind: 'z', l: 1, j: 2 });
    model.look(2, 1);
    expect(model.current.value).toEqual(operations[3]);
    model.player.step(30);
    expect([model.done.value, model.current.value]).toEqual([21, operations[20]]);
    model.reset();
    expect(model.unit.value).toBe('11');
  });
});
