/** Adam taken apart: the laws of its first steps, and the same weights as the engine's own training, bit for bit. */
import { describe, expect, it } from 'vitest';
import kept from '../../../../content/records/gradient-descent/adam.json' with { type: 'json' };
import { generator } from '../../../../lib/generator.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import { adam } from '../../../../lib/optimisers/adam.ts';
import { startOfClock } from '../../../../lib/optimisers/optimiser.ts';
import {
  type Constants,
  gradientsOf,
  type Moment,
  ratesAfter,
  sequences,
  takeApart,
  usual,
} from '../../../../src/experiments/gradient-descent/adam/apart.ts';
import {
  busiest,
  busiestOut,
  gradientsAt,
  intoUnit,
  rarest,
  stepsIn,
} from '../../../../src/experiments/gradient-descent/adam/recording.ts';
import { exponentOf, shades, spreadOf } from '../../../../src/experiments/gradient-descent/adam/spread.ts';
import {
  classes,
  followed,
  inputs,
  type Recording,
  recordRun,
  units,
} from '../../../../src/experiments/gradient-descent/adam/training.ts';
import { linesOf } from '../../../../src/figures/gradient-descent/adam-apart/lines.ts';
import { apartModel } from '../../../../src/figures/gradient-descent/adam-apart/model.ts';
import { strings } from '../../../../src/figures/gradient-descent/adam-apart/strings.ts';
import type { AdamReport } from '../../../../src/figures/gradient-descent/adam-apart/worker.ts';
import { short } from '../../../../src/kit/numbers.ts';
import type { JobAnswer } from '../../../../src/workers/job-protocol.ts';
import { tinyDataset } from '../../../support/tiny-dataset.ts';

const noise = (seed: number, length = 60): Float64Array => {
  const random = generator(seed, 'gradients');
  return Float64Array.from({ length }, () => 2 * random.uniform() - 1);
};
const tiny: Constants = { ...usual, epsilon: 1e-12 };
const forms: Constants[] = [usual, { ...usual, form: 'textbook' }];

function record(seed: number, constants: Constants, count = 12): Recording {
  const run = recordRun(
    tinyDataset(count * 32),
    { seed, unit: 1, constants },
    referenceKernels({ precision: 'float64' }),
    count,
  );
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}
const recorded = record(1, usual);

describe('the recursion', () => {
  it('makes the first step one rate long, whatever the size of the gradient', () => {
    for (const size of [1e-4, 0.3, 1, -7, 1e4]) {
      const [first] = takeApart(gradientsOf('constant', size, 1), 0, tiny);
      expect(first.step / -Math.sign(size)).toBeCloseTo(usual.learningRate, 9);
    }
  });

  it('makes it (1 − β₁) / √(1 − β₂) rates long where nothing is corrected: 3.16 with the usual constants', () => {
    for (const [beta1, beta2] of [
      [0.9, 0.999],
      [0.8, 0.99],
      [0, 0.9],
    ]) {
      const [first] = takeApart([5], 0, { ...tiny, beta1, beta2 }, false);
      expect(-first.step / tiny.learningRate).toBeCloseTo((1 - beta1) / Math.sqrt(1 - beta2), 8);
    }
    expect(-takeApart([5], 0, tiny, false)[0].step / tiny.learningRate).toBeCloseTo(3.162, 3);
  });

  it('has corrections that only fall, towards 1', () => {
    const trace = takeApart(noise(1, 4000), 0, usual);
    for (const share of ['share1', 'share2'] as const) {
      for (const [k, moment] of trace.slice(1).entries()) expect(moment[share]).toBeGreaterThanOrEqual(trace[k][share]);
    }
    expect(trace[0].share1).toBeCloseTo(0.1, 12);
    expect(trace[0].share2).toBeCloseTo(0.001, 12);
    expect(1 / trace[99].share1).toBeCloseTo(1, 4);
    expect(1 / trace[3999].share2).toBeLessThan(1.02);
  });

  it('is a weighted sum of all gradients so far, with weights that add up to 1 once corrected', () => {
    const g = noise(2);
    for (const [k, { m, v, mHat, share1, share2 }] of takeApart(g, 0, usual).entries()) {
      let [first, second, weights] = [0, 0, 0];
      for (let s = 0; s <= k; s++) {
        first += (1 - usual.beta1) * usual.beta1 ** (k - s) * g[s];
        second += (1 - usual.beta2) * usual.beta2 ** (k - s) * g[s] ** 2;
        weights += ((1 - usual.beta1) * usual.beta1 ** (k - s)) / share1;
      }
      expect(m).toBeCloseTo(first, 12);
      expect(v).toBeCloseTo(second, 12);
      expect(weights).toBeCloseTo(1, 12);
      expect(mHat * share1).toBeCloseTo(m, 14);
      expect(share2).toBeCloseTo(1 - usual.beta2 ** (k + 1), 12);
    }
  });

  it('answers a gradient that stays the same with steps that stay one rate long', () => {
    for (const { step } of takeApart(gradientsOf('constant', 40, 120), 0, tiny)) {
      expect(step / -tiny.learningRate).toBeCloseTo(1, 9);
    }
  });

  it('hardly moves where gradients alternate, and moves on after a single one', () => {
    const { learningRate } = usual;
    const [, , , ...late] = takeApart(gradientsOf('alternating', 1, 120), 0, tiny);
    for (const { step } of late.slice(40)) expect(Math.abs(step)).toBeLessThan(0.06 * learningRate);
    const after = takeApart(gradientsOf('spike', 1, 120), 0, tiny);
    expect(after.slice(0, 19).every(({ step }) => step === 0)).toBe(true);
    expect(after.slice(19).every(({ step }) => step < 0)).toBe(true);
  });

  it('does not see the scale of the gradients', () => {
    const g = noise(3);
    for (const scale of [1e-3, 1e3]) {
      const scaled = takeApart(
        g.map((one) => scale * one),
        0,
        tiny,
      );
      for (const [k, { step }] of takeApart(g, 0, tiny).entries()) expect(scaled[k].step).toBeCloseTo(step, 9);
    }
  });

  it('steps by minus its rate times the corrected mean, in both forms and without correction', () => {
    for (const constants of forms) {
      for (const corrected of [true, false]) {
        for (const { step, rate, mHat, w, w0 } of takeApart(
          noise(4),
          0.3,
          { ...constants, epsilon: 1e-2 },
          corrected,
        )) {
          expect(step).toBeCloseTo(-rate * mHat, 14);
          expect(w - w0).toBeCloseTo(step, 14);
        }
      }
    }
  });

  it('tells the forms apart by where ε stands', () => {
    const epsilon = 0.05;
    const [keras, textbook] = forms.map((constants) => takeApart(noise(5), 0, { ...constants, epsilon }));
    for (const [k, { rate, vHat, share2 }] of textbook.entries()) {
      expect(rate).toBeCloseTo(usual.learningRate / (Math.sqrt(vHat) + epsilon), 14);
      expect(keras[k].rate).toBeCloseTo(usual.learningRate / (Math.sqrt(vHat) + epsilon / Math.sqrt(share2)), 14);
    }
  });

  it('gives the same rates for many weights at once', () => {
    const lists = [noise(6), noise(7), new Float64Array(60)];
    const rates = ratesAfter(30, (t) => Float64Array.from(lists, (list) => list[t - 1]), usual);
    const single = lists.map((list) => takeApart(list, 0, usual)[29].rate);
    expect(rates).toEqual([single[0], single[1], null]);
  });
});

describe('a training', () => {
  it.each([usual, { ...usual, form: 'textbook', beta1: 0.8, learningRate: 0.01 } as const])(
    'ends with the weights that the recursion makes of its gradients, bit for bit',
    (constants) => {
      const one = record(2, constants);
      expect(stepsIn(one)).toBe(12);
      for (const place of [busiest(one)!, rarest(one)!, busiestOut(one)!, 0, inputs, followed - 1]) {
        expect(takeApart(gradientsAt(one, place), one.first[place], constants).at(-1)!.w).toBe(one.last[place]);
      }
    },
  );

  it('is the same for the same seed and another for another', () => {
    expect(record(1, usual)).toEqual(recorded);
    expect(record(3, usual).gradients).not.toEqual(recorded.gradients);
  });

  it('keeps the weights of the unit that is asked for: its column, then its row', () => {
    const layers = [dense(units, { activation: 'relu' }), dense(classes, { activation: 'softmax' })];
    const kernels = referenceKernels({ precision: 'float64' });
    const [W1, , W2] = sequential(layers, { inputShape: [inputs], seed: 1, kernels }).getWeights();
    for (const place of [0, 300, inputs - 1]) expect(recorded.first[place]).toBe(W1[place * units]);
    for (const k of [0, 9]) expect(recorded.first[inputs + k]).toBe(W2[k]);
  });

  it('passes over weights that never have a gradient, in its choice and in its picture', () => {
    const gradients = new Float64Array(2 * followed);
    [gradients[5], gradients[followed + 5], gradients[followed + 9]] = [1, 1, 0.5];
    const one = { ...recorded, gradients };
    expect([busiest(one), rarest(one), busiestOut(one)]).toEqual([5, 9, null]);
    const rates = ratesAfter(2, (t) => intoUnit(one, t), usual);
    const spread = spreadOf(rates)!;
    expect(spread.still).toBe(inputs - 2);
    const grey = shades(rates, spread);
    expect([grey[0], grey[9] > grey[5]]).toEqual([0, true]);
    expect(grey[5]).toBeCloseTo(0.1, 6);
  });

  it('has a busy weight, a rare one, and one that leads out', () => {
    const [busy, rare, out] = [busiest, rarest, busiestOut].map((find) => find(recorded)!);
    const lit = (place: number) => gradientsAt(recorded, place).filter((g) => g !== 0).length;
    expect(busy).toBeLessThan(inputs);
    expect(out).toBeGreaterThanOrEqual(inputs);
    expect(lit(rare)).toBeGreaterThan(0);
    expect(lit(rare)).toBeLessThan(lit(busy));
  });

  it('counts every weight of the unit once: in a bin, or among those without a gradient', () => {
    const rates = ratesAfter(12, (t) => intoUnit(recorded, t), usual);
    const spread = spreadOf(rates)!;
    expect(spread.bins.reduce((sum, count) => sum + count, 0) + spread.still).toBe(inputs);
    expect(exponentOf(spread.least)).toBeGreaterThanOrEqual(spread.from);
    expect(exponentOf(spread.greatest)).toBeLessThanOrEqual(spread.to);
    const grey = shades(rates, spread);
    for (const [k, rate] of rates.entries()) expect(grey[k] === 0).toBe(rate === null);
    expect(spreadOf([null, null])).toBeNull();
  });
});

/** What a printed sum comes to: ×, √, ², brackets and powers of ten as they are set. */
function amountOf(text: string): number {
  const superscript = (digits: string) =>
    [...digits].map((one) => (one === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(one))).join('');
  const code = text
    .replaceAll('\u2212', '-')
    .replace(/([\d.]+) × 10([⁰¹²³⁴-⁹⁻]+)/g, (_, lead, power) => `(${lead}e${superscript(power)})`)
    .replace(/\b10([⁰¹²³⁴-⁹⁻]+)/g, (_, power) => `(1e${superscript(power)})`)
    .replace(/([⁰¹²³⁴-⁹]+)/g, (power) => `**${superscript(power)}`)
    .replaceAll('√', ' root ')
    .replaceAll('×', '*')
    .replace(/ root (\((?:[^()]|\([^()]*\))*\)|[\d.]+)/g, 'Math.sqrt($1)')
    .replace(/(^|[=(*/] ?)-(\(?[\d.]+(?:e-?\d+)?\)?)\*\*/g, '$1-($2)**');
  return new Function(`return ${code}`)();
}

describe('the lines in numbers', () => {
  const lists: Record<string, Float64Array> = {
    ...Object.fromEntries(sequences.map((name) => [name, gradientsOf(name, 0.37, 40)])),
    noise: noise(8, 40),
  };

  it.each(Object.keys(lists))('come out as they are printed: %s', (name) => {
    for (const constants of forms) {
      for (const corrected of [true, false]) {
        for (const moment of takeApart(lists[name], 0.042, constants, corrected)) {
          const lines = linesOf(moment, constants, corrected);
          expect(lines).toHaveLength(5);
          for (const { name: which, work, result } of lines) {
            const sides = work?.split(' = ') ?? [];
            for (const [k, side] of sides.entries()) {
              const where = `${which}, step ${moment.t}: ${work} = ${result}`;
              // the last side to every printed digit; before it stands a power of β, with digits of the engine's running product
              if (k === sides.length - 1) expect(short(amountOf(side)), where).toBe(result);
              else expect(amountOf(side) / amountOf(result) || 1, where).toBeCloseTo(1, 3);
            }
          }
          const value = { m: moment.m, v: moment.v, mHat: moment.mHat, vHat: moment.vHat } as Record<string, number>;
          for (const { name: which, result } of lines) {
            if (which in value) expect(amountOf(result) / value[which] || 1).toBeCloseTo(1, 3);
          }
          const step = lines.find(({ name: which }) => which.startsWith('step'))!;
          expect(amountOf(step.result) / (moment.step || 1)).toBeCloseTo(moment.step === 0 ? 0 : 1, 3);
        }
      }
    }
  });
});

describe('the figure', () => {
  /** A model, and the answers of its worker by hand. */
  const made = () => {
    let hear: (answer: JobAnswer<AdamReport>) => void = () => {};
    const model = apartModel(kept.traces, (to) => {
      hear = to;
      return { post: () => {}, close: () => {} };
    });
    return { model, hear: (answer: JobAnswer<AdamReport>) => hear(answer) };
  };

  it('opens on a recorded weight, whose gradients lead to where the record has it', () => {
    const { model } = made();
    const [last, { gradients, place }] = [model.trace.value.at(-1)!, kept.traces.busy];
    expect([model.source.value, model.place.value, model.now.value.t]).toEqual(['busy', place, 24]);
    expect(model.now.value.g).toBe(gradients[23]);
    expect(Math.abs(last.w - kept.traces.busy.start) / usual.learningRate / kept.busy.moved).toBeCloseTo(1, 3);
    model.source.value = 'lit';
    expect(model.trace.value.filter(({ g }) => g !== 0)).toHaveLength(1);
    expect(model.asTrained.value).toBe(true);
    model.beta1.value = 0.5;
    expect(model.asTrained.value).toBe(false);
  });

  it('has a longest step of one rate where gradients stay the same, and of 6.57 rates at step 12 uncorrected', () => {
    const { model } = made();
    model.source.value = 'constant';
    expect(model.longest.value.length).toBeCloseTo(1, 5);
    model.corrected.value = false;
    // the mean has grown to 1 − 0.9¹² by then, the root still lags behind at √(1 − 0.999¹²)
    expect(model.longest.value.at).toBe(12);
    expect(model.longest.value.length).toBeCloseTo((1 - 0.9 ** 12) / Math.sqrt(1 - 0.999 ** 12), 4);
  });

  it('follows weights of a training, any pixel’s too, and trains where a pixel is asked for without one', () => {
    const { model, hear } = made();
    const sleep = model.wake();
    model.pick(400);
    expect(model.training.state.value).toBe('waiting');
    hear({ type: 'report', turn: 1, report: { recording: recorded, isDrawn: true } });
    hear({ type: 'done', turn: 1 });
    expect([model.source.value, model.place.value]).toEqual(['pixel', 399]);
    expect(model.trace.value.at(-1)!.w).toBe(recorded.last[399]);
    model.source.value = 'out';
    expect(model.place.value).toBe(busiestOut(recorded));
    expect(model.trace.value.at(-1)!.w).toBe(recorded.last[model.place.value!]);
    model.reset();
    expect([model.recording.value, model.place.value]).toEqual([null, kept.traces.busy.place]);
    sleep();
  });

  it('keeps what it has when a training fails', () => {
    const { model, hear } = made();
    const before = model.trace.value;
    model.train();
    hear({ type: 'failed', turn: 1, problem: { code: 'diverged', facts: { epoch: 1, step: 1 } } });
    expect([model.training.state.value, model.trace.value]).toEqual(['failed', before]);
  });

  it('has the same words in both languages', () => {
    expect(Object.keys(strings.zh)).toEqual(Object.keys(strings.en));
  });
});

it('ticks the engine’s own clock: an optimiser of the same constants takes the same step', () => {
  const kernels = referenceKernels({ precision: 'float64' });
  const optimiser = adam(usual);
  const clock = startOfClock();
  const [values, gradient] = [Float64Array.of(0.3), new Float64Array(1)];
  const moments = [new Float64Array(1), new Float64Array(1)];
  const g = noise(9);
  const trace: Moment[] = takeApart(g, 0.3, usual);
  for (const [k, { w }] of trace.entries()) {
    gradient[0] = g[k];
    optimiser.tick(clock);
    optimiser.update(kernels, { values, gradient, moments, length: 1 }, usual.learningRate, clock);
    expect(w).toBe(values[0]);
  }
});
