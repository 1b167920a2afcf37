/** The width of an element on the page, known once it is there. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** `before`: what is drawn for until then, and where nothing measures. */
export function useWidth<E extends Element>(before: number): [RefObject<E>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(before);
  const take = (found: number | undefined) => found && setWidth(Math.round(found));
  useLayoutEffect(() => void take(element.current?.getBoundingClientRect().width), []);
  useEffect(() => {
    if (!element.current) return;
    const sizes = new ResizeObserver(([entry]) => take(entry.contentRect.width));
    sizes.observe(element.current);
    return () => sizes.disconnect();
  }, []);
  return [element, width];
}
