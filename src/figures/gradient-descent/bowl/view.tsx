/** The bowl: the path, its losses against theory, and the factor that decides. No arithmetic here. */
import { mostSteps } from '../../../experiments/gradient-descent/bowl/descent.ts';
import { figure } from '../../../kit/figure.tsx';
import { Letters } from '../../../kit/Letters.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { grouped, short } from '../../../kit/numbers.ts';
import { FactorChart, LossChart } from './charts.tsx';
import { type BowlModel, bowlModel, steps } from './model.ts';
import { Picture } from './Picture.tsx';
import { measure, sentence } from './says.ts';
import { type BowlWords, strings } from './strings.ts';

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
    { label: t.shape, value: shape, names: t.shapes },
    { label: t.best, onClick: takeBest },
    { label: t.limit, onClick: takeLimit },
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
        kind: 'parameter' as const,
      })),
    ];
  },
  below: ({ model, t }) => <Results {...{ model, t }} />,
  table({ path, theory }, t) {
    const axes = theory.value.map((_, k) => letter('w', k, theory.value.length === 2));
    const [step, loss, foretold] = t.table;
    return {
      columns: [step, ...axes, loss, foretold],
      rows: path.value.map((moment, at) => {
        const sum = theory.value.reduce((total, losses) => total + losses[at], 0);
        return [`${at}`, ...[...moment.w, moment.loss, sum].map(measure)];
      }),
    };
  },
  picture: ({ model, t }) => (
    <div class="pair bowl-pictures">
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
