/** How far the run is, what went wrong with it, and a run from before that can go on. */

import { Button } from '../../../kit/Controls.tsx';
import { Bar, Facts } from '../../../kit/Numbers.tsx';
import { grouped, percent } from '../../../kit/numbers.ts';
import { digitsSentence } from '../../../reader/strings.ts';
import type { Part } from './model.ts';
import { duration } from './progress.ts';

/** A bar, and the numbers that belong to it. */
export function Progress({ model, t, lang }: Part) {
  const { progress, evaluation, data } = model.session;
  const now = progress.value;
  const fetching = model.dataShare.value;
  const values = [
    now && t.of(now.epoch, now.epochs),
    now && t.of(now.step, now.stepsPerEpoch),
    now && model.playing.value && now.imagesPerSecond > 0 && duration(now.secondsLeft, t.units),
    now && now.imagesPerSecond > 0 && grouped(Math.round(now.imagesPerSecond)),
    evaluation.value && percent(evaluation.value.accuracy, 2),
  ];
  return (
    <div class="trainer-facts">
      <Share name={t.progressLabel} share={model.share.value} />
      <Facts facts={t.facts.map((name, k) => ({ name, value: values[k] || '–' }))} />
      <div class="trainer-data note">
        {fetching !== null && data.value && (
          <>
            {t.dataLine(data.value)}
            <Share name={t.dataLabel} share={fetching} />
          </>
        )}
        {fetching === null &&
          data.value &&
          data.value.source !== 'mnist' &&
          digitsSentence[lang][data.value.source](data.value.hasMnist)}
      </div>
    </div>
  );
}

const Share = ({ name, share }: { name: string; share: number }) => (
  <div role="progressbar" aria-label={name} aria-valuenow={Math.round(100 * share)}>
    <Bar share={share} kind="ink" />
  </div>
);

/** What went wrong, and the button that helps. */
export function Failure({ model, lang }: Part) {
  const trouble = model.trouble(lang);
  if (!trouble) return null;
  const { sentences, help } = trouble;
  return (
    <div class="trainer-notice row" role="alert">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {model.failure.value === 'missing' && (
        <pre>
          <code>{'npm run data\nMNIST_DIR=/folder/of/mnist npm run data'}</code>
        </pre>
      )}
      {help && (
        <Button primary onClick={help[1]}>
          {help[0]}
        </Button>
      )}
    </div>
  );
}

/** A run that a reload or a crash interrupted, and the way back into it. */
export function Interrupted({ model, t: { interrupted: t } }: Part) {
  const run = model.session.interrupted.value;
  if (!run) return null;
  return (
    <section class="trainer-notice row" aria-label={t.name}>
      <p>{t.says(run)}</p>
      <Button primary onClick={model.continueInterrupted}>
        {t.continue}
      </Button>
      <Button onClick={model.session.forgetInterrupted}>{t.forget}</Button>
    </section>
  );
}
