/** The figures' only clock: it tells a player, picture by picture, how much time has gone by. */
import { useEffect } from 'preact/hooks';
import type { Player } from './player.ts';

/** Seconds between two pictures for who wants no motion: the steps go on at their pace, the picture stands in between. */
const calm = 0.25;

export function useClock(player: Player | undefined): void {
  const playing = player?.playing.value === true;
  useEffect(() => {
    if (!player || !playing) return;
    const rest = matchMedia('(prefers-reduced-motion: reduce)').matches ? calm : 0;
    let before: number | null = null;
    let handle = requestAnimationFrame(function next(now) {
      const seconds = (now - (before ?? now)) / 1000;
      if (before === null || seconds >= rest) {
        player.tick(seconds);
        before = now;
      }
      handle = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(handle);
  }, [player, playing]);
}
