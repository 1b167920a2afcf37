/** The second half of the figure: what the noise does to a training, with its own controls. */
import { useMemo } from 'preact/hooks';
import type { Training } from '../../experiments/gradient-descent/batch-noise/trainings.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { Button, Choice, DataTable, fixed, NumberField, percent, plain, useCalm } from '../shared/index.ts';
import type { NoiseWords } from './strings.ts';
import { Trainings } from './Trainings.tsx';
import type { TrainingsModel } from './trainings-model.ts';

interface Props {
  lang: Lang;
  t: NoiseWords;
  model: TrainingsModel;
  count: number;
}

export function TrainingsPart({ lang, t, model, count }: Props) {
  const { eta, axis, phase, trained, busy, progress } = model;
  const { source, eta: used, seed, trainings } = trained.value;
  const table = useMemo(() => tableOf(t, trainings), [t, trainings]);
  const state = {
    failed: t.failed,
    waiting: t.waiting,
    training: t.training(percent(progress.value, 0)),
    still: t.trained(t.sources[source], plain(used), seed),
    done: t.trained(t.sources[source], plain(used), seed),
  }[phase.value];
  const said = useCalm(state, 1000);
  return (
    <section class="noise-second" aria-label={t.trainings}>
      <p class="noise-heading">{t.trainings}</p>
      <Trainings {...{ trainings, axis: axis.value, count, t }} />
      <div class="widget-controls">
        <Button primary onClick={busy.value ? model.stop : model.start} others={[t.train, t.stop]}>
          {busy.value ? t.stop : t.train}
        </Button>
        <Choice
          label={t.over}
          value={axis}
          options={(['seen', 'steps'] as const).map((value) => ({ value, label: t.axesShort[value] }))}
        />
      </div>
      <div class="noise-eta">
        <NumberField
          {...{
            lang,
            label: t.eta,
            symbol: 'η',
            sym: 'eta',
            kind: 'optimiser',
            value: eta,
            min: 0.001,
            max: 2,
            step: 2,
          }}
          log
          disabled={busy.value}
        />
      </div>
      <p class="widget-says" aria-live="polite">
        {said}
      </p>
      <DataTable table={table} title={`${sharedStrings[lang].table}${t.colon}${t.trainingsShort}`} />
    </section>
  );
}

function tableOf(t: NoiseWords, trainings: readonly Training[]) {
  const rows = trainings.flatMap(({ m, points }) =>
    points.map(({ seen, steps, loss, accuracy }) => [`${m} · ${seen}`, `${steps}`, fixed(loss, 4), percent(accuracy)]),
  );
  return { columns: t.trainingColumns, rows };
}
