/** A curve that an experiment recorded: drawn by Observable Plot when the site is built, themed by the page. On the server only. */
import * as Plot from '@observablehq/plot';
import { plotAtBuild } from '../plot-at-build.ts';

const losses = Array.from({ length: 20 }, (_, epoch) => ({ epoch, loss: 1 / (1 + epoch) }));

export default function recorded(): string {
  const marks = [Plot.ruleY([0]), Plot.line(losses, { x: 'epoch', y: 'loss', stroke: 'var(--target)' })];
  return plotAtBuild({ marks, width: 640, height: 220 }, 'Loss over epochs, falling');
}
