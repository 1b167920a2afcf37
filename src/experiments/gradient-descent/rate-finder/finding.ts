/** What a range test is run with, and what is read off its curve. Chapter: gradient-descent. */
import { stabilityLimit } from './curvature.ts';
import { marksOf, type Point } from './range.ts';
import { type Ending, type Finding, type Rule, type Trial, usualRate } from './training.ts';

export const spans: Readonly<Record<Rule, readonly [low: number, high: number]>> = {
  sgd: [1e-5, 10],
  momentum: [1e-5, 10],
  adam: [1e-6, 1],
};
export const usualSteps = 600;

export const findingOf = (rule: Rule, seed = 1, steps = usualSteps): Finding => {
  const [low, high] = spans[rule];
  return { rule, seed, low, high, steps };
};

/** A range test as far as it has come. */
export interface Found {
  readonly finding: Finding;
  readonly points: readonly Point[];
  readonly ending: Ending | null;
  /** λ of the starting network; null before it has settled. */
  readonly lambda: number | null;
}

/** What is read off a curve as rates; null where there is nothing to read yet. */
export function readingOf({ finding, points, ending, lambda }: Found) {
  const marks = marksOf(points, finding);
  const rate = (k: number | null) => (k === null ? null : points[k].rate);
  const isOver = ending !== null;
  return {
    suggestion: isOver ? rate(marks.steepest) : null,
    lowest: isOver ? rate(marks.lowest) : null,
    blowUp: ending === 'rose' || ending === 'broken' ? (points.at(-1)?.rate ?? null) : null,
    limit: lambda === null ? null : stabilityLimit(finding.rule, lambda),
    usual: usualRate(finding.rule),
  };
}
export type Reading = ReturnType<typeof readingOf>;

/** The trial that read most of the validation images; null where none came through. */
export function bestOf(trials: readonly Trial[]): Trial | null {
  const whole = trials.filter(({ broken }) => broken === null);
  return whole.reduce<Trial | null>((best, one) => (best && best.accuracy >= one.accuracy ? best : one), null);
}
