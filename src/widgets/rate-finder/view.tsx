/** The learning-rate finder: a rate that grows, and the rates round what it suggests, tried. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { optimiserNames } from '../../experiments/gradient-descent/rate-finder/training.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Button, Choice, DataTable, HowList, NumberField, PlayControls, WidgetFrame } from '../shared/index.ts';
import { rateFinderModel } from './model.ts';
import { Panels } from './Panels.tsx';
import { connect } from './runner.ts';
import { sentenceOf } from './says.ts';
import { still } from './still.ts';
import { strings } from './strings.ts';
import { curveTable, trialTable } from './tables.ts';
import './rate-finder.css';

interface Props {
  lang: Lang;
  base: string;
  id?: string;
}

export default function RateFinder({ lang, base, id = 'rate-finder' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => rateFinderModel(still, base, connect), [base]);
  const { shown, reading, best, planned, trying, job, isBusy, canTry, rule, low, high, steps } = model;
  useSymbols('rate-finder', model.symbols, sharedStrings[lang].inFigure(t.title));
  useEffect(() => model.close, [model]);
  const says = useComputed(() => sentenceOf(t, model));
  const { points, trials, source, trialsSource } = shown.value;
  const isTrying = job.value === 'trials';
  const curve = useMemo(() => curveTable(t, points), [t, points]);
  const tried = useMemo(() => trialTable(t, trials), [t, trials]);
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: isBusy.value, canStep: !isBusy.value, seed: model.seed, canSeed: !isBusy.value }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={model.step}
          onReset={model.reset}
          onSeed={model.renew}
        />
      }
      own={
        <Button
          onClick={isTrying ? model.stop : model.tryRates}
          disabled={!isTrying && !canTry.value}
          others={[t.try, t.stop]}
        >
          {isTrying ? t.stop : t.try}
        </Button>
      }
      below={
        <>
          <div class="finder-fields">
            <Choice
              label={t.rule}
              value={rule}
              options={optimiserNames.map((value) => ({ value, label: t.rules[value] }))}
              disabled={isBusy.value}
              onCommit={model.choose}
            />
            <NumberField
              {...{ lang, label: t.steps, value: steps, min: 100, max: 2000, step: 50, whole: true }}
              disabled={isBusy.value}
              onCommit={model.renew}
            />
            <NumberField
              {...{ lang, label: t.low, symbol: 'η', sym: 'eta', kind: 'optimiser', value: low, log: true }}
              {...{ min: 1e-8, max: 1e-3, step: 1e-8, disabled: isBusy.value }}
              onCommit={model.renew}
            />
            <NumberField
              {...{ lang, label: t.high, symbol: 'η', sym: 'eta', kind: 'optimiser', value: high, log: true }}
              {...{ min: 0.1, max: 100, step: 0.1, disabled: isBusy.value }}
              onCommit={model.renew}
            />
          </div>
          <DataTable table={curve} title={t.curveTable} />
          <DataTable table={tried} title={t.trialTable} />
        </>
      }
      how={
        <>
          {t.how.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <HowList
            lang={lang}
            equations={['adam-moments', 'adam-correction', 'quadratic-stability', 'weight-update', 'momentum']}
            files={[
              'src/experiments/gradient-descent/rate-finder/range.ts',
              'src/experiments/gradient-descent/rate-finder/training.ts',
              'src/experiments/gradient-descent/rate-finder/sharpness.ts',
              'lib/model/run.ts',
            ]}
          />
        </>
      }
    >
      <Panels
        {...{ t, shown: shown.value, reading: reading.value, best: best.value, planned: planned.value }}
        trying={trying.value}
        label={t.title}
      />
      <ul class="finder-legend">
        <li>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <path class="finder-dots" d="M4,4h0M13,4h0M22,4h0" />
          </svg>
          {t.legend.dots}
        </li>
        <li>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <path class="finder-line" d="M1,4H25" />
          </svg>
          {t.legend.line}
        </li>
        <li>
          <svg viewBox="0 0 26 8" aria-hidden="true">
            <circle class="finder-trial" cx="13" cy="4" r="3.5" />
          </svg>
          {t.legend.trial}
        </li>
        <li class="finder-whose">
          {t.whose(t.sources[source], trials.length > 0 && trialsSource !== source ? t.sources[trialsSource] : null)}
        </li>
      </ul>
    </WidgetFrame>
  );
}
