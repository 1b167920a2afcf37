/** The article's program against deeper networks of no more parameters. Chapter: forward. */
import { Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { type Bench, experiment } from '../experiment.ts';

/** Hidden layers; the first is the article's. */
export const shapes = { one: [128], two: [112, 112], three: [100, 100, 100] } as const;

function trained({ data, kernels }: Bench, seed: number, units: readonly number[]) {
  const layers = units.map((one) => ({ units: one, activation: 'relu' as const }));
  const run = new Program({ ...articleSettings, seed, layers }, data, kernels());
  while (!run.done) run.next();
  const { accuracy, loss } = run.evaluate();
  return { parameters: run.model.countParams(), testAccuracy: accuracy, testLoss: loss };
}

export const deepOrWide = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 30,
  seeds: [1, 2, 3],
  measure: (bench, seed) => ({
    one: trained(bench, seed, shapes.one),
    two: trained(bench, seed, shapes.two),
    three: trained(bench, seed, shapes.three),
  }),
});
