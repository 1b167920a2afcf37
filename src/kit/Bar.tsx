/** A share as a bar in a table's cell or a list: from the left, or signed from the middle. The number stands beside it. */
import type { Kind } from './marks.tsx';

export function Bar({ share, kind = 'forward', signed }: { share: number; kind?: Kind; signed?: boolean }) {
  const size = Math.min(1, Math.abs(share)).toFixed(4);
  return (
    <span
      class={`bar mark-${kind}`}
      data-signed={signed && (share < 0 ? 'down' : 'up')}
      style={{ '--share': size }}
      aria-hidden="true"
    />
  );
}
