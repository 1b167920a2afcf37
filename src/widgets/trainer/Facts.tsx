/** How far the run is: a bar, and the numbers that belong to it. */
import type { Lang } from '../../i18n/lang.ts';
import { grouped, percent } from '../../kit/numbers.ts';
import { digitsSentence } from '../../reader/strings.ts';
import type { Trainer } from './model.ts';
import { trainerStrings } from './strings.ts';

export function Facts({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  const { progress, evaluation, data } = model.session;
  const now = progress.value;
  const fetching = model.dataShare.value;
  const facts: [string, string][] = [
    [t.factEpoch, now ? t.of(now.epoch, now.epochs) : t.none],
    [t.factStep, now ? t.of(now.step, now.stepsPerEpoch) : t.none],
    [t.factLeft, now && model.playing.value && now.imagesPerSecond > 0 ? t.duration(now.secondsLeft) : t.none],
    [t.factPace, now && now.imagesPerSecond > 0 ? grouped(Math.round(now.imagesPerSecond)) : t.none],
    [t.factTest, evaluation.value ? percent(evaluation.value.accuracy, 2) : t.none],
  ];
  return (
    <div class="trainer-facts">
      <progress class="trainer-bar" max={1} value={model.share.value} aria-label={t.progressLabel} />
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div class="trainer-data" data-shown={fetching !== null}>
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
