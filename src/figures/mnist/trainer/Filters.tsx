/** The first layer's weights as images on one diverging scale. */
import { brief, plain } from '../../../kit/numbers.ts';
import { SignedImage } from '../../../kit/Pixels.tsx';
import { SignedScale } from '../../../kit/SignedScale.tsx';
import { useCalm } from '../../../kit/use-calm.ts';
import type { PartProps } from './Notices.tsx';
import { trainerStrings } from './strings.ts';

const places = Array.from({ length: 64 }, (_, unit) => unit);

export function Filters({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const filters = useCalm(model.filters.value, 500);
  const first = model.session.settings.value.layers[0]?.units ?? 10;
  const units = filters?.images.length ?? Math.min(first, places.length);
  const limit = filters && filters.limit >= 1e5 ? brief(filters.limit, 0) : plain(filters?.limit ?? 0);
  const beyond = filters?.beyond ? `${t.space}${t.filtersBeyond}` : '';
  return (
    <section class="trainer-filters">
      <h3>{t.filters}</h3>
      <p class="note">{filters ? `${t.filtersNote(units, first)}${beyond}` : t.filtersEmpty}</p>
      <SignedScale lang={lang} limit={filters ? limit : ''} />
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
