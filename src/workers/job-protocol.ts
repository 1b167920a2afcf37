/** What a figure and its worker say to each other, whatever the work is. `turn` counts the beginnings. */
import type { Problem } from '../../lib/problem.ts';

/** What is left of a Problem on its way. */
export type ProblemData = Pick<Problem, 'code' | 'facts'>;

export type JobOrder<Wish> =
  | { readonly type: 'begin'; readonly turn: number; readonly wish: Wish; readonly step: boolean }
  | { readonly type: 'pause' | 'resume' | 'step' | 'stop'; readonly turn: number };

export type JobAnswer<Report> =
  | { readonly type: 'report'; readonly turn: number; readonly report: Report }
  | { readonly type: 'paused' | 'done'; readonly turn: number }
  | { readonly type: 'failed'; readonly turn: number; readonly problem: ProblemData };

/** Yields what is to be shown; between two reports it can be paused, stepped and stopped. */
export type Work<Wish, Report> = (wish: Wish) => Generator<Report, void> | AsyncGenerator<Report, void>;
