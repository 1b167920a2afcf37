/** The trainer on the page: how far it is, the curves, the controls; underneath what the network makes of the test set. */
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { pageSession, type Session } from '../../reader/session.ts';
import { Button } from '../shared/Button.tsx';
import { HowList } from '../shared/HowList.tsx';
import { NumberField } from '../shared/NumberField.tsx';
import { PlayControls } from '../shared/PlayControls.tsx';
import { WidgetFrame } from '../shared/WidgetFrame.tsx';
import { Confusion } from './Confusion.tsx';
import { Curves } from './Curves.tsx';
import { Facts } from './Facts.tsx';
import { Failure } from './Failure.tsx';
import { Filters } from './Filters.tsx';
import { rangeOf } from './form.ts';
import { howEquations, howFiles } from './how.ts';
import { Mistakes } from './Mistakes.tsx';
import { trainerModel } from './model.ts';
import { Receipt } from './Receipt.tsx';
import { Settings } from './Settings.tsx';
import { stateSentence } from './says.ts';
import { trainerStrings } from './strings.ts';
import './trainer.css';

export interface TrainerProps {
  lang: Lang;
  /** Where the figure stands on the page: #trainer. */
  id?: string;
  /** Plots of the recorded run, made at build, and what they are. */
  stillLoss?: ComponentChildren;
  stillAccuracy?: ComponentChildren;
  recorded?: { accuracy: number; seconds: number };
  /** Another session than the page's own, for tests. */
  session?: Session;
}

export default function TrainerView(props: TrainerProps) {
  const { lang, id = 'trainer', stillLoss, stillAccuracy, recorded } = props;
  const t = trainerStrings[lang];
  const model = useMemo(() => trainerModel(props.session ?? pageSession()), []);
  useEffect(model.follow, [model]);
  const { phase } = model.session;
  const going = model.hasRun.value && !model.over.value;

  return (
    <WidgetFrame
      id={id}
      lang={lang}
      title={t.title}
      wide
      says={stateSentence(model, lang)}
      controls={
        <PlayControls
          lang={lang}
          playing={model.playing.value}
          playWord={phase.value === 'paused' ? t.resume : t.start}
          playWords={[t.start, t.resume]}
          canPlay={model.canPlay.value}
          onPlay={model.play}
          onPause={model.session.pause}
          onStep={model.step}
          canStep={!model.busy.value && (going || model.refused.value === null)}
          onReset={model.reset}
          canReset={model.hasRun.value}
          seed={model.form.seed}
        />
      }
      own={
        <>
          <Button onClick={model.session.stop} disabled={!going}>
            {t.stop}
          </Button>
          <div class="trainer-rate">
            <NumberField
              {...{ lang, label: t.rate, symbol: 'η', role: 'optimiser' }}
              value={model.form.rate}
              {...rangeOf('rate')}
              onCommit={model.rateChosen}
            />
          </div>
          <Settings model={model} lang={lang} />
        </>
      }
      below={
        <>
          <Failure model={model} lang={lang} />
          <div class="trainer-judgement">
            <Confusion model={model} lang={lang} />
            <Mistakes model={model} lang={lang} />
          </div>
          <Filters model={model} lang={lang} />
          <Receipt model={model} lang={lang} />
        </>
      }
      how={
        <>
          {t.howText.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <HowList lang={lang} equations={howEquations} files={howFiles} />
        </>
      }
    >
      <Facts model={model} lang={lang} />
      <Curves
        {...{ model, lang, stillLoss, stillAccuracy }}
        recorded={recorded ? t.recorded(recorded.accuracy, recorded.seconds) : t.notRecorded}
      />
    </WidgetFrame>
  );
}
