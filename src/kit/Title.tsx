/** The name of a figure or an exercise: a heading, which leads to the thing itself so that its address can be kept. */
import type { ComponentChildren } from 'preact';

/** `level`: 2 where it stands before the first heading of the text. */
export function Title({ id, level = 3, children }: { id: string; level?: number; children: ComponentChildren }) {
  return (
    <figcaption class="live-title">
      <h3 id={`${id}-title`} aria-level={level === 3 ? undefined : level}>
        <a class="permalink" href={`#${id}`}>
          {children}
        </a>
      </h3>
    </figcaption>
  );
}
