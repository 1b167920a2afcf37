/**
 * A pole on a cart, to be kept upright by pushing the cart left or right. Chapter: trends. Sources: Barto, Sutton & Anderson 1983,
 * "Neuronlike Adaptive Elements That Can Solve Difficult Learning Control Problems" (without their friction); constants, Euler's
 * step and ends are those of Gymnasium's CartPole-v1.
 *
 * state[4]: place x (m), speed x' (m/s), angle θ from upright to the right (rad), its speed θ' (rad/s).
 */
import { generator } from '../generator.ts';
import { cos, sin } from '../nn/circular.ts';
import type { Numbers } from '../nn/numbers.ts';

/** kg, m, s, N; `half` is half the pole's length. */
export const cartPole = { gravity: 9.8, cart: 1, pole: 0.1, half: 0.5, force: 10, tau: 0.02 } as const;
/** Beyond these it is lost: metres, and 12° in radians. */
export const ends = { x: 2.4, theta: (12 * 2 * Math.PI) / 360 } as const;

/** x'' and θ'' under a force along the track: Newton's law for cart and pole together. */
export function accelerations(state: Numbers, force: number): readonly [x: number, theta: number] {
  const { gravity, cart, pole, half } = cartPole;
  const [s, c] = [sin(state[2]), cos(state[2])];
  const push = (force + pole * half * state[3] * state[3] * s) / (cart + pole);
  const theta = (gravity * s - c * push) / (half * (4 / 3 - (pole * c * c) / (cart + pole)));
  return [push - (pole * half * theta * c) / (cart + pole), theta];
}

/** Each of the four numbers even between ±0.05. */
export function startCartPole(state: Numbers, seed: number, episode: number): void {
  const random = generator(seed, 'cart-pole', episode);
  for (let k = 0; k < 4; k++) state[k] = (2 * random.uniform() - 1) * 0.05;
}

/** Pushes right, or left, for τ seconds: Euler's step, from the speeds before it. Returns whether the pole still stands on the track. */
export function pushCart(state: Numbers, right: boolean): boolean {
  const { force, tau } = cartPole;
  const [x, theta] = accelerations(state, right ? force : -force);
  state[0] += tau * state[1];
  state[1] += tau * x;
  state[2] += tau * state[3];
  state[3] += tau * theta;
  return Math.abs(state[0]) <= ends.x && Math.abs(state[2]) <= ends.theta;
}
