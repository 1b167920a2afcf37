/** What a set of kernels computed, held to the numbers of a file; every difference is kept, the largest is shown. */

/** Largest error allowed, relative to the largest number of the array it stands in. */
export interface Tolerances {
  /** z, a, the first loss, logits, Grad-CAM. */
  readonly forward: number;
  /** Gradients before the first step. */
  readonly gradient: number;
  /** The loss before each later step, and on the test set. */
  readonly loss: number;
  /** Weights and biases after the last step. */
  readonly weights: number;
  /** Test accuracy: an absolute difference. */
  readonly accuracy: number;
}

/** float64 against float64: what differs is the order of sums. */
export const inFloat64: Tolerances = { forward: 1e-12, gradient: 1e-11, loss: 1e-10, weights: 1e-10, accuracy: 0 };

/**
 * float32 against float64. A step of Adam or RMSProp divides by the gradient's own size, so that the rounding of a
 * gradient close to 0 becomes a visible part of a step; over some dozen steps it stays below these.
 */
export const inFloat32: Tolerances = { forward: 1e-5, gradient: 5e-5, loss: 5e-4, weights: 2e-3, accuracy: 0.002 };

export class Checks {
  readonly failures: string[] = [];
  /** The largest error under each heading, relative as above. */
  readonly errors = new Map<string, number>();
  /** Numbers compared. */
  count = 0;
  readonly #tolerances: Tolerances;
  readonly #allowed: ReadonlyMap<string, number>;

  /** `allowed`: errors that are right for this case under some headings, where they are more than the tolerances. */
  constructor(tolerances: Tolerances, allowed: ReadonlyMap<string, number> = new Map()) {
    this.#tolerances = tolerances;
    this.#allowed = allowed;
  }

  get worst(): number {
    return Math.max(...this.errors.values());
  }

  /** `expected` null: the file does not say. */
  numbers(what: string, kind: keyof Tolerances, found: ArrayLike<number>, expected: readonly number[] | null): void {
    if (expected === null) return;
    if (found.length !== expected.length) {
      this.failures.push(`${what}: ${found.length} numbers, the file has ${expected.length}`);
      return;
    }
    const largest = expected.reduce((top, value) => Math.max(top, Math.abs(value)), 0);
    const scale = kind === 'accuracy' || largest === 0 ? 1 : largest;
    let [error, at] = [0, 0];
    for (let k = 0; k < expected.length; k++) {
      const relative = Math.abs(found[k] - expected[k]) / scale;
      if (!(relative <= error)) [error, at] = [relative, k]; // a NaN is the worst
    }
    this.count += expected.length;
    this.errors.set(what, error);
    if (!(error <= Math.max(this.#tolerances[kind], this.#allowed.get(what) ?? 0))) {
      this.failures.push(`${what}[${at}]: ${found[at]}, the file has ${expected[at]}`);
    }
  }
}
