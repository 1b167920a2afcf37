/** The size of an element on the page, known once it is there. */
import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

export type Size = readonly [width: number, height: number];

/** `before`: what is drawn for until then, and where nothing measures. */
export function useSize<E extends Element>(before: Size): [RefObject<E>, Size] {
  const element = useRef<E>(null);
  const [size, setSize] = useState<Size | null>(null);
  const take = (found: { readonly width: number; readonly height: number } | undefined) => {
    if (!found?.width) return;
    const next: Size = [Math.round(found.width), Math.round(found.height)];
    setSize((now) => (now?.[0] === next[0] && now[1] === next[1] ? now : next));
  };
  useLayoutEffect(() => take(element.current?.getBoundingClientRect()), []);
  useEffect(() => {
    if (!element.current) return;
    const sizes = new ResizeObserver(([entry]) => take(entry.contentRect));
    sizes.observe(element.current);
    return () => sizes.disconnect();
  }, []);
  return [element, size ?? before];
}

/** Its width alone. */
export function useWidth<E extends Element>(before: number): [RefObject<E>, number] {
  const [element, [width]] = useSize<E>([before, 0]);
  return [element, width];
}
