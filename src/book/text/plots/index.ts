/** Every recorded curve of the book, by chapter and id. */
import { plots as dropout } from './dropout.ts';
import { plots as forward } from './forward.ts';
import { plots as loss } from './loss.ts';
import { plots as mnist } from './mnist.ts';
import type { RecordedPlot, RecordedPlots } from './plot.ts';

export const plots: Readonly<Record<string, RecordedPlots>> = { forward, loss, dropout, mnist };

/** Throws, naming what there is, where a chapter has no such curve. */
export function plotOf(chapter: string, id: string): RecordedPlot {
  const own = plots[chapter] ?? {};
  if (Object.hasOwn(own, id)) return own[id];
  throw new Error(`<Plot id="${id}">: ${chapter} has ${Object.keys(own).join(', ') || 'none'}`);
}
