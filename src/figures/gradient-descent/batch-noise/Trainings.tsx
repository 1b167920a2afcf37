/** What the noise does to a training: the loss on unseen images over the images seen or the steps taken, with its own controls. */

import { Chart } from '../../../kit/Chart.tsx';
import { Button } from '../../../kit/Controls.tsx';
import { Fields } from '../../../kit/Fields.tsx';
import { Says } from '../../../kit/Frame.tsx';
import type { Context } from '../../../kit/figure.tsx';
import { Dots, Legend, Line } from '../../../kit/marks.tsx';
import { brief, grouped, percent, plain } from '../../../kit/numbers.ts';
import type { Axis } from '../../../kit/scale.ts';
import type { NoiseModel } from './model.ts';
import type { NoiseWords } from './strings.ts';
import type { TrainingsModel } from './trainings.ts';

/** By batch size: 1, 32, 512. */
const looks = [
  { kind: 'backward', width: 1.25, mark: 'line' },
  { kind: 'forward', width: 2, mark: 'line' },
  { kind: 'target', width: 2, mark: 'dashed' },
] as const;

const ticks = { seen: [0, 1000, 2000, 3000, 4000, 5000, 6000], steps: [1, 10, 100, 1000] };

export function Trainings({ model, t, lang }: Context<NoiseModel, NoiseWords>) {
  const { count } = model.measured.value.full;
  const { eta, axis, trained, work, start } = model.trainings;
  const { trainings } = trained.value;
  const isBusy = work.isBusy.value;
  const over = axis.value;
  const x: Axis = {
    ends: [over === 'seen' ? 0 : 1, count],
    log: over === 'steps',
    ticks: ticks[over],
    format: grouped,
  };
  return (
    <section class="noise-trainings" aria-label={t.trainings}>
      <Chart
        title={t.trainings}
        height={310}
        x={{ ...x, caption: `${t.axes[over]} →` }}
        y={{ ends: [0, 3], ticks: [0, 1, 2, 3] }}
        legend={
          <Legend
            items={trainings.map(({ m, points }, k) => {
              const end = points.at(-1);
              const [steps, loss] = end ? [grouped(end.steps), brief(end.loss, 3)] : ['0', '–'];
              return { ...looks[k], label: t.outcome(m, steps, loss) };
            })}
          />
        }
      >
        {({ x, y }) =>
          trainings.map(({ m, points }, k) => {
            const { kind, width, mark } = looks[k];
            const places = points
              .filter((point) => over === 'seen' || point.steps > 0)
              .map((point) => [x(point[over]), y(point.loss)] as const);
            return (
              <g key={m}>
                <Line {...{ kind, width, points: places, dashed: mark === 'dashed' }} />
                {mark === 'dashed' && <Dots {...{ kind, points: places, r: 2.5 }} />}
                <Dots {...{ kind, points: places.slice(-1), r: 3.5 }} />
              </g>
            );
          })
        }
      </Chart>
      <div class="live-controls">
        <Button primary onClick={isBusy ? work.stop : start} others={[t.train, t.stop]}>
          {isBusy ? t.stop : t.train}
        </Button>
      </div>
      <Fields
        {...{ lang, columns: 2 }}
        fields={[
          { label: t.over, value: axis, names: t.axesShort },
          { label: t.eta, symbol: 'η', sym: 'eta', kind: 'optimiser', value: eta, disabled: isBusy },
        ]}
      />
      <Says says={stateOf(model.trainings, t)} />
    </section>
  );
}

function stateOf({ work, trained, progress }: TrainingsModel, t: NoiseWords): string {
  if (work.state.value === 'failed') return t.failed;
  if (work.state.value === 'waiting') return t.waiting;
  if (work.state.value === 'running') return t.training(percent(progress.value, 0));
  const { source, eta, seed } = trained.value;
  return t.trained(t.sources[source], plain(eta), seed);
}
