/** The one island of all figures: each figure's code is fetched when it comes into view. */
import { lazy, Suspense } from 'preact/compat';
import { BuiltFor } from '../../../kit/built.tsx';
import type { FigureProps, FigureView } from '../../../kit/figure.tsx';

const views = import.meta.glob<{ default: FigureView }>('../../../figures/*/*/view.tsx');
const figures = Object.fromEntries(Object.entries(views).map(([path, load]) => [path, lazy(load)]));

export default function Island({ place, ...props }: FigureProps & { place: string }) {
  const Figure = figures[`${place}/view.tsx`];
  return (
    <BuiltFor.Provider value={`${props.lang} ${place}`}>
      <Suspense fallback={null}>
        <Figure {...props} />
      </Suspense>
    </BuiltFor.Provider>
  );
}
