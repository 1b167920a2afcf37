/** What is raced on: a loss of two variables with its gradient, seen in a square window. Chapter: gradient-descent. */

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly loss: number;
}

export interface Window {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

export interface Ground {
  loss(x: number, y: number): number;
  /** The loss there; ∂L/∂x and ∂L/∂y are written into `gradient` [2]. */
  slope(x: number, y: number, gradient: Float64Array): number;
}

/** The loss on a grid over the window: [side, side], row-major, rows of y from the bottom. */
export interface Grid {
  readonly window: Window;
  readonly side: number;
  readonly heights: Float64Array;
}

/** What a picture needs of a ground. */
export interface Relief extends Grid {
  readonly lowest: Spot;
}

export interface Surveyed extends Relief {
  readonly ground: Ground;
}

/** Places a side: where the loss is a formula, and where it is a network's. */
export const fineSide = 97;
export const coarseSide = 41;

/**
 * ½ (u² + κ v²): curvature 1 along u, κ along v. Turned, u and v lie on the diagonals, where a method that scales each
 * axis for itself finds nothing to scale.
 */
export function quadratic(kappa: number, turned = false): Ground {
  const c = turned ? Math.sqrt(0.5) : 1;
  const s = turned ? Math.sqrt(0.5) : 0;
  const loss = (x: number, y: number) => {
    const [u, v] = [c * x + s * y, c * y - s * x];
    return 0.5 * (u * u + kappa * v * v);
  };
  return {
    loss,
    slope(x, y, gradient) {
      const [u, v] = [c * x + s * y, c * y - s * x];
      gradient[0] = c * u - s * kappa * v;
      gradient[1] = s * u + c * kappa * v;
      return loss(x, y);
    },
  };
}

/** (1 − x)² + 100 (y − x²)²: a bent valley with its end at (1, 1). Source: Rosenbrock 1960. */
export function rosenbrock(): Ground {
  const loss = (x: number, y: number) => (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
  return {
    loss,
    slope(x, y, gradient) {
      gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
      gradient[1] = 200 * (y - x * x);
      return loss(x, y);
    },
  };
}

/** ½ (10 x² + ½ (y² − 1)²): level at (0, 0), a valley floor that sinks to either side, lowest at (0, ±1). */
export function saddle(): Ground {
  const loss = (x: number, y: number) => 5 * x * x + 0.25 * (y * y - 1) * (y * y - 1);
  return {
    loss,
    slope(x, y, gradient) {
      gradient[0] = 10 * x;
      gradient[1] = y * (y * y - 1);
      return loss(x, y);
    },
  };
}

const along = ([low, high]: readonly [number, number], k: number, side: number): number =>
  low + ((high - low) * k) / (side - 1);

export const emptyGrid = (window: Window, side: number): Grid => ({
  window,
  side,
  heights: new Float64Array(side * side),
});

/** Fills the grid, a row at a time, so that whoever asks may rest in between; yields the part that is done. */
export function* surveyInto({ window: seen, side, heights }: Grid, ground: Ground): Generator<number> {
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      heights[row * side + column] = ground.loss(along(seen.x, column, side), along(seen.y, row, side));
    }
    yield (row + 1) / side;
  }
}

/** A ground whose lowest place is known. */
export function surveyed(ground: Ground, window: Window, [x, y]: readonly [number, number]): Surveyed {
  const grid = emptyGrid(window, fineSide);
  for (const _ of surveyInto(grid, ground));
  return { ...grid, ground, lowest: { x, y, loss: ground.loss(x, y) } };
}

const rounds = 6;

/** Where nobody knows the lowest place: from the grid's lowest, by ever finer grids of 5 × 5 round the best so far. */
export function lowestFrom({ window: seen, side, heights }: Grid, ground: Ground): Spot {
  const at = heights.indexOf(heights.reduce((least, loss) => Math.min(least, loss)));
  const [x, y] = [along(seen.x, at % side, side), along(seen.y, Math.floor(at / side), side)];
  let best: Spot = { x, y, loss: heights[at] };
  let reach = (seen.x[1] - seen.x[0]) / (side - 1);
  for (let round = 0; round < rounds; round++) {
    const middle = best;
    for (let k = 0; k < 25; k++) {
      const there = { x: middle.x + reach * ((k % 5) / 2 - 1), y: middle.y + reach * (Math.floor(k / 5) / 2 - 1) };
      const loss = ground.loss(there.x, there.y);
      if (loss < best.loss) best = { ...there, loss };
    }
    reach /= 2;
  }
  return best;
}
