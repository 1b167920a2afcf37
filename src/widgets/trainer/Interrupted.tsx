/** A run that a reload or a crash interrupted, and the way back into it. */
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import type { Trainer } from './model.ts';
import { trainerStrings } from './strings.ts';

export function Interrupted({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang].interrupted;
  const { interrupted, forgetInterrupted } = model.session;
  const run = interrupted.value;
  if (!run) return null;
  return (
    <section class="trainer-interrupted" aria-label={t.name}>
      <p>{t.says(run)}</p>
      <Button primary onClick={model.continueInterrupted}>
        {t.continue}
      </Button>
      <Button onClick={forgetInterrupted}>{t.forget}</Button>
    </section>
  );
}
