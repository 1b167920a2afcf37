/**
 * Momentum on an axis of curvature λ: how fast its error shrinks, measured by the engine's own step, and whether it creeps or
 * rings. Rate and curvature count by their product ηλ alone. Chapter: gradient-descent.
 */
import { log } from '../../../../lib/nn/elementary.ts';
import { momentumStep } from '../../../../lib/optimisers/momentum.ts';
import type { Ground } from './ground.ts';
import { type Entry, finish, run } from './racers.ts';

/**
 * By how much the logarithm of the error falls a step, for many ηλ at once: of three windows of `span` steps the first is the
 * start's own, and the largest error of the second stands beside that of the third. Below 0: it grows.
 */
export function shrinks(products: ArrayLike<number>, mu: number, span = 80): Float64Array {
  const count = products.length;
  const [w, v, slope, before, after] = Array.from({ length: 5 }, () => new Float64Array(count));
  w.fill(1);
  for (let t = 0; t < 3 * span; t++) {
    for (let k = 0; k < count; k++) slope[k] = products[k] * w[k];
    momentumStep(w, slope, v, 1, mu, false, count); // eq: momentum
    if (t < span) continue;
    const largest = t < 2 * span ? before : after;
    for (let k = 0; k < count; k++) largest[k] = Math.max(largest[k], Math.abs(w[k]));
  }
  return before.map((most, k) => (after[k] === 0 ? Number.POSITIVE_INFINITY : log(most / after[k]) / span));
}

/** The (η, μ) square over a bowl of curvatures 1 and κ: cells a side, and how far η reaches: at 4/κ and μ = 1 nothing holds. */
export const cells = 48;
export const reachOf = (kappa: number): number => 4 / kappa;

/** How fast the slower axis shrinks in every cell: [μ from 1 down to 0, η from 0 up], at the cells' middles. */
export function speedsOf(kappa: number): Float64Array {
  const middles = Float64Array.from({ length: cells }, (_, k) => (k + 0.5) / cells);
  const speeds = new Float64Array(cells * cells);
  for (let row = 0; row < cells; row++) {
    const [along, across] = [reachOf(kappa), 4].map((most) =>
      shrinks(
        middles.map((part) => part * most),
        1 - middles[row],
      ),
    );
    along.forEach((speed, k) => {
      speeds[row * cells + k] = Math.min(speed, across[k]);
    });
  }
  return speeds;
}

const tenth = (speed: number): number => log(10) / speed;

/**
 * The square as a picture: shades from 0, where the error grows, to 1, of which each halving of the speed takes a fifth away;
 * and the steps that leave a tenth of the error in the fastest cell.
 */
export function squareOf(kappa: number): { shades: Float64Array; steps: number } {
  const speeds = speedsOf(kappa);
  const best = speeds.reduce((most, speed) => (Number.isFinite(speed) ? Math.max(most, speed) : most), 0);
  // in ten bands: as many as an eye tells apart
  const shade = (speed: number) => Math.max(0.06, Math.min(1, Math.round(10 + (2 * log(speed / best)) / log(2)) / 10));
  return { shades: speeds.map((speed) => (speed <= 0 ? 0 : shade(speed))), steps: Math.ceil(tenth(best)) };
}

/** Elsewhere no axis has one curvature: how low the loss lies after so many steps from a start, by its logarithm. */
export function depthsOf(
  ground: Ground,
  start: { readonly x: number; readonly y: number },
  reach: number,
  count: number,
) {
  const [side, lowest] = [cells / 2, 1e-6];
  const first = ground.loss(start.x, start.y);
  return Float64Array.from({ length: side * side }, (_, k) => {
    const [eta, mu] = [((k % side) + 0.5) / side, 1 - (Math.floor(k / side) + 0.5) / side];
    const { spots, diverged } = finish(run('momentum', { eta: eta * reach, mu }, ground, start, count));
    if (diverged !== null) return 0;
    const left = Math.min(1, Math.max(lowest, spots.at(-1)!.loss / first));
    return Math.max(0.06, Math.round((10 * log(left)) / log(lowest)) / 10);
  });
}

/** The momentum with which an axis comes to rest soonest: below it creeps, above it rings. */
export function critical(product: number): number {
  const root = 1 - Math.sqrt(product);
  return root * root;
}

export const regimes = ['overdamped', 'critical', 'underdamped', 'flips', 'diverges'] as const;
export type Regime = (typeof regimes)[number];

/** `flips`: past the middle at every step, as plain descent does at rates above 1/λ. */
export function regimeOf(product: number, mu: number): Regime {
  if (product >= 2 + 2 * mu) return 'diverges'; // eq: quadratic-stability
  if (Math.abs(mu - critical(product)) < 0.005) return 'critical';
  if (mu > critical(product)) return 'underdamped';
  return product > 1 ? 'flips' : 'overdamped';
}

/** How momentum comes to rest along the valley and across it, and how many steps leave a tenth of the error. */
export function dampedBy({ eta, mu }: Entry, kappa: number) {
  const products = [eta, eta * kappa];
  const [along, across] = products.map((product) => regimeOf(product, mu));
  // as long as there is an error left to measure
  const speeds = [240, 80, 20].map((span) => Math.min(...shrinks(products, mu, span)));
  const speed = speeds.find(Number.isFinite) ?? 0;
  return { along, across, steps: speed > 0 ? tenth(speed) : null };
}

/** Where an axis of this curvature is critically damped, as far as the steepest, κ, does not diverge. */
export function criticalLine(curvature: number, kappa: number): Entry[] {
  const etas = Array.from({ length: 97 }, (_, k) => reachOf(kappa) * (k / 96) * (k / 96));
  const line = etas.map((eta) => ({ eta, mu: critical(eta * curvature) }));
  return line.filter(({ eta, mu }) => regimeOf(eta * kappa, mu) !== 'diverges');
}
