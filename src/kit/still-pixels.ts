/** A square image of numbers as a few paths, for what the server draws: one path a shade and sign, in runs along the rows. */
const shades = 16;

export interface Shade {
  readonly path: string;
  readonly sign: 'positive' | 'negative';
  /** 0 … 1 */
  readonly share: number;
}

export function shadesOf(values: ArrayLike<number>, side: number, limit: number): Shade[] {
  const steps = Array.from(values, (value) => Math.round(Math.min(1, Math.max(-1, value / limit)) * shades));
  const paths = new Map<number, string>();
  for (let at = 0; at < steps.length; ) {
    let end = at + 1;
    while (end % side !== 0 && steps[end] === steps[at]) end++;
    if (steps[at] !== 0) {
      const run = `M${at % side} ${Math.floor(at / side)}h${end - at}v1h-${end - at}z`;
      paths.set(steps[at], (paths.get(steps[at]) ?? '') + run);
    }
    at = end;
  }
  return [...paths].map(([step, path]) => ({
    path,
    sign: step < 0 ? 'negative' : 'positive',
    share: Math.abs(step) / shades,
  }));
}

/** The image as HTML, for what a page keeps (Kept.tsx): signed numbers on the diverging scale. */
export function signedPixelsHtml(values: ArrayLike<number>, limit: number, side = 28): string {
  const paths = shadesOf(values, side, limit).map(
    ({ path, sign, share }) => `<path d="${path}" data-sign="${sign}" fill-opacity="${share}"/>`,
  );
  return `<svg class="still-pixels" data-kind="signed" viewBox="0 0 ${side} ${side}" aria-hidden="true">${paths.join('')}</svg>`;
}
