/** Batch size: measured noise on its law, the noise as pictures, three trainings. */
import record from '../../../../content/records/gradient-descent/batch-noise.json';
import { sizes } from '../../../experiments/gradient-descent/batch-noise/law.ts';
import { ages } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import { type NoiseRecord, shownPictures } from '../../../experiments/gradient-descent/batch-noise/recorded.ts';
import { type Context, figure } from '../../../kit/figure.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed, grouped, percent } from '../../../kit/numbers.ts';
import { SignedImage, SignedScale } from '../../../kit/Pixels.tsx';
import { readingOf } from './measured.ts';
import { type NoiseModel, noiseModel } from './model.ts';
import { Noise } from './Noise.tsx';
import { type NoiseWords, strings } from './strings.ts';
import { Trainings } from './Trainings.tsx';

export default figure({
  id: 'batch-noise',
  words: strings,
  /** The record comes with the figure's own script: the page does not carry its pictures. */
  model: () => noiseModel(record as unknown as NoiseRecord),
  equations: ['mini-batch-gradient', 'weight-gradient', 'bias-gradient', 'weight-update'],
  files: [
    'src/experiments/gradient-descent/batch-noise/network.ts',
    'src/experiments/gradient-descent/batch-noise/noise.ts',
    'src/experiments/gradient-descent/batch-noise/law.ts',
    'lib/model/training.ts',
    'lib/optimisers/sgd.ts',
  ],
  says({ measuring, live, measured, m, age, noiseScale }, t) {
    if (measuring.state.value === 'failed') return t.failed;
    if (measuring.isBusy.value && !live.value) return t.waiting;
    const { source, means } = measured.value;
    const { error, law } = readingOf(measured.value, m.value);
    const state = t.says(t.sources[source], grouped(Number(age.value)), fixed(noiseScale.value, 0));
    return state + t.saysMeasured(m.value, means.rounds, short(error), short(law));
  },
  play: ({ measuring, seed, play, step, renew }, t) => ({
    ...{ playing: measuring.isBusy.value, playWord: t.measure, onPlay: play, onPause: measuring.pause },
    ...{ onStep: step, canStep: !measuring.isBusy.value, seed, onSeed: renew },
  }),
  controls: ({ age, size, show, renew }, t) => [
    { label: t.age, value: age, names: Object.fromEntries(ages.map((one) => [one, t.steps(one)])), onCommit: renew },
    { label: t.size, value: size, sym: 'm', names: Object.fromEntries(sizes.map((one) => [one, `${one}`])) },
    { label: t.show, value: show, names: t.shown },
  ],
  picture: (context) => <Noise {...context} />,
  below: (context) => (
    <>
      <div class="noise-parts">
        <Readings {...context} />
        <Pictures {...context} />
      </div>
      <Trainings {...context} />
    </>
  ),
  table: ({ measured, trainings }, t) => [
    {
      ...{ title: t.tables.noise, columns: t.columns },
      rows: sizes.map((size) => {
        const { law, error, cosine } = readingOf(measured.value, size);
        return [`${size}`, fixed(law, 4), fixed(error, 4), percent(error / law - 1), fixed(cosine, 4)];
      }),
    },
    {
      ...{ title: t.tables.trainings, columns: t.trainingColumns },
      rows: trainings.trained.value.trainings.flatMap(({ m, points }) =>
        // every second point of the curve, and where it ends
        points
          .filter((_, k) => (points.length - 1 - k) % 2 === 0)
          .map(({ seen, steps, loss, accuracy }) => [`${m} · ${seen}`, `${steps}`, fixed(loss, 4), percent(accuracy)]),
      ),
    },
  ],
});

const short = (value: number): string => fixed(value, value < 10 ? 2 : 1);

/** The chosen size beside one of four times the cost. */
function Readings({ model, t }: Context<NoiseModel, NoiseWords>) {
  const readings = model.readings.value;
  return (
    <div>
      <Numbers
        columns={[
          t.step,
          ...readings.map(({ m }) => (
            <>
              <i class="letter">m</i> = {m}
            </>
          )),
        ]}
        chosen={readings.findIndex(({ m }) => m === model.m.value)}
        rows={[
          { name: t.cost, values: readings.map(({ m }) => `${m}`) },
          { name: t.byLaw, values: readings.map(({ law }) => fixed(law, 3)) },
          { name: t.byMeasure, values: readings.map(({ error }) => fixed(error, 3)) },
          { name: t.cosineShort, values: readings.map(({ cosine }) => fixed(cosine, 3)) },
        ]}
      />
      <p class="note">{t.largest(percent(model.measured.value.full.largest, 0))}</p>
    </div>
  );
}

const nothing = new Float32Array(784);

/** One unit's gradient over all images, and over single mini-batches: the noise as it looks. */
function Pictures({ model, t, lang }: Context<NoiseModel, NoiseWords>) {
  const { picture, limit, unit, full, means, pictures } = model.measured.value;
  const m = model.m.value;
  const drawn = pictures[sizes.indexOf(m)];
  return (
    <div class="noise-pictures">
      <p class="chart-title">{t.pictures(unit + 1)}</p>
      <ul>
        <li>
          <SignedImage values={picture} limit={limit} label="" />
          {t.all(full.count)}
        </li>
        {Array.from({ length: shownPictures }, (_, k) => (
          <li key={k}>
            <SignedImage values={drawn[k] ?? nothing} limit={limit} label="" />
            {drawn[k] ? t.draw(m, means.rounds - drawn.length + 1 + k) : t.noDraw}
          </li>
        ))}
      </ul>
      <SignedScale lang={lang} limit={limit.toPrecision(2)} />
    </div>
  );
}
