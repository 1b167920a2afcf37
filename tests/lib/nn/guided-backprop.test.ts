import { expect, it } from 'vitest';
import { type ActivationName, activate, activationGradient } from '../../../lib/nn/activations.ts';
import { guidedGradient } from '../../../lib/nn/guided-backprop.ts';

const z = Float64Array.of(2, 2, -1, -1, 0, 3);
const da = Float64Array.of(5, -5, 5, -5, 5, 0);
const throughGuide = (g: ActivationName, arriving = da) => {
  const [a, delta] = [z.slice(), new Float64Array(6).fill(9)];
  activate(a, z, g, 6);
  guidedGradient(delta, arriving, z, a, g, 6);
  return [...delta].map((value) => value + 0); // −0 is 0
};

it('lets through a ReLU what arrives positive where the unit was on, and nothing else', () => {
  expect(throughGuide('relu')).toEqual([5, 0, 0, 0, 0, 0]);
  expect(
    throughGuide(
      'relu',
      da.map((value) => 3 * value),
    ).slice(0, 2),
  ).toEqual([15, 0]);
  expect(throughGuide('relu', Float64Array.of(Number.NaN, 1, 1, 1, 1, 1))[0]).toBeNaN();
});

it.each(['linear', 'leaky_relu', 'sigmoid', 'tanh'] as const)('leaves the slope of %s as it is', (g) => {
  const [a, delta] = [z.slice(), new Float64Array(6)];
  activate(a, z, g, 6);
  activationGradient(delta, da, z, a, g, 6);
  expect(throughGuide(g)).toEqual([...delta].map((value) => value + 0));
});

it('may write over what arrives', () => {
  const both = da.slice();
  guidedGradient(both, both, z, z, 'relu', 6);
  expect([...both].map((value) => value + 0)).toEqual([5, 0, 0, 0, 0, 0]);
});
