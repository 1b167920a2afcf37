/** The registry: every equation of the book by id, in the order of the chapters that derive them. */
import { backpropEquations } from './backprop.ts';
import { dropoutEquations } from './dropout.ts';
import type { Equation } from './equation.ts';
import { forwardEquations } from './forward.ts';
import { gradientDescentEquations } from './gradient-descent.ts';
import { interpretabilityEquations } from './interpretability.ts';
import { lossEquations } from './loss.ts';
import { mnistEquations } from './mnist.ts';

export const equations: readonly Equation[] = [
  ...forwardEquations,
  ...lossEquations,
  ...backpropEquations,
  ...gradientDescentEquations,
  ...mnistEquations,
  ...dropoutEquations,
  ...interpretabilityEquations,
];

const byId = new Map(equations.map((equation) => [equation.id, equation]));

/** The entry, or undefined: what an unknown id means is its caller's affair. */
export const equationById = (id: string): Equation | undefined => byId.get(id);
