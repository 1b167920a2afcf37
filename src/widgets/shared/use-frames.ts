/** Calls `frame` before each picture that the browser draws, while something plays. */
import { useEffect } from 'preact/hooks';

export function useFrames(playing: boolean, frame: () => void): void {
  useEffect(() => {
    if (!playing) return;
    let handle = requestAnimationFrame(function next() {
      frame();
      handle = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(handle);
  }, [playing, frame]);
}
