/** Batch size: measured noise on its law, the noise as pictures, three trainings. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { sizes } from '../../experiments/gradient-descent/batch-noise/law.ts';
import { ages } from '../../experiments/gradient-descent/batch-noise/network.ts';
import { roundsOfPlay } from '../../experiments/gradient-descent/batch-noise/recorded.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Choice, DataTable, fixed, grouped, HowList, PlayControls, percent, WidgetFrame } from '../shared/index.ts';
import type { Measured } from './measured.ts';
import { type NoiseModel, noiseModel, readingOf } from './model.ts';
import { CosineChart, ErrorChart, Legend } from './Noise.tsx';
import { Pictures } from './Pictures.tsx';
import { openWorkshop } from './runner.ts';
import { still } from './still.ts';
import { type NoiseWords, strings } from './strings.ts';
import { TrainingsPart } from './TrainingsPart.tsx';
import './batch-noise.css';

interface Props {
  lang: Lang;
  base: string;
  id?: string;
}

export default function BatchNoise({ lang, base, id = 'batch-noise' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => noiseModel(still, base, openWorkshop), [base]);
  const { seed, age, size, shown, phase, playing, measured, m, noiseScale, readings } = model;
  useSymbols('batch-noise', model.symbols, sharedStrings[lang].inFigure(t.title));
  useEffect(() => model.close, [model]);
  const says = useComputed(() => {
    if (phase.value === 'failed') return t.failed;
    if (phase.value === 'waiting') return t.waiting;
    const { source, means } = measured.value;
    const chosen = readingOf(measured.value, m.value);
    const state = t.says(t.sources[source], grouped(Number(age.value)), fixed(noiseScale.value, 0));
    if (means.rounds === 0) return state + t.space + t.saysLaw(chosen.m, short(chosen.law));
    return state + t.space + t.saysMeasured(chosen.m, means.rounds, short(chosen.error), short(chosen.law));
  });
  const table = useMemo(() => tableOf(t, measured.value), [t, measured.value]);
  const parts = { measured: measured.value, m: m.value, scale: noiseScale.value, t };
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: playing.value, seed, playWord: t.measure }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={model.step}
          onReset={model.reset}
          onSeed={model.reset}
          canStep={!playing.value}
        />
      }
      own={
        <>
          <Choice
            label={t.age}
            value={age}
            options={ages.map((steps) => ({ value: `${steps}` as const, label: t.steps(steps) }))}
            onCommit={model.reset}
          />
          <span data-sym="m">
            <Choice
              label={t.size}
              value={size}
              options={sizes.map((value) => ({ value: `${value}`, label: `${value}` }))}
            />
          </span>
          <Choice
            label={t.show}
            value={shown}
            options={(['error', 'square'] as const).map((value) => ({ value, label: t.shown[value] }))}
          />
        </>
      }
      below={
        <>
          <DataTable table={table} title={`${sharedStrings[lang].table}${t.colon}${t.noise}`} />
          <TrainingsPart {...{ lang, t, model: model.trainings, count: measured.value.full.count }} />
        </>
      }
      how={
        <>
          {t.how(roundsOfPlay).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <HowList
            lang={lang}
            equations={['mini-batch-gradient', 'weight-gradient', 'bias-gradient', 'weight-update']}
            files={[
              'src/experiments/gradient-descent/batch-noise/network.ts',
              'src/experiments/gradient-descent/batch-noise/noise.ts',
              'src/experiments/gradient-descent/batch-noise/law.ts',
              'lib/model/training.ts',
              'lib/optimisers/sgd.ts',
            ]}
          />
        </>
      }
    >
      <div class="noise-charts">
        <ErrorChart {...parts} isSquared={shown.value === 'square'} />
        <CosineChart {...parts} />
      </div>
      <Legend t={t} rounds={measured.value.means.rounds} />
      <div class="noise-parts">
        <div>
          <Readings t={t} readings={readings.value} m={m.value} rounds={measured.value.means.rounds} />
          <p class="noise-note">{t.largest(percent(measured.value.full.largest, 0))}</p>
        </div>
        <Pictures
          {...{ lang, t, measured: measured.value, m: m.value }}
          pictures={measured.value.pictures[sizes.indexOf(m.value)]}
        />
      </div>
    </WidgetFrame>
  );
}

const short = (value: number): string => fixed(value, value < 10 ? 2 : 1);

/** The chosen size beside one of four times the cost. */
function Readings({
  t,
  readings,
  m,
  rounds,
}: {
  t: NoiseWords;
  readings: NoiseModel['readings']['value'];
  m: number;
  rounds: number;
}) {
  const measured = (value: number) => (rounds > 0 ? fixed(value, 3) : '–');
  const rows: readonly [string, (reading: (typeof readings)[number]) => string][] = [
    [t.cost, (reading) => `${reading.m}`],
    [t.byLaw, ({ law }) => fixed(law, 3)],
    [t.byMeasure, ({ error }) => measured(error)],
    [t.cosineShort, ({ cosine }) => measured(cosine)],
  ];
  return (
    <table class="noise-readings">
      <thead>
        <tr>
          <th scope="col">{t.step}</th>
          {readings.map((reading) => (
            <th key={reading.m} scope="col" data-chosen={reading.m === m}>
              <i>m</i> = {reading.m}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {readings.map((reading) => (
              <td key={reading.m}>{of(reading)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function tableOf(t: NoiseWords, measured: Measured) {
  const rows = sizes.map((size) => {
    const { m, law, error, cosine } = readingOf(measured, size);
    return [`${m}`, fixed(law, 4), fixed(error, 4), percent(error / law - 1), fixed(cosine, 4)];
  });
  return { columns: t.columns, rows };
}
