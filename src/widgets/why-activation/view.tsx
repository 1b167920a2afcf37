/** Why an activation?: two layers that are one, and two networks on points that no line separates. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { Choice, fixed, HowList, PlayControls, percent, useFrames, WidgetFrame } from '../shared/index.ts';
import { Collapsed } from './Collapsed.tsx';
import { whyModel } from './model.ts';
import { Plane } from './Plane.tsx';
import { shapes } from './points.ts';
import { strings } from './strings.ts';
import './why-activation.css';

export default function WhyActivation({ lang, id = 'why-activation' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => whyModel(), []);
  const { shape, seed, step, playing, points, seen, collapse, atEnd } = model;
  const running = playing.value;
  useFrames(running, model.frame);
  const says = useComputed(() => {
    const { linear, relu } = seen.value;
    return t.says(step.value, percent(linear.accuracy), percent(relu.accuracy));
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && !atEnd.value, seed }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.advance(10)}
          onReset={model.reset}
          onSeed={model.reset}
        />
      }
      own={
        <Choice
          label={t.shape}
          value={shape}
          options={shapes.map((value) => ({ value, label: t.shapes[value] }))}
          onCommit={model.reset}
        />
      }
      below={<Collapsed collapse={collapse.value} t={t} />}
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['dense-matrix', 'relu', 'sigmoid', 'binary-cross-entropy', 'adam-update']}
            files={[
              'lib/model/sequential.ts',
              'src/widgets/why-activation/model.ts',
              'src/widgets/why-activation/collapse.ts',
            ]}
          />
        </>
      }
    >
      <div class="why-planes">
        {(['linear', 'relu'] as const).map((kind) => {
          const { map, accuracy, loss } = seen.value[kind];
          return (
            <div key={kind}>
              <p class="why-heading">{t[kind]}</p>
              <Plane map={map} points={points.value} label={t.picture(t[kind], percent(accuracy))} />
              <p class="why-facts">{t.facts(percent(accuracy), fixed(loss, 3))}</p>
            </div>
          );
        })}
      </div>
    </WidgetFrame>
  );
}
