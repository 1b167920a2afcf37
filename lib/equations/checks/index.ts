/** What every equation claims, by id; the few that only give names say so in `definitions`. */
import type { Check } from '../equation.ts';
import { backpropChecks } from './backprop.ts';
import { dropoutChecks } from './dropout.ts';
import { forwardChecks } from './forward.ts';
import { gradientDescentChecks } from './gradient-descent.ts';
import { gradientDescentStepChecks } from './gradient-descent-steps.ts';
import { interpretabilityChecks } from './interpretability.ts';
import { lossChecks } from './loss.ts';
import { mnistChecks } from './mnist.ts';

export const checks: Readonly<Record<string, Check>> = {
  ...forwardChecks,
  ...lossChecks,
  ...backpropChecks,
  ...gradientDescentChecks,
  ...gradientDescentStepChecks,
  ...mnistChecks,
  ...dropoutChecks,
  ...interpretabilityChecks,
};
