/** Slips in the optimisers' steps. Most of them still train, only worse: no gradient check sees them. */
import { type Slip, slipsOf } from './slip.ts';

const optimisers = 'optimisers/optimisers';
const tests = ['optimisers/optimisers', 'equations/registry'] as const;

export const optimiserSlips: readonly Slip[] = [
  ...slipsOf('optimisers/sgd.ts', [['uphill', 'w[k] -= eta * g[k]', 'w[k] += eta * g[k]', ...tests]]),
  ...slipsOf('optimisers/momentum.ts', [
    ['the sign of the velocity', 'mu * v[k] - eta * g[k]; // eq', 'mu * v[k] + eta * g[k]; // eq', ...tests],
    ['the velocity never remembered', 'v[k] = velocity;', '', ...tests],
    ['the rate twice', ': velocity;', ': eta * velocity;', ...tests],
    [
      'Nesterov that looks from the old velocity',
      'v[k] = velocity;\n    w[k] += nesterov ? mu * velocity',
      'const old = v[k];\n    v[k] = velocity;\n    w[k] += nesterov ? mu * old',
      ...tests,
    ],
    [
      'Nesterov asked for, plain momentum given',
      'momentum({ ...options, nesterov: true })',
      'momentum({ ...options })',
      ...tests,
    ],
    [
      '(1 − μ) before the gradient',
      'const velocity = mu * v[k] - eta * g[k]',
      'const velocity = mu * v[k] - (1 - mu) * eta * g[k]',
      ...tests,
    ],
  ]),
  ...slipsOf('optimisers/rmsprop.ts', [
    ['a missing √', '(Math.sqrt(v[k]) + epsilon)', '(v[k] + epsilon)', ...tests],
    ['the gradient not squared', '(1 - rho) * g[k] * g[k]', '(1 - rho) * g[k]', ...tests],
    ['ρ for 1 − ρ', '(1 - rho) * g[k]', 'rho * g[k]', ...tests],
    ['ε inside the root', 'Math.sqrt(v[k]) + epsilon', 'Math.sqrt(v[k] + epsilon)', 'equations/registry', 'reference'],
    [
      'the root of the mean before this step',
      'v[k] = rho * v[k] + (1 - rho) * g[k] * g[k];\n    w[k] -= (eta * g[k]) / (Math.sqrt(v[k])',
      'const before = v[k];\n    v[k] = rho * v[k] + (1 - rho) * g[k] * g[k];\n    w[k] -= (eta * g[k]) / (Math.sqrt(before)',
      ...tests,
    ],
  ]),
  ...slipsOf('optimisers/adagrad.ts', [
    ['a mean for the sum of squares', 'v[k] += g[k] * g[k]', 'v[k] = 0.9 * v[k] + 0.1 * g[k] * g[k]', ...tests],
    ['a missing √', 'Math.sqrt(v[k])', 'v[k]', 'optimisers/optimisers'],
    [
      'ε inside the root',
      'Math.sqrt(v[k]) + epsilon',
      'Math.sqrt(v[k] + epsilon)',
      'optimisers/optimisers',
      'reference',
      'kernels/agreement',
    ],
  ]),
  ...slipsOf('optimisers/adamw.ts', [
    [
      'a decay scaled by the gradient',
      'kernels.sgd(slot.values, slot.values,',
      'kernels.sgd(slot.values, slot.gradient,',
      optimisers,
    ],
    ['a decay without the rate', 'rate * weightDecay', 'weightDecay', optimisers],
    ['weights that grow', 'rate * weightDecay', '-rate * weightDecay', optimisers],
    ['biases decayed that are excluded', "slot.role ?? 'kernel'", "'kernel'", optimisers],
    [
      'a decay after the step',
      'decay(kernels, slot, rate);\n      inner.update(kernels, slot, rate, clock);',
      'inner.update(kernels, slot, rate, clock);\n      decay(kernels, slot, rate);',
      optimisers,
    ],
    [
      'the first layer never decayed on byte images',
      'decay(kernels, slot, rate);\n      inner.updatePixels',
      'inner.updatePixels',
      'model/program',
    ],
    ["PyTorch's default of λ", 'weightDecay = 0.004', 'weightDecay = 0.01', optimisers],
  ]),
  ...slipsOf('optimisers/constants.ts', [
    ['constants that are no number taken', 'Number.isFinite(found) && found >= 0', '!(found < 0)', optimisers],
    ['a share of 1 taken', 'found < 1', 'found <= 1', optimisers],
  ]),
  ...slipsOf('optimisers/adam.ts', [
    [
      'a bias correction that multiplies',
      '(rate * root) / (1 - clock.beta1Power)',
      'rate * root * (1 - clock.beta1Power)',
      ...tests,
    ],
    ['no bias correction', '(rate * root) / (1 - clock.beta1Power)', 'rate', ...tests],
    [
      'β₁ and β₂ swapped in the corrections',
      'const root = Math.sqrt(1 - clock.beta2Power);',
      'const root = Math.sqrt(1 - clock.beta1Power);',
      ...tests,
    ],
    ['a missing √ in the correction', 'Math.sqrt(1 - clock.beta2Power)', '1 - clock.beta2Power', ...tests],
    [
      'β₁ and β₂ swapped in the moments',
      'm[k] = beta1 * m[k] + (1 - beta1) * g[k]',
      'm[k] = beta2 * m[k] + (1 - beta2) * g[k]',
      ...tests,
    ],
    ['a missing √', 'Math.sqrt(v[k]) + epsilon', 'v[k] + epsilon', ...tests],
    ['ε inside the root', 'Math.sqrt(v[k]) + epsilon', 'Math.sqrt(v[k] + epsilon)', ...tests],
    ['the gradient not squared', '(1 - beta2) * g[k] * g[k]', '(1 - beta2) * g[k]', ...tests],
    ['the gradient for its mean', '(alpha * m[k])', '(alpha * g[k])', ...tests],
    ['1 − β₁ forgotten', '(1 - beta1) * g[k];', 'g[k];', ...tests],
    ["Keras's ε in the textbook's form", "form === 'keras' ? epsilon : epsilon * root", 'epsilon', ...tests],
    ['t that stands still', 'clock.t += 1;', '', 'model/program', 'model/sequential', 'model/training'],
    ['β₂ᵗ that stands still', 'clock.beta2Power *= beta2;', 'clock.beta2Power = beta2;', ...tests],
    ['another default of β₂', 'beta2 = 0.999', 'beta2 = 0.99', 'optimisers/optimisers', 'reference'],
    [
      "another default of ε than Keras's",
      'epsilon = 1e-7, form',
      'epsilon = 1e-8, form',
      'optimisers/optimisers',
      'reference',
    ],
  ]),
  ...slipsOf('optimisers/clipping.ts', [
    ['the square for the norm', 'Math.sqrt(squares)', 'squares', 'optimisers/clipping'],
    ['made longer too', 'if (norm > most) for', 'for', 'optimisers/clipping'],
    [
      'the norm of the last array alone',
      'sum + kernels.sumOfSquares',
      '0 * sum + kernels.sumOfSquares',
      'optimisers/clipping',
    ],
    ['divided by the norm alone', 'most / norm, length', '1 / norm, length', 'optimisers/clipping'],
    [
      'each array by itself for all together',
      'clipByNorm(kernels, slots, globalClipnorm)',
      'for (const slot of slots) clipByNorm(kernels, [slot], globalClipnorm)',
      'optimisers/clipping',
    ],
  ]),
  ...slipsOf('optimisers/schedules.ts', [
    ['a step that comes one too late', 'Math.floor(t / every)', 'Math.floor((t - 1) / every)', 'optimisers/schedules'],
    ['one step only', 'turn > 0; turn--', 'turn > 0; turn = 0', 'optimisers/schedules'],
    ['a cosine that rises again', 'Math.min(t, steps)', 't', 'optimisers/schedules'],
    ['alpha forgotten', ' + alpha);', ');', 'optimisers/schedules'],
    ['what follows a warm-up begun too late', 'next(t - steps)', 'next(t)', 'optimisers/schedules'],
    ['a warm-up from 0', 'from + ((next(0) - from) * t) / steps', '(next(0) * t) / steps', 'optimisers/schedules'],
  ]),
];
