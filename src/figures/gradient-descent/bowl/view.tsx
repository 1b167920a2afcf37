/** The bowl: the path, its losses against theory, and the factor that decides. No arithmetic here. */
import { mostSteps } from '../../../experiments/gradient-descent/bowl/descent.ts';
import { factorOf } from '../../../experiments/gradient-descent/bowl/rates.ts';
import { figure } from '../../../kit/figure.tsx';
import { Letters } from '../../../kit/Letters.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixedOrPower, grouped, short } from '../../../kit/numbers.ts';
import { FactorChart, LossChart } from './charts.tsx';
import { type BowlModel, bowlModel, steps } from './model.ts';
import { Picture } from './Picture.tsx';
import { type BowlWords, strings } from './strings.ts';

const measure = (value: number): string => fixedOrPower(value, 4, 0.001, 1e5);
const letter = (name: string, k: number, two: boolean) => (two ? `${name}${k ? '₂' : '₁'}` : name);

export default figure({
  id: 'bowl',
  words: strings,
  model: bowlModel,
  wide: true,
  equations: ['weight-update', 'quadratic-stability'],
  files: [
    'lib/optimisers/sgd.ts',
    'src/experiments/gradient-descent/bowl/descent.ts',
    'src/experiments/gradient-descent/bowl/rates.ts',
  ],
  says: sentence,
  controls: ({ shape, takeBest, takeLimit }, t) => [
    { label: t.best, onClick: takeBest },
    { label: t.limit, onClick: takeLimit },
    { label: t.shape, value: shape, names: t.shapes },
  ],
  fields({ run, eta, lambda, w }, t) {
    const axes = run.value.lambda.map((_, k) => k);
    const two = axes.length === 2;
    return [
      { label: t.eta, symbol: 'η', sym: 'eta', kind: 'optimiser', value: eta },
      ...axes.map((k) => ({
        ...{ label: t.lambda(k, two), symbol: letter('λ', k, two), sym: 'lambda' as const, value: lambda[k] },
      })),
      ...axes.map((k) => ({
        ...{ label: t.w(k, two), symbol: letter('w', k, two), sym: 'w' as const, value: w[k] },
        ...{ kind: 'parameter' as const, seldom: true },
      })),
    ];
  },
  below: ({ model, t }) => <Results {...{ model, t }} />,
  /** The first ten steps, then every fifth, and the last. */
  table({ path, theory }, t) {
    const axes = theory.value.map((_, k) => letter('w', k, theory.value.length === 2));
    const [step, loss, foretold] = t.table;
    return {
      columns: [step, ...axes, loss, foretold],
      rows: path.value.flatMap((moment, at) => {
        if (at > 10 && at % 5 > 0 && at < path.value.length - 1) return [];
        const sum = theory.value.reduce((total, losses) => total + losses[at], 0);
        return [[`${at}`, ...[...moment.w, moment.loss, sum].map(measure)]];
      }),
    };
  },
  picture: ({ model, t }) => (
    <div class="pair">
      <Picture {...{ model, t }} />
      <div class="bowl-charts">
        <LossChart {...{ model, t }} />
        <FactorChart {...{ model, t }} />
      </div>
    </div>
  ),
});

const shown = (value: number | null) => (value === null ? '–' : measure(value));

/** Theory beside measurement, and what the best rate would do. */
function Results({ model, t }: { model: BowlModel; t: BowlWords }) {
  const { theory, measured, loss, gap } = model.rates.value;
  const { axes, rate, slowest } = model.verdict.value;
  const { kappa, eta, rate: left } = model.best.value;
  const { now, best } = model.settle.value;
  const two = theory.length === 2;
  const count = (found: number | null, never: boolean) =>
    found !== null ? grouped(found) : never ? t.never : t.over(grouped(mostSteps));
  const isNever = axes.some((axis) => axis === 'circles' || axis === 'diverges');
  const row = (name: string, ...values: string[]) => ({ name: <Letters text={name} />, values });
  return (
    <div class="pair">
      <div>
        <Numbers
          columns={t.columns}
          rows={[
            ...theory.map((factor, k) => row(t.factorRow(k, two), measure(factor), shown(measured[k]))),
            row(t.lossRow(two), measure(rate), shown(loss)),
          ]}
        />
        <p class="note">{slowest === null ? '\u00a0' : gap === 0 ? t.exact(steps) : t.gap(measure(gap), steps)}</p>
      </div>
      <Numbers
        rows={[
          row(t.kappa, short(kappa)),
          row(t.bestRow, short(eta)),
          row(t.bestFactor, short(left)),
          row(t.settle(short(model.eta.value)), count(now, isNever)),
          row(t.withBest, count(best, false)),
        ]}
      />
    </div>
  );
}

/** The sentence under the figure. */
function sentence(model: BowlModel, t: BowlWords): string {
  const { lambda, eta } = model.run.value;
  const { axes } = model.verdict.value;
  const step = t.step(model.at.value, measure(model.now.value.loss));
  if (lambda.length === 1) {
    const left = short(Math.abs(factorOf(eta, lambda[0])));
    return step + t.one[axes[0]](left, short(1 / lambda[0]), short(2 / lambda[0])) + growth(model, t);
  }
  const [first, second] = axes.map((behaviour, k) => t.each[behaviour](short(factorOf(eta, lambda[k]))));
  return step + t.both(first, second) + closing(model, t);
}

function closing(model: BowlModel, t: BowlWords): string {
  const { axes, slowest, tied } = model.verdict.value;
  if (slowest === null) return '';
  if (axes[slowest] === 'diverges') return growth(model, t);
  if (axes[slowest] === 'circles') return t.unsettled;
  return tied ? t.tied[tied] : axes.includes('rests') ? '' : t.slower(slowest);
}

function growth(model: BowlModel, t: BowlWords): string {
  if (!model.growth.value) return '';
  const { thousandfold, overflow } = model.growth.value;
  const after = (steps: number | null) => (steps === null ? t.notWithin(grouped(mostSteps)) : t.after(grouped(steps)));
  return t.growth(after(thousandfold), after(overflow));
}
