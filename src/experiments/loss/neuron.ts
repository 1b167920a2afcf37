/** One sigmoid neuron with one input, trained by gradient descent on one example: x = 1, y = 0. Chapter: loss. */
import { activations } from '../../../lib/nn/activations.ts';
import { meanSquaredError, sigmoidBinaryCrossEntropy } from '../../../lib/nn/losses.ts';
import { adamConstants, adamStep } from '../../../lib/optimisers/adam.ts';

export type LossKind = 'squares' | 'entropy';

export interface Start {
  readonly w: number;
  readonly b: number;
  readonly eta: number;
}

/** Down to here the output is to come. */
export const goal = 0.1;
/** Where the page begins: surely wrong. The prediction `slow-start` asks for these numbers. */
export const badStart: Start = { w: 3, b: 3, eta: 0.3 };
export const worseStart: Start = { w: 4, b: 4, eta: 0.3 };
export const goodStart: Start = { w: 0.6, b: 0.9, eta: 0.3 };

export interface Moment {
  readonly w: number;
  readonly b: number;
  readonly z: number;
  readonly a: number;
  readonly loss: number;
  /** ∂L/∂a, g'(z) and their product ∂L/∂z. */
  readonly da: number;
  readonly slope: number;
  readonly delta: number;
}

const x = 1;
const y = Float64Array.of(0);

/** The neuron before any step and after each of `steps`. eq: mse-sigmoid-gradient, softmax-cross-entropy-gradient (one output) */
export function train(kind: LossKind, { w, b, eta }: Start, steps: number): Moment[] {
  const moments: Moment[] = [];
  for (let t = 0; t <= steps; t++) {
    const moment = look(kind, w, b);
    moments.push(moment);
    w -= eta * moment.delta * x; // eq: weight-update
    b -= eta * moment.delta; // eq: bias-update
  }
  return moments;
}

/** The same under Adam, with Keras's constants: every parameter has a rate of its own. eq: adam-moments, adam-correction, adam-update-keras */
export function trainByAdam(kind: LossKind, { w, b, eta }: Start, steps: number): Moment[] {
  const [beta1, beta2, epsilon] = [0.9, 0.999, 1e-7];
  const [weights, m, v] = [Float64Array.of(w, b), new Float64Array(2), new Float64Array(2)];
  const moments = [look(kind, w, b)];
  const clock = { t: 0, beta1Power: 1, beta2Power: 1 };
  for (let t = 1; t <= steps; t++) {
    clock.t = t;
    clock.beta1Power *= beta1;
    clock.beta2Power *= beta2;
    const { delta } = moments[t - 1];
    const constants = adamConstants(eta, epsilon, clock, 'keras');
    adamStep(weights, Float64Array.of(delta * x, delta), m, v, constants.alpha, beta1, beta2, constants.epsilon, 2);
    moments.push(look(kind, weights[0], weights[1]));
  }
  return moments;
}

function look(kind: LossKind, w: number, b: number): Moment {
  const z = Float64Array.of(w * x + b);
  const a = Float64Array.of(activations.sigmoid.value(z[0]));
  const out = new Float64Array(1);
  const slope = activations.sigmoid.slope(z[0], a[0]);
  if (kind === 'squares') {
    const loss = meanSquaredError(out, a, y, 1, 1);
    return { w, b, z: z[0], a: a[0], loss, da: out[0], slope, delta: out[0] * slope };
  }
  const loss = sigmoidBinaryCrossEntropy(out, a, z, y, 1, 1);
  // the loss meets the sigmoid as one: ∂L/∂a is read back from the slope in z
  return { w, b, z: z[0], a: a[0], loss, da: out[0] / slope, slope, delta: out[0] };
}

/** The first step after which the output is below `goal`; null where it is not reached. */
export function reached(moments: readonly Moment[], goal: number): number | null {
  const step = moments.findIndex(({ a }) => a < goal);
  return step < 0 ? null : step;
}
