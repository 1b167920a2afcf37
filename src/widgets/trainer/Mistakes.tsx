/** The test images that cost the most. */
import type { Lang } from '../../i18n/lang.ts';
import { Digits } from './Digits.tsx';
import type { Trainer } from './model.ts';
import { trainerStrings } from './strings.ts';

/** As many as the worker reports, so that the figure has its size from the start. */
const places = Array.from({ length: 24 }, (_, place) => place);

export function Mistakes({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  return (
    <section class="trainer-mistakes">
      <h3>{t.mistakes}</h3>
      <p class="widget-note">{t.mistakesNote}</p>
      {model.mistakes.value.length > 0 ? (
        <Digits lang={lang} digits={model.mistakes.value} size={56} />
      ) : (
        <ul class="trainer-digits" aria-hidden="true">
          {places.map((place) => (
            <li key={place}>
              <span class="trainer-no-digit" />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
