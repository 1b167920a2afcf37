/** The overfitting laboratory: two twins, four switches, three curves each. No arithmetic here. */
import { type Signal, useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { largestSeed } from '../../kit/parameters.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { Button, Choice, DataTable, fixed, HowList, NumberField, Toggle, WidgetFrame } from '../shared/index.ts';
import { Curves, kinds } from './Curves.tsx';
import { labModel, type Pair, type Quantity, remedyNames } from './model.ts';
import { runTwins } from './runner.ts';
import { type LabWords, strings } from './strings.ts';
import './overfitting-lab.css';

interface Props {
  lang: Lang;
  base: string;
  still: Pair;
  id?: string;
}

export default function OverfittingLab({ lang, base, still, id = 'overfitting-lab' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => labModel(still, base, runTwins), [still, base]);
  const { remedies, seed, quantity, pair, data, phase, isBusy, epoch } = model;
  useEffect(() => model.stop, [model]);
  const says = useComputed(() => {
    if (phase.value === 'failed') return t.failed;
    const [one, other] = [pair.value.baseline.at(-1), pair.value.changed.at(-1)];
    if (phase.value === 'waiting' || !one || !other) return t.waiting;
    const [first, second] = [one, other].map(({ validation }) => fixed(validation.loss, 3));
    return t.says(epoch.value, first, second, t.data[data.value]);
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <>
          <Button primary onClick={isBusy.value ? model.stop : () => model.start()} others={[t.start, t.stop]}>
            {isBusy.value ? t.stop : t.start}
          </Button>
          <NumberField
            {...{ lang, label: t.seed, value: seed, min: 0, max: largestSeed, step: 1, whole: true, bare: true }}
            disabled={isBusy.value}
          />
          <Choice
            label={t.show}
            value={quantity}
            options={(['loss', 'accuracy'] as const).map((value: Quantity) => ({ value, label: t.quantities[value] }))}
          />
        </>
      }
      below={
        <>
          <fieldset class="lab-remedies">
            <legend>{t.remedies}</legend>
            {remedyNames.map((name) => (
              <Toggle
                key={name}
                label={t.names[name]}
                value={remedies[name] as Signal<boolean>}
                disabled={isBusy.value}
              />
            ))}
          </fieldset>
          <DataTable table={tableOf(t, pair.value, quantity.value)} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['inverted-dropout', 'l2-penalty', 'l2-gradient', 'adam-update']}
            files={[
              'lib/model/sequential.ts',
              'src/experiments/dropout/training.ts',
              'src/workers/overfitting.worker.ts',
            ]}
          />
        </>
      }
    >
      <div class="lab-pair">
        <Curves title={t.baseline} moments={pair.value.baseline} quantity={quantity.value} t={t} />
        <Curves title={t.changed} moments={pair.value.changed} quantity={quantity.value} t={t} />
      </div>
    </WidgetFrame>
  );
}

/** Every fifth epoch. */
function tableOf(t: LabWords, { baseline, changed }: Pair, quantity: Quantity) {
  const columns = [t.epoch, ...t.columns(t.baseline), ...t.columns(t.changed)];
  const rows = baseline.flatMap((one, k) => {
    const other = changed[k];
    if ((k + 1) % 5 !== 0 || !other) return [];
    return [[`${k + 1}`, ...[one, other].flatMap((moment) => kinds.map((kind) => fixed(moment[kind][quantity], 4)))]];
  });
  return { columns, rows };
}
