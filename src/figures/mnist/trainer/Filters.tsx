/** The first layer's weights as images on one diverging scale. */
import { brief, plain } from '../../../kit/numbers.ts';
import { SignedImage, SignedScale } from '../../../kit/Pixels.tsx';
import { useCalm } from '../../../kit/use-calm.ts';
import type { Part } from './model.ts';

const places = Array.from({ length: 64 }, (_, unit) => unit);

export function Filters({ model, t, lang }: Part) {
  const filters = useCalm(model.filters.value, 500);
  const first = model.session.settings.value.layers[0]?.units ?? 10;
  const { images, limit, beyond } = filters ?? { images: [], limit: 0, beyond: false };
  const units = images.length || Math.min(first, places.length);
  const side = Math.sqrt(images[0]?.length ?? 784);
  const scale = limit >= 1e5 ? brief(limit, 0) : plain(limit);
  return (
    <section class="trainer-filters" data-unmade={!filters || undefined}>
      <h3>{t.filters}</h3>
      <p class="note">
        {filters ? t.filtersNote(units, first, beyond) : t.filtersEmpty}
        {model.isRecorded.value && <strong> {t.filtersRecorded}</strong>}
      </p>
      <SignedScale lang={lang} limit={filters ? scale : ''} />
      <div
        class="trainer-filter-grid"
        data-sym="w"
        role="img"
        aria-label={filters ? t.filtersLabel(units, scale) : t.filtersEmpty}
      >
        {places.slice(0, units).map((unit) => (
          <SignedImage key={unit} values={images[unit] ?? []} {...{ limit, side }} label="" />
        ))}
      </div>
    </section>
  );
}
