/** A loss of a reference file, by itself: drawn inputs and targets, the value and the slope in the inputs. */
import { contrastive } from '../../../lib/nn/contrastive.ts';
import { codeDivergence } from '../../../lib/nn/gaussian.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Numbers } from '../../../lib/nn/numbers.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, type Draw, draws, lcg } from './lcg.ts';
import { filled } from './mlp.ts';

/** Drawn inputs x, and the mean loss with its slope dx, by a set of kernels. */
interface Case {
  readonly x: Float64Array;
  loss(kernels: Kernels, dx: Numbers, x: Numbers): number;
}

const lossNames = [
  'contrastive',
  'squared-hinge',
  'huber',
  'mae',
  'cross-entropy-smoothed',
  'gaussian-divergence',
] as const;

export function lossCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const name = fields.word('loss', lossNames);
  const u = lcg(fields.whole('seed', 0));
  const { x, loss } = name === 'contrastive' ? contrastiveCase(fields, u) : rowsCase(name, fields, u);
  const expected = { loss: fields.numbers('loss_value'), dx: fields.numbers('dL_dx') };

  return (kernels, checks) => {
    const dx = kernels.numbers(x.length);
    checks.numbers('loss', 'forward', [loss(kernels, dx, filled(kernels, x))], expected.loss);
    checks.numbers('dL/dx', 'gradient', dx, expected.dx);
  };
}

function contrastiveCase(fields: Fields, u: Draw): Case {
  const [pairs, width] = [fields.whole('pairs', 1), fields.whole('width', 1)];
  const temperature = fields.number('temperature');
  return {
    x: draws(u, 2 * pairs * width, around(1)),
    loss: (_kernels, dx, x) => contrastive(dx, x, pairs, width, temperature) / (2 * pairs),
  };
}

/** Losses on rows x[batch, outputs]. */
function rowsCase(name: Exclude<(typeof lossNames)[number], 'contrastive'>, fields: Fields, u: Draw): Case {
  const [m, n] = [fields.whole('batch', 1), fields.whole('outputs', 1)];
  const x = draws(u, m * n, around(2));
  switch (name) {
    case 'squared-hinge': {
      const y = draws(u, m * n, (value) => (value < 0.5 ? 1 : -1));
      return { x, loss: (kernels, dx, x) => kernels.squaredHinge(dx, x, filled(kernels, y), m, n) / m };
    }
    case 'mae': {
      const y = draws(u, m * n, around(2));
      return { x, loss: (kernels, dx, x) => kernels.meanAbsoluteError(dx, x, filled(kernels, y), m, n) / m };
    }
    case 'huber': {
      const delta = fields.number('delta', 1);
      const y = draws(u, m * n, around(2));
      return { x, loss: (kernels, dx, x) => kernels.huber(dx, x, filled(kernels, y), delta, m, n) / m };
    }
    case 'cross-entropy-smoothed': {
      const share = fields.number('smoothing');
      const y = new Float64Array(m * n);
      for (let r = 0; r < m; r++) y[r * n + Math.floor(u() * n)] = 1;
      return {
        x,
        loss(kernels, dx, x) {
          const [rows, a] = [filled(kernels, y), kernels.numbers(m * n)];
          kernels.smooth(rows, rows, share, n, m * n);
          kernels.softmax(a, x, m, n);
          return kernels.softmaxCrossEntropy(dx, a, x, rows, m, n) / m;
        },
      };
    }
    case 'gaussian-divergence': {
      if (n % 2 > 0) throw new Error(`outputs: expected as many means as log variances, found ${n}`);
      return { x, loss: (_kernels, dx, x) => codeDivergence(dx, x, m, n / 2) / m };
    }
  }
}
