/** The bowl: the path, its losses against theory, and the factor that decides. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Button, Choice, DataTable, HowList, NumberField, PlayControls, WidgetFrame } from '../shared/index.ts';
import { FactorChart } from './FactorChart.tsx';
import { Facts } from './Facts.tsx';
import { LossChart } from './LossChart.tsx';
import { type BowlModel, bowlModel, type Shape } from './model.ts';
import { measure, signed } from './numbers.ts';
import { Picture } from './Picture.tsx';
import { farthest } from './plane.ts';
import { sentence } from './says.ts';
import { type BowlWords, strings } from './strings.ts';
import './bowl.css';

/** Milliseconds between two steps while it plays. */
const pace = 140;

export default function Bowl({ lang, id = 'bowl' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => bowlModel(), []);
  useSymbols('bowl', model.symbols);
  const { shape, playing, path } = model;
  const running = playing.value;
  useEffect(() => {
    if (!running) return;
    const handle = setInterval(() => model.advance(1), pace);
    return () => clearInterval(handle);
  }, [running, model]);
  const says = useComputed(() => sentence(model, t));
  const table = useMemo(() => tableOf(model, t), [model, t, path.value]);
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title, wide: true }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && !model.atEnd.value }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.advance(1)}
          onReset={model.reset}
        />
      }
      own={
        <>
          <Choice
            label={t.shape}
            value={shape}
            options={(Object.keys(t.shapes) as Shape[]).map((value) => ({ value, label: t.shapes[value] }))}
          />
          <Button onClick={model.takeBest}>{t.best}</Button>
          <Button onClick={model.takeLimit}>{t.limit}</Button>
        </>
      }
      below={
        <>
          <Fields {...{ model, lang, t }} />
          <Facts {...{ model, t }} />
          <DataTable table={table} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['weight-update', 'quadratic-stability']}
            files={[
              'lib/optimisers/sgd.ts',
              'src/experiments/gradient-descent/bowl/descent.ts',
              'src/experiments/gradient-descent/bowl/rates.ts',
            ]}
          />
        </>
      }
    >
      <div class="bowl-pictures">
        <Picture {...{ model, t }} />
        <div class="bowl-charts">
          <LossChart {...{ model, t }} />
          <FactorChart {...{ model, t }} />
        </div>
      </div>
    </WidgetFrame>
  );
}

function Fields({ model, lang, t }: { model: BowlModel; lang: Lang; t: BowlWords }) {
  const two = model.shape.value === 'valley';
  const axes = model.run.value.lambda.map((_, k) => k);
  const letter = (name: string, k: number) => (two ? `${name}${k ? '₂' : '₁'}` : name);
  return (
    <div class="fields bowl-fields">
      <NumberField
        {...{ lang, label: t.eta, symbol: 'η', sym: 'eta', kind: 'optimiser', value: model.eta }}
        {...{ min: 0.001, max: 5, step: 0.001, log: true }}
      />
      {axes.map((k) => (
        <NumberField
          key={`lambda${k}`}
          {...{ lang, label: t.lambda(k, two), symbol: letter('λ', k), sym: 'lambda', value: model.lambda[k] }}
          {...{ min: 0.5, max: 20, step: 0.5 }}
        />
      ))}
      {axes.map((k) => (
        <NumberField
          key={`w${k}`}
          {...{ lang, label: t.w(k, two), symbol: letter('w', k), sym: 'w', kind: 'parameter', value: model.w[k] }}
          {...{ min: -farthest[k], max: farthest[k], step: 0.1 }}
        />
      ))}
    </div>
  );
}

function tableOf({ path, theory }: BowlModel, t: BowlWords) {
  const axes = theory.value.map((_, k) => (theory.value.length > 1 ? `w${k ? '₂' : '₁'}` : 'w'));
  const [step, loss, foretold] = t.table;
  return {
    columns: [step, ...axes, loss, foretold],
    rows: path.value.map((moment, at) => [
      signed(at),
      ...moment.w.map(measure),
      measure(moment.loss),
      measure(theory.value.reduce((sum, losses) => sum + losses[at], 0)),
    ]),
  };
}
