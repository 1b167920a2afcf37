/** A chapter's small picture; nothing where it has none. It says nothing that the title beside it does not. */
import { height, pictures, width } from './pictures.tsx';

export function Thumbnail({ of }: { of: string }) {
  const Picture = pictures[of];
  if (!Picture) return null;
  return (
    <svg class="thumbnail" viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <Picture />
    </svg>
  );
}
