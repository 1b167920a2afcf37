/**
 * What ten probabilities say, in words to be chosen: a digit, or that it may be one of two.
 */
export interface Reading {
  /** The likeliest digit and its probability. */
  readonly digit: number;
  readonly probability: number;
  /** Where the network is not sure: the next likeliest. */
  readonly rival: { readonly digit: number; readonly probability: number } | null;
}

/** Below this the network is not sure, … */
const sure = 0.7;
/** … and another digit is worth naming from here on. */
const worthNaming = 0.1;

export function readingOf(probabilities: ArrayLike<number>): Reading {
  const order = Array.from(probabilities, (probability, digit) => ({ digit, probability }));
  const [first, second] = order.sort((a, b) => b.probability - a.probability || a.digit - b.digit);
  const unsure = first.probability < sure && second.probability >= worthNaming;
  return { ...first, rival: unsure ? second : null };
}
