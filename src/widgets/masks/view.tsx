/** Masks: bars, their means, and the variances in a table. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import {
  DataTable,
  fixed,
  grouped,
  HowList,
  NumberField,
  PlayControls,
  percent,
  useFrames,
  WidgetFrame,
} from '../shared/index.ts';
import { Bars } from './Bars.tsx';
import { type MasksModel, masksModel } from './model.ts';
import { type MasksWords, strings } from './strings.ts';
import './masks.css';

interface Props {
  lang: Lang;
  /** Outputs of a layer, before dropout. */
  outputs: readonly number[];
  id?: string;
}

export default function Masks({ lang, outputs, id = 'masks' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => masksModel(Float64Array.from(outputs)), [outputs]);
  useSymbols('masks', model.symbols);
  const { rate, seed, playing, tally, kept, near, share, atEnd } = model;
  const running = playing.value;
  useFrames(running, model.frame);
  const says = useComputed(() => {
    const { drawn, mask } = tally.value;
    const scale = fixed(1 / (1 - rate.value), 2);
    if (drawn < 2) return t.first(kept.value, mask.length, scale);
    return t.says(grouped(drawn), kept.value, mask.length, scale, near.value, percent(share.value));
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && !atEnd.value, seed }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.draw(1)}
          onReset={model.reset}
          onSeed={model.reset}
        />
      }
      below={
        <>
          <NumberField
            {...{ lang, label: t.rate, symbol: 'p', sym: 'p', value: rate, min: 0, max: 0.9, step: 0.05 }}
            onCommit={model.reset}
          />
          <DataTable table={tableOf(t, model)} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['dropout-mask', 'inverted-dropout', 'dropout-mean', 'dropout-variance']}
            files={['lib/nn/dropout.ts', 'lib/generator.ts', 'src/widgets/masks/model.ts']}
          />
        </>
      }
    >
      <Bars model={model} t={t} />
    </WidgetFrame>
  );
}

function tableOf(t: MasksWords, { outputs, units }: MasksModel) {
  const rows = units.value.map(({ mean, variance, law }, j) => {
    return [`${j + 1}`, ...[outputs[j], mean, variance, law].map((value) => fixed(value, 4))];
  });
  return { columns: t.columns, rows };
}
