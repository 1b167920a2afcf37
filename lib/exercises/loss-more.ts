/** Exercises of the chapter on losses that are more than one formula: a derivation in steps, a curve to read, a wait to estimate. */
import { exp, log } from '../nn/elementary.ts';
import { sparseSoftmaxCrossEntropy } from '../nn/losses.ts';
import { softmax } from '../nn/softmax.ts';
import { lossesOver } from './drawing.ts';
import { drawUntil, type Exercise, handyList, isApart, roundedTo, withinFactor } from './exercise.ts';

const chapter = 'loss';
const R = String.raw;

const sum = R`\sum_{k=1}^{n_D} e^{z_k}`;
const steps = [
  R`S = ${sum}`,
  R`L = \log ${sum} - z_c`,
  R`a_c = \frac{1}{${sum}} \cdot e^{z_c}`,
  R`\delta_c = \frac{1}{${sum}} \cdot e^{z_c} - 1`,
];

export const derivation: Exercise = {
  id: 'loss-derivation',
  chapter,
  equation: 'log-sum-exp-slope',
  tex: steps,
  symbols: ['L', 'z', 'a', 'delta', 'c', 'n', 'D', 'k'],
  slips: [
    steps.with(3, R`\delta_c = \frac{1}{${sum}} \cdot e^{z_c}`),
    steps.with(3, R`\delta_c = 1 - \frac{1}{${sum}} \cdot e^{z_c}`),
    steps.with(1, R`L = \log ${sum}`),
    steps.with(2, R`a_c = \frac{1}{${sum}}`).with(3, R`\delta_c = \frac{1}{${sum}} - 1`),
  ],
  tolerance: roundedTo(3),
  instance(random) {
    const n = 3;
    const { z, c } = drawUntil(
      () => ({ z: handyList(random, n, 2, 1), c: 1 + random.integer(n) }),
      ({ z, c }) => Math.abs(z[c - 1]) >= 0.3,
    );
    const [a, delta] = [new Float64Array(n), new Float64Array(n)];
    softmax(a, Float64Array.from(z), 1, n);
    const L = sparseSoftmaxCrossEntropy(delta, a, Float64Array.from(z), Int32Array.of(c - 1), 1, n);
    return {
      values: { z, c, n: { 1: n }, D: 1 },
      given: [
        { tex: 'z', value: z },
        { tex: 'c', value: c },
      ],
      asked: [
        { tex: 'S', value: z.reduce((total, one) => total + exp(one), 0) },
        { tex: 'L', value: L },
        { tex: 'a_c', value: a[c - 1] },
        { tex: R`\delta_c`, value: delta[c - 1] },
      ],
    };
  },
};

/** A loss is so many parts of 1. */
const parts = 20;

/** Losses after each epoch, in twentieths: they fall, and from some epoch on they rise again. */
function losses(random: { integer(n: number): number }): number[] {
  const lowest = 3 + random.integer(4);
  let now = 7 + random.integer(9);
  const list = [now];
  for (let t = lowest - 1; t >= 1; t--) {
    now += 1 + random.integer(3) + (t === 1 ? 5 : 0);
    list.unshift(now);
  }
  now = list[lowest - 1];
  while (list.length < 9) {
    now += 1 + random.integer(2);
    list.push(now);
  }
  return list.map((one) => one / parts);
}

export const curve: Exercise = {
  id: 'loss-curve',
  chapter,
  equation: 'sparse-cross-entropy',
  tex: [R`t = \operatorname{argmin}_s L_s`, R`a = e^{-\min_s L_s}`],
  symbols: ['t', 'a', 'L'],
  slips: [
    [R`t = \operatorname{argmin}_s L_s`, R`a = 1 - \min_s L_s`],
    [R`t = \operatorname{argmin}_s L_s`, R`a = e^{-\max_s L_s}`],
    [R`t = \operatorname{argmax}_s L_s`, R`a = e^{-\max_s L_s}`],
  ],
  tolerance: roundedTo(2),
  instance(random) {
    const L = drawUntil(
      () => losses(random),
      (list) => isApart(roundedTo(2), exp(-Math.min(...list)), 1 - Math.min(...list)),
    );
    const least = Math.min(...L);
    return {
      values: { L },
      given: [{ tex: 'L', value: L, drawn: true }],
      drawing: lossesOver({ L }, parts),
      asked: [
        { tex: 't', value: 1 + L.indexOf(least) },
        { tex: 'a', value: exp(-least) },
      ],
    };
  },
};

export const wait: Exercise = {
  id: 'loss-wait',
  chapter,
  equation: 'slow-wait',
  tex: [R`t = \frac{e^{z_0}}{4 \eta}`],
  symbols: ['t', 'z', 'eta'],
  slips: [[R`t = \frac{e^{z_0}}{2 \eta}`], [R`t = \frac{e^{z_0}}{\eta}`], [R`t = \frac{z_0}{4 \eta}`]],
  // whoever counts instead finds up to a tenth more
  tolerance: withinFactor(1.2),
  instance(random) {
    const z = (55 + random.integer(16)) / 10;
    const eta = (2 + random.integer(4)) / 10;
    // e^z / 4η, as the steps e^z → e^z − 4η count it
    return {
      values: { z: { 0: z }, '\\eta': eta },
      given: [
        { tex: 'z_0', value: z },
        { tex: R`\eta`, value: eta },
      ],
      asked: [{ tex: 't', value: exp(z - log(4 * eta)) }],
    };
  },
};
