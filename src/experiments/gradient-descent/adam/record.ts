/** What Adam makes of the gradients of one unit's weights. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { experiment } from '../../experiment.ts';
import { gradientsOf, ratesAfter, takeApart, usual } from './apart.ts';
import { busiest, busiestOut, gradientsAt, intoUnit, type Place, rarest, stepsIn } from './recording.ts';
import { spreadOf } from './spread.ts';
import { examples, recordRun, rowAndColumn } from './training.ts';

/** Adam's steps in its first 120 batches: how far a weight went, in steps of length η, and the rates of one unit's weights. */
export function adamOnMnist(data: Dataset) {
  const run = recordRun(data, { seed: 1, unit: 1, constants: usual }, referenceKernels({ precision: 'float64' }));
  let { done, value } = run.next();
  while (!done) ({ done, value } = run.next());
  const recording = value as Exclude<typeof value, number>;
  const eta = usual.learningRate;
  const life = (place: number) => {
    const gradients = gradientsAt(recording, place);
    const moments = takeApart(gradients, recording.first[place], usual);
    return {
      ...rowAndColumn(place),
      gradients: gradients.filter((g) => g !== 0).length,
      moved: Math.abs(moments.at(-1)!.w - recording.first[place]) / eta,
      longestStep: Math.max(...moments.map(({ step }) => Math.abs(step))) / eta,
      plain: Math.abs(gradients.reduce((sum, g) => sum + g, 0)),
    };
  };
  /** In so many digits as a picture needs. */
  const trace = (place: Place) => ({
    place,
    start: Number(recording.first[place].toPrecision(5)),
    gradients: Array.from(gradientsAt(recording, place), (g) => Number(g.toPrecision(4))),
  });
  const spread = spreadOf(ratesAfter(stepsIn(recording), (t) => intoUnit(recording, t), usual))!;
  const constant = takeApart(gradientsOf('constant', 1, stepsIn(recording)), 0, usual, false);
  const longest = constant.reduce((a, b) => (Math.abs(b.step) > Math.abs(a.step) ? b : a));
  return {
    rare: life(rarest(recording)!),
    busy: life(busiest(recording)!),
    rates: { least: spread.least, greatest: spread.greatest, still: spread.still },
    traces: { busy: trace(busiest(recording)!), lit: trace(rarest(recording)!), out: trace(busiestOut(recording)!) },
    uncorrected: { first: Math.abs(constant[0].step) / eta, longest: Math.abs(longest.step) / eta, at: longest.t },
  };
}

export const adam = experiment({
  images: { train: examples, test: 0 },
  seconds: 4,
  measure: ({ data }) => adamOnMnist(data),
});
