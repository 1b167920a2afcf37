/** The gradient check and the edited weight: on the network of the site, without a browser. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeNetwork } from '../../../../lib/data/reader-network.ts';
import { Checked } from '../../../../src/experiments/backprop/checked.ts';
import { doubtfulDigits } from '../../../../src/experiments/backprop/doubtful.ts';
import { placesOf } from '../../../../src/experiments/backprop/places.ts';
import { editModel, steepest, tangentOf } from '../../../../src/figures/backprop/edit-one-weight/model.ts';
import { stillOf as stillOfEdit } from '../../../../src/figures/backprop/edit-one-weight/still.ts';
import { checkModel } from '../../../../src/figures/backprop/gradient-check/model.ts';
import { stillOf } from '../../../../src/figures/backprop/gradient-check/still.ts';
import { power } from '../../../../src/kit/numbers.ts';

const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
const digits = doubtfulDigits();
const found = async () => ({ layers: network, owner: 'book' as const });

describe('the gradient check', () => {
  it('agrees to nine digits where the step is well chosen, to none where it is far too small', async () => {
    const model = checkModel(undefined, digits, found);
    await model.load();
    model.exponent.value = 4;
    for (const { error } of model.rows.value) expect(error).toBeLessThan(1e-6);
    model.exponent.value = 12;
    expect(Math.max(...model.rows.value.map(({ error }) => error))).toBeGreaterThan(1e-4);
  });

  it('draws a V in either precision, the one of 32 bits turning earlier and higher', async () => {
    const model = checkModel(undefined, digits, found);
    await model.load();
    const { float64, float32 } = model.curves.value!;
    const lowest = (errors: readonly number[]) => errors.indexOf(Math.min(...errors));
    expect(lowest(float32)).toBeLessThan(lowest(float64));
    expect(Math.min(...float32)).toBeGreaterThan(100 * Math.min(...float64));
    for (const errors of [float64, float32]) expect(errors.at(-1)).toBeGreaterThan(Math.min(...errors) * 100);
  });

  it('names the ReLUs that change sides, the more the larger the step, and puts the weight back', () => {
    const checked = new Checked(network, digits, 'float64');
    const [place] = placesOf(checked, 1);
    const before = [checked.weight(place), checked.loss()];
    const counts = [1e-9, 0.1, 3].map((h) => checked.crossed(place, h).length);
    expect(counts[0]).toBe(0);
    expect(counts[2]).toBeGreaterThan(counts[1] - 1);
    expect(counts[2]).toBeGreaterThan(0);
    expect([checked.weight(place), checked.loss()]).toEqual(before);
    for (const { l, j } of checked.crossed(place, 3)) {
      expect(l).toBeLessThan(network.length);
      expect(j).toBeLessThanOrEqual(network[l - 1].b.length);
    }
  });

  it('chooses other weights for another seed, each with a slope', () => {
    const checked = new Checked(network, digits, 'float64');
    const [one, other] = [1, 2].map((seed) => placesOf(checked, seed));
    expect(one).not.toEqual(other);
    for (const place of [...one, ...other]) expect(checked.slope(place)).not.toBe(0);
  });

  it('stands still as it will stand when the network has come, and shows nothing that the still does not know', async () => {
    const model = checkModel(stillOf(network, digits), digits, found);
    const printed = () => ({
      rows: model.rows.value.map(({ l, i, j, slope, difference, error }) => [
        l,
        i,
        j,
        ...[slope, difference, error].map(power),
      ]),
      curves: (['float64', 'float32'] as const).map((kind) =>
        model.curves.value?.[kind].map((error) => error.toPrecision(3)),
      ),
      kinks: model.kinks.value,
    });
    const before = printed();
    expect(before.rows).toHaveLength(6);
    model.seed.value = 2;
    expect(printed()).toEqual({ rows: [], curves: [undefined, undefined], kinks: [] });
    model.seed.value = 1;
    await model.load();
    expect(printed()).toEqual(before);
  });

  it('has nothing to check, and says so at once, on a network that is broken', async () => {
    const layers = network.map((layer) => ({ ...layer, W: layer.W.map(() => Number.NaN) }));
    const model = checkModel(undefined, digits, async () => ({ layers, owner: 'own' as const }));
    await model.load();
    expect([model.rows.value, model.curves.value, model.owner.value]).toEqual([[], null, 'own']);
  });

  it('says so where the network does not come', async () => {
    const model = checkModel(undefined, digits, () => Promise.reject(new Error('404')));
    await model.load();
    expect([model.failed.value, model.rows.value]).toEqual([true, []]);
  });
});

describe('the edited weight', () => {
  it('keeps the promise of its slope the better the smaller the move: half as far, a quarter as wrong', async () => {
    const model = editModel(undefined, digits, found);
    await model.load();
    const off = [0.02, 0.01].map((move) => {
      model.move.value = move;
      return Math.abs(model.moved.value!.off);
    });
    expect(off[0] / off[1]).toBeGreaterThan(3.6);
    expect(off[0] / off[1]).toBeLessThan(4.4);
  });

  it('stands still as it will stand when the network has come, and shows nothing that the still does not know', async () => {
    const model = editModel(stillOfEdit(network, digits), digits, found);
    const shown = () => [model.places.value, model.here.value, model.moved.value] as const;
    const [places, here, moved] = shown();
    model.move.value = 1;
    expect(model.moved.value).toBeNull();
    model.chosen.value = '1';
    expect(model.here.value).toBeNull();
    model.chosen.value = '0';
    model.move.value = model.move.initial;
    await model.load();
    expect(model.places.value).toEqual(places);
    expect(model.here.value!.curve).toHaveLength(here!.curve.length);
    for (const [k, { loss }] of model.here.value!.curve.entries()) expect(loss).toBeCloseTo(here!.curve[k].loss, 4);
    for (const name of ['change', 'promised', 'off'] as const) {
      expect(model.moved.value![name]).toBeCloseTo(moved![name], 5);
    }
  });

  it('opens where twice as far is about four times as wrong, and shows as much again as it moves', async () => {
    const model = editModel(undefined, digits, found);
    await model.load();
    const off = [1, 2].map((times) => {
      model.move.value = times * model.move.initial;
      expect(model.here.value!.reach).toBeGreaterThanOrEqual(2 * model.move.value);
      return model.moved.value!.off;
    });
    expect(off[1] / off[0]).toBeGreaterThan(3.5);
    expect(off[1] / off[0]).toBeLessThan(4.7);
    model.move.value = -2;
    expect(model.here.value!.reach).toBe(2);
  });

  it('offers the steepest weights of the last layer, steepest first', () => {
    const checked = new Checked(network, digits, 'float64');
    const slopes = steepest(checked).map((place) => Math.abs(checked.slope(place)));
    expect(slopes).toEqual(slopes.toSorted((a, b) => b - a));
    expect(slopes[0]).toBe(Math.max(...checked.gradient(network.length).map(Math.abs)));
  });

  it('draws the tangent no further than the picture', () => {
    const curve = [{ loss: 1 }, { loss: 3 }];
    expect(tangentOf(curve, 2, 0, 2).map(({ loss }) => loss)).toEqual([2, 2]);
    for (const slope of [5, -5]) {
      const [left, right] = tangentOf(curve, 2, slope, 2);
      expect(left.moved).toBeLessThan(right.moved);
      for (const { moved, loss } of [left, right]) {
        expect(loss).toBeCloseTo(2 + slope * moved, 12);
        expect(Math.abs(loss - 2)).toBeLessThan(1.11);
      }
    }
  });
});

it('small and large numbers are written as powers of ten', () => {
  expect([3.2e-9, -1.7e-2, 0, 1.5, 2.4e11].map(power)).toEqual(['3.2 × 10⁻⁹', '−1.7 × 10⁻²', '0', '1.5', '2.4 × 10¹¹']);
});
