/** The figures' only clock: it tells a player, picture by picture, how much time has gone by. */
import { batch } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Player } from './player.ts';

/** Seconds between two pictures for who wants no motion: the steps go on at their pace, what is seen are stills. */
const calm = 1;

export function useClock(player: Player | undefined): void {
  const playing = player?.playing.value === true;
  useEffect(() => {
    if (!player || !playing) return;
    const rest = matchMedia('(prefers-reduced-motion: reduce)').matches ? calm : 0;
    let before: number | null = null;
    let handle = requestAnimationFrame(function next(now) {
      const seconds = (now - (before ?? now)) / 1000;
      if (before === null || seconds >= rest) {
        // in short ticks: a longer one is taken for a page that was hidden
        const ticks = rest > 0 ? 4 : 1;
        batch(() => {
          for (let k = 0; k < ticks; k++) player.tick(seconds / ticks);
        });
        before = now;
      }
      handle = requestAnimationFrame(next);
    });
    return () => cancelAnimationFrame(handle);
  }, [player, playing]);
}
