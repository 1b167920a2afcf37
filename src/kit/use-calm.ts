/** A value that changes often, passed on at most once in so many milliseconds: the first at once, the last always. */
import { useEffect, useRef, useState } from 'preact/hooks';

export function useCalm<T>(value: T, milliseconds: number): T {
  const [shown, show] = useState(value);
  const at = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    if (value === shown) return;
    const wait = Math.max(0, at.current + milliseconds - performance.now());
    const timer = setTimeout(() => {
      at.current = performance.now();
      show(value);
    }, wait);
    return () => clearTimeout(timer);
  }, [value, shown, milliseconds]);
  return shown;
}
