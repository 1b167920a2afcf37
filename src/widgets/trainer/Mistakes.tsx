/** The test images that cost the most. */
import type { Lang } from '../../i18n/lang.ts';
import { Digits } from './Digits.tsx';
import type { Trainer } from './model.ts';
import { trainerStrings } from './strings.ts';

export function Mistakes({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  return (
    <section class="trainer-mistakes">
      <h4>{t.mistakes}</h4>
      <p class="widget-note">
        {t.mistakesNote} {model.session.evaluation.value ? '' : t.confusionEmpty}
      </p>
      <Digits lang={lang} digits={model.mistakes.value} size={56} />
    </section>
  );
}
