/** The colour of ink in the theme now shown, for pictures made of pixels; follows the switch and the system. */
import { signal } from '@preact/signals';

export type Colour = readonly [red: number, green: number, blue: number];

export const inkColour = signal<Colour>([34, 30, 25]);

function read(): void {
  const hex = getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  inkColour.value = [red, green, blue];
}

if (typeof document !== 'undefined') {
  read();
  new MutationObserver(read).observe(document.documentElement, { attributeFilter: ['data-theme'] });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', read);
}
