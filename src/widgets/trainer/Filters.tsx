/** The first layer's weights as images on one diverging scale. */
import type { Lang } from '../../i18n/lang.ts';
import { brief, plain } from '../../kit/numbers.ts';
import { SignedImage } from '../../kit/Pixels.tsx';
import { SignedScale } from '../../kit/SignedScale.tsx';
import { useCalm } from '../../kit/use-calm.ts';
import type { Trainer } from './model.ts';
import { trainerStrings } from './strings.ts';
import './filters.css';

const places = Array.from({ length: 64 }, (_, unit) => unit);

export function Filters({ model, lang }: { model: Trainer; lang: Lang }) {
  const t = trainerStrings[lang];
  const filters = useCalm(model.filters.value, 500);
  const first = model.session.settings.value.layers[0]?.units ?? 10;
  const units = filters?.images.length ?? Math.min(first, places.length);
  const limit = filters && filters.limit >= 1e5 ? brief(filters.limit, 0) : plain(filters?.limit ?? 0);
  return (
    <section class="trainer-filters">
      <h3>{t.filters}</h3>
      <div class="trainer-filters-head">
        <p class="widget-note">
          {filters
            ? `${t.filtersNote(units, first)}${filters.beyond ? `${t.space}${t.filtersBeyond}` : ''}`
            : t.filtersEmpty}
        </p>
        <SignedScale lang={lang} limit={filters ? limit : ''} />
      </div>
      <div
        class="trainer-filter-grid"
        data-sym="w"
        role="img"
        aria-label={filters ? t.filtersLabel(units, limit) : t.filtersEmpty}
      >
        {places.slice(0, units).map((unit) => (
          <SignedImage key={unit} values={filters?.images[unit] ?? []} limit={filters?.limit ?? 0} label="" />
        ))}
      </div>
    </section>
  );
}
