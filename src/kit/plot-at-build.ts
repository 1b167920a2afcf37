/**
 * A recorded curve as a picture, drawn by Observable Plot when the site is built: it costs the reader no script, and its colours
 * are the page's. On the server only.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';

/** An svg element as text; `label` says what it shows. */
export function plotAtBuild(options: Plot.PlotOptions, label: string): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const svg = Plot.plot({ ...options, document: document as unknown as Document, ariaLabel: label });
  svg.setAttribute('role', 'img');
  svg.setAttribute('preserveAspectRatio', 'xMinYMid meet');
  // a picture has one name: its parts' names would be names of nothing
  for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
  return svg.outerHTML;
}
