/** What the figures of the chapters tell the lens: laws among the numbers, and nothing that is not computed yet. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { still as recordedFinding } from '../../content/records/gradient-descent/rate-finder.json';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import { activations } from '../../lib/nn/activations.ts';
import { doubtfulDigits } from '../../src/experiments/backprop/doubtful.ts';
import { stabilityLimit } from '../../src/experiments/gradient-descent/rate-finder/curvature.ts';
import type { RecordedFinding } from '../../src/experiments/gradient-descent/rate-finder/recorded.ts';
import { editModel } from '../../src/figures/backprop/edit-one-weight/model.ts';
import { checkModel } from '../../src/figures/backprop/gradient-check/model.ts';
import { nudgeModel } from '../../src/figures/backprop/nudge-chain/model.ts';
import { thereModel } from '../../src/figures/backprop/there-and-back/model.ts';
import { operations } from '../../src/figures/backprop/there-and-back/pass.ts';
import { masksModel } from '../../src/figures/dropout/masks/model.ts';
import { oneNeuronModel } from '../../src/figures/forward/one-neuron/model.ts';
import { throughModel } from '../../src/figures/forward/through-the-layers/model.ts';
import { apartModel } from '../../src/figures/gradient-descent/adam-apart/model.ts';
import { noiseModel } from '../../src/figures/gradient-descent/batch-noise/model.ts';
import { bowlModel } from '../../src/figures/gradient-descent/bowl/model.ts';
import { raceModel } from '../../src/figures/gradient-descent/race/model.ts';
import { finderModel } from '../../src/figures/gradient-descent/rate-finder/model.ts';
import type { FinderReport } from '../../src/figures/gradient-descent/rate-finder/worker.ts';
import { logitsModel } from '../../src/figures/loss/logits-to-loss/model.ts';
import { slowStartModel } from '../../src/figures/loss/slow-start/model.ts';
import type { LensValue, SymbolValues } from '../../src/kit/symbol-values.ts';
import type { JobAnswer } from '../../src/workers/job-protocol.ts';
import { recordAt } from '../support/records.ts';

const { network } = decodeNetwork(readFileSync('public/models/reader.safetensors'), 'reader');
const found = async () => ({ layers: network, owner: 'book' as const });
const numbers = (value: LensValue | undefined): number[] => value as unknown as number[];
const layer = (value: LensValue | undefined, l: number): LensValue => (value as Record<string, LensValue>)[l];
const data = (value: LensValue): ArrayLike<number> =>
  Array.isArray(value) ? (value as number[]) : (value as { data: ArrayLike<number> }).data;

describe('a figure tells the lens', () => {
  it('one neuron: a sum of products and a bias, moved with them', () => {
    const model = oneNeuronModel();
    model.b.value = 1.1;
    const { x, w, b, z, a, g } = model.symbols.value;
    const sum = numbers(x).reduce((total, value, i) => total + value * numbers(w)[i], Number(b));
    expect(sum).toBeCloseTo(Number(z), 12);
    expect([g, b, a]).toEqual(['relu', 1.1, Math.max(0, Number(z))]);
  });

  it('through the layers: what goes into a layer is what the one before gives; weights only once they are here', async () => {
    const model = throughModel(undefined, found);
    expect(model.symbols.value).toBeNull();
    await model.load();
    const { x, a, w, n, D } = model.symbols.value as SymbolValues;
    expect(D).toBe(network.length);
    for (let l = 2; l <= network.length; l++) expect(data(layer(x, l))).toEqual(data(layer(a, l - 1)));
    for (let l = 1; l <= network.length; l++) {
      expect(data(layer(w, l)).length).toBe(Number(layer(n, l - 1)) * Number(layer(n, l)));
    }
    model.choose(2, 7);
    expect(model.symbols.value).toMatchObject({ l: 2, j: 7, g: network[1].activation });
  });

  it('from logits to loss: slopes that are a − y', () => {
    const model = logitsModel(async () => null);
    model.choose(3);
    const { a, y, delta, c } = model.symbols.value;
    // classes are counted from 1
    expect(c).toBe(4);
    for (const [j, slope] of numbers(delta).entries()) expect(slope).toBeCloseTo(numbers(a)[j] - numbers(y)[j], 14);
  });

  it('the slow start: the rate and the step, the weight as long as both neurons have the same', () => {
    const model = slowStartModel();
    expect(model.symbols.value).toMatchObject({ w: 3, b: 3, t: 0, a: activations.sigmoid.value(6) });
    model.player.step(5);
    expect(model.symbols.value).toMatchObject({ eta: 0.3, t: 5 });
    expect(model.symbols.value.w).toBeUndefined();
  });

  it('the nudge: errors whose product with the input is the slope that the figure shows', () => {
    const model = nudgeModel();
    model.w.value = -0.7;
    const { delta, x, w } = model.symbols.value;
    expect(layer(w, 1)).toBe(-0.7);
    expect(Number(layer(delta, 1)) * Number(x)).toBeCloseTo(model.slope.value, 14);
  });

  it('there and back: a layer once all of it is computed, and the loss when it is', () => {
    const model = thereModel();
    model.step.value = 5;
    const { z, a, L } = model.symbols.value;
    expect([Object.keys(z as object), a, L]).toEqual([['1'], undefined, undefined]);
    model.step.value = operations.length;
    expect(model.symbols.value.L).toBe(model.pass.value.loss);
    expect(Object.keys(model.symbols.value.delta as object)).toEqual(['1', '2']);
  });

  it('the gradient check and the edited weight: which weight, and what it is now', async () => {
    const check = checkModel(undefined, doubtfulDigits(), found);
    const edit = editModel(undefined, doubtfulDigits(), found);
    for (const model of [check, edit]) {
      expect(model.symbols.value).toBeNull();
      await model.load();
      const { l, i, j, w } = model.symbols.value as Record<'l' | 'i' | 'j' | 'w', number>;
      const { W, b } = network[l - 1];
      const moved = model === edit ? edit.move.value : 0;
      expect(w).toBeCloseTo(W[(i - 1) * b.length + j - 1] + moved, 6);
    }
    expect(check.symbols.value).toMatchObject({ h: 1e-5, m: 10 });
    edit.move.value = 0;
    expect(Number(edit.symbols.value?.L)).toBeCloseTo(edit.here.value!.loss, 12);
  });

  it('masks: the rate, the outputs and the mask that lies on them', () => {
    const model = masksModel(Float64Array.of(0.5, 1, 0.25, 2));
    const { p, a, mask } = model.symbols.value;
    expect([p, a]).toEqual([0.5, [0.5, 1, 0.25, 2]]);
    expect(numbers(mask)).toEqual(Array.from(model.tally.value.mask));
    model.player.step(7);
    expect(numbers(model.symbols.value.mask)).toEqual(Array.from(model.tally.value.mask));
  });

  it('the bowl: numbers on the parabola, pairs in the valley, and the loss that they make', () => {
    const model = bowlModel();
    model.player.step(3);
    const { eta, lambda, w, L, t } = model.symbols.value;
    expect([eta, t]).toEqual([0.15, 3]);
    expect(L).toBeCloseTo((Number(lambda) * Number(w) ** 2) / 2, 14);
    model.shape.value = 'valley';
    const both = model.symbols.value;
    const sum = numbers(both.lambda).reduce((total, curvature, k) => total + curvature * numbers(both.w)[k] ** 2, 0);
    expect(both.L).toBeCloseTo(sum / 2, 12);
  });

  it('the batch size: how many images a step has, and how many steps were before', () => {
    const model = noiseModel(recordAt('gradient-descent.batch-noise'));
    model.size.value = '8';
    expect(model.symbols.value).toMatchObject({ m: 8, t: 100, eta: model.trainings.eta.value });
  });

  it('the race: momentum’s constants, and the curvatures of the bowl alone', () => {
    const model = raceModel();
    expect(model.symbols.value).toEqual({ t: 200, mu: 0.9, eta: 0.01, lambda: [1, model.kappa.value] });
    model.setMomentum(0.02, 0.5);
    model.land.value = 'rosenbrock';
    expect(model.symbols.value).toEqual({ t: 200, mu: 0.5, eta: 0.02 });
  });

  it('Adam taken apart: moments that are the same mean of the same gradients', () => {
    const model = apartModel(recordAt('gradient-descent.adam').traces);
    model.source.value = 'constant';
    model.player.go(10);
    const { t, moment1, moment2, beta1, beta2 } = model.symbols.value;
    expect(moment1).toBeCloseTo(1 - Number(beta1) ** Number(t), 12);
    expect(moment2).toBeCloseTo(1 - Number(beta2) ** Number(t), 12);
    expect(model.symbols.value.j).toBeUndefined();
  });

  it('the rate finder: the suggestion once a test is over, the step under way before', () => {
    const record = recordedFinding as RecordedFinding;
    const line = { hear: (_: JobAnswer<FinderReport>) => {} };
    const model = finderModel(record, (hear) => {
      line.hear = hear;
      return { post: () => {}, close: () => {} };
    });
    const { eta, lambda, m, L } = model.symbols.value;
    expect([eta, m, L]).toEqual([model.reading.value.suggestion, 32, undefined]);
    expect(2 / Number(lambda)).toBe(stabilityLimit('sgd', record.lambda!));
    const points = model.shown.value.points.slice(0, 7);
    model.play();
    for (const point of points)
      line.hear({ type: 'report', turn: 1, report: { type: 'point', point, isDrawn: false } });
    const { rate, loss } = points[6];
    expect(model.symbols.value).toEqual({ m: 32, eta: rate, t: 7, L: loss });
  });
});
