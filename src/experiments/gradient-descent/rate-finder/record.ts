/** The experiments behind the learning-rate finder: what it suggests, and what the rates round its suggestion come to. Chapter: gradient-descent. */
import type { Dataset } from '../../../../lib/data/dataset.ts';
import type { Kernels } from '../../../../lib/nn/kernels.ts';
import { type Bench, endsOf, experiment } from '../../experiment.ts';
import { flat, startingSharpness, surfaceOf } from './curvature.ts';
import { bestOf, findingOf, readingOf } from './finding.ts';
import { rangeJob, trialsJob } from './job.ts';
import { type Point, pointsOf, ratesToTry } from './range.ts';
import { type RecordedFinding, recalled } from './recorded.ts';
import { sharpness } from './sharpness.ts';
import {
  batchSize,
  type Ending,
  type Finding,
  networkOf,
  optimiserNames,
  type Rule,
  type Trial,
  trained,
  trainingImages,
  validated,
} from './training.ts';

type Make = () => Kernels;

const seeds = [1, 2, 3, 4, 5];
const short = (value: number, digits = 5): number => Number(value.toPrecision(digits));

/** The range test to its end, and the curvature of the network that it began with. */
export function findingRun(data: Dataset, finding: Finding, kernels: Make) {
  const points: Point[] = [];
  let ending: Ending = 'top';
  let lambda: number | null = null;
  for (const report of rangeJob(data, finding, kernels)) {
    if (report.type === 'point') points.push(report.point);
    else if (report.type === 'ended') ending = report.ending;
    else if (report.type === 'sharpness' && report.settled) lambda = report.lambda;
  }
  return { finding, points, ending, lambda };
}

/** One epoch at each rate. */
export function trialsOf(data: Dataset, finding: Finding, rates: readonly number[], kernels: Make): Trial[] {
  const reports = [...trialsJob(data, finding, rates, kernels)];
  return reports.flatMap((report) => (report.type === 'trial' ? [report.trial] : []));
}

/** Losses with five digits: the curve and its marks are read off them. */
export function recordedFinding(data: Dataset, finding: Finding, kernels: Make): RecordedFinding {
  const { points, ending, lambda } = findingRun(data, finding, kernels);
  const losses = points.map(({ loss }) => short(loss));
  const { suggestion, usual } = readingOf({ finding, points: pointsOf(losses, finding), ending, lambda });
  const trials = suggestion === null ? [] : trialsOf(data, finding, ratesToTry(suggestion, usual, finding), kernels);
  return {
    ...{ finding, losses, ending, lambda: lambda === null ? null : short(lambda) },
    trials: trials.map(({ rate, loss, accuracy, broken }) =>
      broken === null ? { rate, loss: short(loss), accuracy, broken } : { rate, loss: null, accuracy: null, broken },
    ),
  };
}

/** λ after one epoch at each rate of plain descent: what training does to the limit that the untrained network set. */
export function sharpnessAfter(data: Dataset, rule: Rule, seed: number, rates: readonly number[], kernels: Make) {
  const surface = surfaceOf(data);
  return rates.map((rate) => {
    const model = networkOf(rule, seed, kernels());
    const run = model.run(...trainingImages(data), { batchSize });
    run.rate = rate;
    while (!run.done) run.next();
    const lambda = sharpness(surface, flat(model.getWeights()), { seed });
    return { rate, lambda: short(lambda), limit: short(2 / lambda) };
  });
}

const summaryOf = (record: RecordedFinding) => {
  const { trials, ...found } = recalled(record);
  const { suggestion, lowest, blowUp, limit, usual } = readingOf(found);
  const best = bestOf(trials);
  const at = (rate: number | null) => record.trials.find((trial) => trial.rate === rate)?.accuracy ?? null;
  const rates = { suggestion, lowest, blowUp, limit };
  return {
    ...Object.fromEntries(Object.entries(rates).map(([name, rate]) => [name, rate === null ? null : short(rate, 3)])),
    ...{ usual, best: best?.rate ?? null, bestAccuracy: best?.accuracy ?? null },
    suggestionAccuracy: at(suggestion === null ? null : short(suggestion, 2)),
    usualAccuracy: at(usual),
  };
};

/** All numbers of the figure and of the text round it. `still`: the figure before anyone touches it. */
function finderOf({ data, kernels }: Bench) {
  const records = optimiserNames.map((rule) => recordedFinding(data, findingOf(rule), kernels));
  const suggested = (rule: Rule, seed: number, steps?: number) => {
    const { suggestion, lowest } = readingOf(findingRun(data, findingOf(rule, seed, steps), kernels));
    return { suggestion: suggestion && short(suggestion, 3), lowest: lowest && short(lowest, 3) };
  };
  const bySeed = <Found>(find: (seed: number) => Found) =>
    Object.fromEntries(seeds.map((seed) => [seed, find(seed)])) as Record<number, Found>;
  const found = (rule: Rule) => bySeed((seed) => suggested(rule, seed));
  const start = bySeed((seed) => {
    let last = 0;
    for (const lambda of startingSharpness(data, seed, kernels())) last = lambda;
    return { lambda: short(last), limit: short(2 / last) };
  });
  const byRule = Object.fromEntries(optimiserNames.map((rule) => [rule, found(rule)])) as Record<
    Rule,
    ReturnType<typeof found>
  >;
  const after = sharpnessAfter(data, 'sgd', 1, [0.003, 0.01, 0.03, 0.1, 0.3, 1], kernels);
  return {
    still: records[0],
    rules: Object.fromEntries(records.map((record, k) => [optimiserNames[k], summaryOf(record)])),
    /** Of every seed; and the ends of these ranges under plain descent. */
    seeds: byRule,
    lowest: endsOf(Object.values(byRule.sgd).map(({ lowest }) => lowest ?? Number.NaN)),
    limits: endsOf(Object.values(start).map(({ limit }) => limit)),
    steps: Object.fromEntries([150, 300, 600, 1200].map((steps) => [steps, suggested('sgd', 1, steps)])),
    /** Of the untrained network, by seed; and after an epoch at each rate. */
    start,
    after: Object.fromEntries(after.map(({ rate, ...one }) => [rate, one])),
  };
}

export const rateFinder = experiment({
  images: { train: trained + validated, test: 0 },
  seconds: 60,
  measure: finderOf,
});
