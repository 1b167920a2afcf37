/** How far the run is, what went wrong with it, and a run from before that can go on. */
import type { Lang } from '../../../i18n/lang.ts';
import { Button } from '../../../kit/Button.tsx';
import { Facts as FactList } from '../../../kit/Numbers.tsx';
import { grouped, percent } from '../../../kit/numbers.ts';
import { digitsSentence } from '../../../reader/strings.ts';
import type { Trainer } from './model.ts';
import { failureSentences } from './says.ts';
import { trainerStrings } from './strings.ts';

export interface PartProps {
  model: Trainer;
  lang: Lang;
}

/** A bar, and the numbers that belong to it. */
export function Facts({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const { progress, evaluation, data } = model.session;
  const now = progress.value;
  const fetching = model.dataShare.value;
  const facts: [string, string | null | false][] = [
    [t.factEpoch, now && t.of(now.epoch, now.epochs)],
    [t.factStep, now && t.of(now.step, now.stepsPerEpoch)],
    [t.factLeft, now && model.playing.value && now.imagesPerSecond > 0 && t.duration(now.secondsLeft)],
    [t.factPace, now && now.imagesPerSecond > 0 && grouped(Math.round(now.imagesPerSecond))],
    [t.factTest, evaluation.value && percent(evaluation.value.accuracy, 2)],
  ];
  return (
    <div class="trainer-facts">
      <progress class="trainer-bar" max={1} value={model.share.value} aria-label={t.progressLabel} />
      <FactList facts={facts.map(([name, value]) => ({ name, value: value || t.none }))} />
      <div class="trainer-data">
        {fetching === null && data.value && data.value.source !== 'mnist' && (
          <span class="trainer-whose">{digitsSentence[lang][data.value.source](data.value.hasMnist)}</span>
        )}
        {fetching !== null && data.value && (
          <>
            <span>{t.dataLine(data.value.source, data.value.loaded, data.value.total)}</span>
            <progress class="trainer-bar" max={1} value={fetching} aria-label={t.dataLabel} />
          </>
        )}
      </div>
    </div>
  );
}

/** What went wrong, and the button that helps. */
export function Failure({ model, lang }: PartProps) {
  const failure = model.failure.value;
  if (!failure) return null;
  const help = helpOf(model, lang);
  return (
    <div class="trainer-failure" role="alert">
      {failureSentences(failure, lang).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {failure.kind === 'missing' && (
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

function helpOf({ failure, session, tryRate }: Trainer, lang: Lang): [string, () => void] | null {
  const t = trainerStrings[lang].failures;
  const what = failure.value;
  const data = session.data.value;
  if (what?.kind === 'diverged') return [t.tryButton(what.tryRate), () => tryRate(what.tryRate)];
  if (what?.kind === 'died') return [t.restart, session.restart];
  // while a shard has not arrived, a problem is most likely the road's
  const isHere = data !== null && data.total > 0 && data.loaded === data.total;
  return what?.kind === 'problem' && !data?.missing && !isHere ? [t.fetchAgain, session.load] : null;
}

/** A run that a reload or a crash interrupted, and the way back into it. */
export function Interrupted({ model, lang }: PartProps) {
  const t = trainerStrings[lang].interrupted;
  const run = model.session.interrupted.value;
  if (!run) return null;
  return (
    <section class="trainer-interrupted" aria-label={t.name}>
      <p>{t.says(run)}</p>
      <Button primary onClick={model.continueInterrupted}>
        {t.continue}
      </Button>
      <Button onClick={model.session.forgetInterrupted}>{t.forget}</Button>
    </section>
  );
}
