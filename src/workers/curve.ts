/**
 * The curve of single mini-batches, thinned: at most 2,000 points for a run of any length.
 *
 * Kept are the steps 1, 1 + stride, 1 + 2 stride, …; when they are too many the stride doubles and every other
 * point goes. What is kept depends on the number of steps alone, so the same run leaves the same curve however it
 * was paused, and the page thins its copy by the same rule.
 */
import type { BatchPoint } from './protocol.ts';

export const mostPoints = 2000;

/** Whether a curve of this stride keeps the step (counted from 1). */
export function keeps(stride: number, step: number): boolean {
  return (step - 1) % stride === 0;
}

/** The points that a curve of this stride keeps. */
export function thin(points: readonly BatchPoint[], stride: number): BatchPoint[] {
  return stride === 1 ? [...points] : points.filter(({ step }) => keeps(stride, step));
}

/** Collects a run's batch losses and hands out what is new since it was last asked. */
export class Curve {
  stride = 1;
  #points: BatchPoint[] = [];
  #reported = 0;

  get points(): readonly BatchPoint[] {
    return this.#points;
  }

  /** The curve of a run that was interrupted; all its points are news. */
  restore({ stride, points }: { readonly stride: number; readonly points: readonly BatchPoint[] }): void {
    this.stride = stride;
    this.#points = [...points];
    this.#reported = 0;
  }

  add(step: number, loss: number): void {
    if (!keeps(this.stride, step)) return;
    this.#points.push({ step, loss });
    if (this.#points.length <= mostPoints) return;
    const before = this.#points.slice(0, this.#reported);
    this.stride *= 2;
    this.#points = thin(this.#points, this.stride);
    this.#reported = thin(before, this.stride).length;
  }

  /** Points added since the last call that are still kept. */
  news(): BatchPoint[] {
    const news = this.#points.slice(this.#reported);
    this.#reported = this.#points.length;
    return news;
  }
}
