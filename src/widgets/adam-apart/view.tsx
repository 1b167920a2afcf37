/** Adam taken apart: six plots over the steps, a step in numbers, the rates of a whole unit. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Moment } from '../../experiments/gradient-descent/adam/apart.ts';
import { rowAndColumn, steps, units } from '../../experiments/gradient-descent/adam/training.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import {
  Button,
  Choice,
  DataTable,
  fixed,
  HowList,
  NumberField,
  PlayControls,
  Toggle,
  WidgetFrame,
} from '../shared/index.ts';
import { Chart } from './Chart.tsx';
import { type FormulaSet, Lines } from './Lines.tsx';
import { linesOf } from './lines.ts';
import { type ApartModel, apartModel, inRates, type Source } from './model.ts';
import { short } from './numbers.ts';
import { plotsOf } from './plots.ts';
import { Rates } from './Rates.tsx';
import { runAdam } from './runner.ts';
import { type ApartWords, strings } from './strings.ts';
import './adam-apart.css';

interface Props {
  lang: Lang;
  base: string;
  id?: string;
}

/** The rest of the props are the formulas, set at build. */
export default function AdamApart({ lang, base, id = 'adam-apart', ...set }: Props & FormulaSet) {
  const t = strings[lang];
  const model = useMemo(() => apartModel(base, runAdam), [base]);
  const { trace, constants, corrected, now, rates, real, playing } = model;
  useSymbols('adam-apart', model.symbols, sharedStrings[lang].inFigure(t.title));
  useEffect(() => model.stop, [model]);
  const running = playing.value;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => model.advance(1), 90);
    return () => clearInterval(timer);
  }, [running, model]);
  const says = useComputed(() => saysOf(model, t, lang));
  const plots = useMemo(
    () => plotsOf(trace.value, constants.value, corrected.value),
    [trace.value, constants.value, corrected.value],
  );
  const table = useMemo(() => tableOf(t, trace.value), [t, trace.value]);
  const names = { ...t.names, ...(corrected.value ? {} : { rate: t.rateBare }) };
  const moment = now.value;
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && !model.atEnd.value, seed: model.seed }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.advance(1)}
          onReset={model.reset}
          onSeed={() => real.value && model.train()}
        />
      }
      own={<Own {...{ model, t }} />}
      below={
        <>
          <Fields {...{ model, t, lang }} />
          <DataTable table={table} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['adam-moments', 'adam-correction', 'adam-update', 'adam-update-keras']}
            files={[
              'lib/optimisers/adam.ts',
              'src/experiments/gradient-descent/adam/apart.ts',
              'src/experiments/gradient-descent/adam/training.ts',
            ]}
          />
        </>
      }
    >
      <div class="apart-charts">
        {plots.map((plot) => (
          <Chart
            key={plot.name}
            {...{ plot, names, title: t.plots[plot.name], t: moment.t, last: `${steps} ${t.steps}` }}
            onPick={(at) => {
              model.t.value = at;
            }}
          />
        ))}
      </div>
      <Lines {...{ t, set, title: t.linesTitle(moment.t), lines: linesOf(moment, constants.value, corrected.value) }} />
      {real.value && rates.value && (
        <Rates
          {...{ t, step: moment.t, unit: real.value.unit, rates: rates.value, spread: model.spread.value }}
          pixel={model.side.value === 'into' ? model.i.value : null}
          onPick={model.pick}
        />
      )}
    </WidgetFrame>
  );
}

const sources: readonly Source[] = ['constant', 'alternating', 'spike', 'rare', 'training'];

function Own({ model, t }: { model: ApartModel; t: ApartWords }) {
  const { source, recording, isBusy, taken } = model;
  return (
    <>
      <Button onClick={model.train} disabled={isBusy.value} others={[t.train, t.training(`${steps} / ${steps}`)]}>
        {isBusy.value ? t.training(`${taken.value} / ${steps}`) : t.train}
      </Button>
      <Choice
        label={t.source}
        value={source}
        options={sources
          .filter((one) => one !== 'training' || recording.value)
          .map((value) => ({ value, label: t.sources[value] }))}
      />
      <Toggle label={t.corrected} value={model.corrected} />
    </>
  );
}

function Fields({ model, t, lang }: { model: ApartModel; t: ApartWords; lang: Lang }) {
  const { real, isBusy } = model;
  const rates = { lang, kind: 'optimiser' } as const;
  return (
    <>
      <NumberField
        {...{ lang, label: t.t, symbol: 't', sym: 't', value: model.t, min: 1, max: steps, step: 1 }}
        whole
      />
      {real.value && (
        <div class="apart-weights">
          <Button onClick={model.followBusy}>{t.busy}</Button>
          <Button onClick={model.followRare}>{t.rare}</Button>
          <Button onClick={model.followOut}>{t.out}</Button>
        </div>
      )}
      <div class="fields apart-fields">
        {real.value ? (
          <>
            <NumberField
              {...{ lang, label: t.pixel, symbol: 'i', sym: 'i', value: model.i, min: 1, max: 784, step: 1 }}
              whole
              onCommit={model.pick}
            />
            <NumberField
              {...{ lang, label: t.unit, symbol: 'j', sym: 'j', value: model.unit, min: 1, max: units, step: 1 }}
              whole
              disabled={isBusy.value}
              onCommit={model.train}
            />
          </>
        ) : (
          <NumberField
            {...{ lang, label: t.size, kind: 'backward', value: model.size, min: 1e-4, max: 1e4, step: 1e-4 }}
            log
          />
        )}
        <NumberField
          {...{ ...rates, label: t.eta, symbol: 'η', sym: 'eta', value: model.eta, min: 1e-5, max: 0.1, step: 1e-5 }}
          log
        />
        <NumberField
          {...{ ...rates, label: t.beta1, symbol: 'β₁', sym: 'beta1', value: model.beta1, min: 0, max: 1, step: 0.001 }}
          below
        />
        <NumberField
          {...{ ...rates, label: t.beta2, symbol: 'β₂', sym: 'beta2', value: model.beta2, min: 0, max: 1, step: 0.001 }}
          below
        />
        <NumberField
          {...{ ...rates, label: t.epsilon, symbol: 'ε', sym: 'epsilon', value: model.epsilon, min: 1e-10, max: 1 }}
          step={1e-10}
          log
        />
        <Choice
          label={t.form}
          value={model.form}
          disabled={!model.corrected.value}
          options={(['keras', 'textbook'] as const).map((value) => ({ value, label: t.forms[value] }))}
        />
      </div>
    </>
  );
}

function saysOf(model: ApartModel, t: ApartWords, lang: Lang): string {
  const { phase, now, constants, corrected, real, firstSteps, place, data } = model;
  if (phase.value === 'failed') return t.failed;
  if (phase.value === 'waiting') return t.waiting;
  if (phase.value === 'running') return t.running;
  const moment = now.value;
  const first = firstSteps.value;
  const sentences = [
    t.says(moment.t, short(moment.g, 3), short(moment.step, 3), fixed(inRates(moment, constants.value), 2)),
  ];
  if (corrected.value) sentences.push(t.factors(short(1 / moment.share1, 3), short(1 / moment.share2, 3)));
  else if (first) {
    const { length, at } = model.longest.value;
    sentences.push(t.withoutFactors(fixed(first[0], 2), fixed(first[1], 2), fixed(length, 2), at));
  }
  const held = real.value;
  if (held) {
    const at = rowAndColumn(place.value);
    const weight = at ? t.into(at.row, at.column, held.unit) : t.outOf(held.unit, model.k.value);
    sentences.push(t.followed(weight, t.data[data.value]));
    if (!model.asTrained.value) sentences.push(t.otherConstants);
  }
  return sentences.join(lang === 'zh' ? '' : ' ');
}

/** The first ten steps, then every tenth. */
function tableOf(t: ApartWords, trace: readonly Moment[]) {
  const rows = trace
    .filter((moment) => moment.t <= 10 || moment.t % 10 === 0)
    .map((moment) => {
      const { g, m, mHat, v, vHat, rate, step } = moment;
      const root = [v, vHat].map(Math.sqrt);
      return [`${moment.t}`, ...[g, m, mHat, ...root, rate, step].map((value) => short(value))];
    });
  return { columns: t.columns, rows };
}
