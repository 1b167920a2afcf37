/** A recurrent network of a reference file: simple or gated, a dense layer on the last state, softmax cross-entropy. */
import type { Built, Network, ThroughTime } from '../../../lib/model/built.ts';
import { dense, gru, simpleRNN } from '../../../lib/model/layers.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import type { Checks } from './checks.ts';
import type { Fields } from './fields.ts';
import { around, draws, lcg } from './lcg.ts';
import { optimiserOf } from './mlp.ts';
import { type Case, layersOf, trained } from './trained.ts';

export function recurrentCase(fields: Fields): (kernels: Kernels, checks: Checks) => void {
  const isGated = fields.word('cell', ['simple', 'gru']) === 'gru';
  const resetAfter = isGated && fields.flag('reset_after');
  const steps = fields.whole('steps_in_time', 1);
  const nIn = fields.whole('inputs', 1);
  const n = fields.whole('units', 1);
  const classes = fields.whole('classes', 1);
  const m = fields.whole('batch', 1);
  const names = ['W', 'U', 'b', 'V', 'c'] as const;
  const each = (key: (name: string) => string) => names.map((name) => fields.numbers(key(name)));
  const expected = {
    loss: fields.numbers('loss_value'),
    states: fields.numbers('states'),
    logits: fields.numbers('logits'),
    gradients: each((name) => `dL_d${name}`),
    losses: fields.numbers('loss_before_each_step'),
    final: each((name) => `final_${name}`),
  };

  const u = lcg(fields.whole('seed', 0));
  const wide = isGated ? 3 * n : n;
  const parameters = [
    draws(u, nIn * wide, around(1 / Math.sqrt(nIn))),
    draws(u, n * wide, around(1 / Math.sqrt(n))),
    draws(u, resetAfter ? 2 * wide : wide, around(0.1)),
    draws(u, n * classes, around(1 / Math.sqrt(n))),
    draws(u, classes, around(0.1)),
  ];
  const given: Case = {
    layers: [isGated ? gru(n, { resetAfter }) : simpleRNN(n), dense(classes, { activation: 'softmax' })],
    inputShape: [steps, nIn],
    optimiser: optimiserOf(fields),
    steps: fields.whole('steps', 1),
    parameters,
    x: draws(u, m * steps * nIn, around(1)),
    labels: Int32Array.from({ length: m }, () => Math.floor(u() * classes)),
  };
  const slotsOf = (net: Network) => {
    const [{ weights, time, biases }, output] = layersOf(net) as [Built, Built];
    return [weights, (time as ThroughTime).recurrent, biases, output.weights, output.biases];
  };

  return (kernels, checks) => {
    let net: Network | null = null;
    const losses = trained(kernels, given, (first, loss) => {
      net = first;
      const [layer, output] = layersOf(net) as [Built, Built];
      checks.numbers('states', 'forward', layer.time?.states.subarray(0, m * steps * n) ?? [], expected.states);
      checks.numbers('logits', 'forward', output.z.subarray(0, m * classes), expected.logits);
      checks.numbers('loss', 'forward', [loss], expected.loss);
      slotsOf(net).forEach(({ gradient }, k) => {
        checks.numbers(`dL/d${names[k]}`, 'gradient', gradient, expected.gradients[k]);
      });
    });
    checks.numbers('loss before each step', 'loss', losses, expected.losses);
    slotsOf(net as unknown as Network).forEach(({ values }, k) => {
      checks.numbers(`final ${names[k]}`, 'weights', values, expected.final[k]);
    });
  };
}
