/** The trainer on the page: how far it is, the curves, the controls; underneath what the network makes of the test set. */
import { useComputed } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../i18n/lang.ts';
import { HowList } from '../../kit/HowList.tsx';
import { pageSession, type Session } from '../../reader/session.ts';
import { WidgetFrame } from '../shared/WidgetFrame.tsx';
import { Confusion } from './Confusion.tsx';
import { Own, Play } from './Controls.tsx';
import { Curves, type Recorded } from './Curves.tsx';
import { Facts } from './Facts.tsx';
import { Failure } from './Failure.tsx';
import { Filters } from './Filters.tsx';
import { howEquations, howFiles } from './how.ts';
import { Interrupted } from './Interrupted.tsx';
import { Mistakes } from './Mistakes.tsx';
import { trainerModel } from './model.ts';
import { Receipt } from './Receipt.tsx';
import { stateSentence } from './says.ts';
import { trainerStrings } from './strings.ts';
import { tellSymbols } from './told.ts';
import './trainer.css';

export interface TrainerProps {
  lang: Lang;
  /** Where the figure stands on the page: #trainer. */
  id?: string;
  /** Plots of the recorded run, made at build, and what they are. */
  stillLoss?: ComponentChildren;
  stillAccuracy?: ComponentChildren;
  recorded?: Recorded;
  /** Another session than the page's own, for tests. */
  session?: Session;
}

/** Reads no signal itself: while a network trains only the parts that change are drawn again. */
export default function TrainerView({ lang, id = 'trainer', session, ...still }: TrainerProps) {
  const t = trainerStrings[lang];
  const model = useMemo(() => trainerModel(session ?? pageSession()), [session]);
  const says = useComputed(() => stateSentence(model, lang));
  useEffect(model.follow, [model]);
  useEffect(() => tellSymbols(model.session, lang), [model, lang]);
  return (
    <WidgetFrame
      id={id}
      lang={lang}
      title={t.title}
      wide
      says={says}
      controls={<Play model={model} lang={lang} />}
      own={<Own model={model} lang={lang} />}
      below={
        <>
          <Failure model={model} lang={lang} />
          <Interrupted model={model} lang={lang} />
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
      <Curves model={model} lang={lang} {...still} />
    </WidgetFrame>
  );
}
