/**
 * Recomputes every equation of the page in the reader's browser. The formulas below are set by the build; the verdicts are
 * written into the places beside them that carry the equation's id.
 */
import { effect } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Lang } from '../../../i18n/lang.ts';
import { Button, SeedField } from '../../../kit/Controls.tsx';
import { Frame } from '../../../kit/Frame.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
import { grouped } from '../../../kit/numbers.ts';
import { verdictsModel } from './model.ts';
import { outcome, strings } from './strings.ts';
import { difference } from './tally.ts';

/** Milliseconds of work between two turns of the page. */
const slice = 8;

function breath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < slice) return;
    await new Promise<void>((resolve) => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 50 });
      else setTimeout(resolve);
    });
    since = performance.now();
  };
}

export interface VerdictsProps {
  lang: Lang;
  /** The page's equations, in its order. */
  ids: readonly string[];
}

export default function Verdicts({ lang, ids }: VerdictsProps) {
  const t = strings[lang];
  const model = useMemo(() => verdictsModel(ids, { load: () => import('./trial.ts'), rest: breath() }), [ids]);
  useEffect(() => {
    const places = new Map(
      [...document.querySelectorAll<HTMLElement>('[data-trial]')].map((place) => [place.dataset.trial, place]),
    );
    const writing = effect(() => {
      for (const id of ids) {
        const trial = model.trials.value.get(id);
        const place = places.get(id);
        if (!place) continue;
        const text = trial ? outcome(trial, t) : t.notYet;
        if (place.textContent !== text) place.textContent = text;
        place.dataset.outcome = trial ? (trial.failedAt === null ? 'holds' : 'fails') : 'none';
      }
    });
    return () => {
      writing();
      model.stop();
    };
  }, [model, ids, t]);

  const { state, finished } = model;
  const isRunning = state.value === 'running';
  const all = ids.length;
  const idleWord = state.value === 'idle' ? t.start : t.again;
  const said = {
    idle: () => t.idle(all),
    running: () => t.running(finished.value, all),
    stopped: () => t.stopped(finished.value, all),
    failed: () => t.failed,
    done: () =>
      model.failing.value > 0
        ? t.notAll(model.failing.value, all)
        : t.done(all, grouped(model.instances.value), difference(model.largest.value)),
  }[state.value]();
  return (
    <Frame
      level={2}
      {...{ id: 'verdicts', lang, title: t.title, says: said }}
      controls={
        <>
          <Button primary onClick={isRunning ? model.stop : model.start} others={[t.start, t.stop, t.again]}>
            {isRunning ? t.stop : idleWord}
          </Button>
          <SeedField {...{ lang, label: t.seed, value: model.seed, disabled: isRunning }} />
          <NumberField
            {...{ lang, label: t.count, value: model.count, min: 1, max: 1000, step: 1, whole: true, bare: true }}
            disabled={isRunning}
          />
        </>
      }
      how={<p>{t.how}</p>}
    >
      <progress class="verdicts-progress" aria-label={t.progress} value={finished.value} max={all} />
    </Frame>
  );
}
