/** Slips in a network's life: building, a step, epochs, order, what is reported and what is kept. */
import { type Slip, slipsOf } from './slip.ts';

const network = 'model/network';
const order = 'model/order';
const training = 'model/training';
const sequential = 'model/sequential';
const imageLaws = 'model/image-laws';
const sequenceLaws = 'model/sequence-laws';
const program = 'model/program';
const pace = 'model/pace';
const stopping = 'model/early-stopping';
const refused = 'model/bad-input';

export const modelSlips: readonly Slip[] = [
  ...slipsOf('model/training.ts', [
    [
      'the biases never updated',
      'slotsOfLayer(layers[l] as Built)) optimiser',
      "slotsOfLayer(layers[l] as Built).filter(({ role }) => role !== 'bias')) optimiser",
      training,
    ],
    [
      'a bias updated twice',
      'of slotsOfLayer(layers[l] as Built)) optimiser',
      'of [...slotsOfLayer(layers[l] as Built), (layers[l] as Built).biases]) optimiser',
      training,
    ],
    [
      'a bias updated once per incoming weight',
      'of slotsOfLayer(layers[l] as Built)) optimiser',
      'of [(layers[l] as Built).weights, ...Array((layers[l] as Built).nIn).fill((layers[l] as Built).biases)]) optimiser',
      training,
    ],
    [
      'L2 on the biases',
      'm, nOut); // eq: bias-gradient\n    if (l === 1',
      'm, nOut);\n    if (layer.l2 > 0) kernels.addL2(biases.gradient, biases.values, layer.l2, biases.length);\n    if (l === 1',
      training,
      'reference',
    ],
    [
      'the penalty left out of the gradient',
      'penalty += kernels.addL2(weights.gradient',
      'penalty += kernels.addL2(weights.gradient.slice()',
      training,
    ],
    [
      'L1 left out of the gradient',
      'penalty += kernels.addL1(weights.gradient',
      'penalty += kernels.addL1(weights.gradient.slice()',
      training,
    ],
    [
      'L1 lost where the first layer reads bytes',
      '|| layer.l1 > 0 || layer.l2 > 0) return',
      '|| layer.l2 > 0) return',
      program,
    ],
    [
      'the clock ticks once a layer',
      'optimiser.tick(clock);\n    for (let l = 1; l <= D; l++) {',
      'for (let l = 1; l <= D; l++) {\n      optimiser.tick(clock);',
      training,
      'reference',
    ],
    [
      'the error of a layer through the weights of the one below',
      'kernels.denseInputGradient(below.da, delta, weights.values',
      'kernels.denseInputGradient(below.da, delta, below.weights.values',
      training,
    ],
    [
      'the slope at the wrong layer',
      'below.da, below.z, below.a, below.layer.activation',
      'below.da, below.a, below.z, below.layer.activation',
      training,
    ],
    [
      'the mask forgotten on the way back',
      'if (training && below.dropoutRate > 0)',
      'if (training && below.dropoutRate > 1)',
      training,
    ],
    [
      'weights fed what was there before dropout',
      '(net.layers[l - 1] as Built).dropped',
      '(net.layers[l - 1] as Built).a',
      training,
    ],
    [
      'weights moved before the errors of the layers below are known',
      'backward(net, m);\n\n  let',
      'kernels.denseWeightGradient(last.weights.gradient, inputOf(net, D), last.delta, m, last.nIn, last.nOut);\n  optimiser.update(kernels, last.weights, rate, clock);\n  backward(net, m);\n\n  let',
      training,
    ],
    [
      'a step taken on a loss that is no number',
      'if (!Number.isFinite(lossSum)) return { lossSum, penalty: 0, correct: countRight(kernels, last, targets, m) };',
      '',
      program,
      sequential,
      training,
    ],
  ]),
  ...slipsOf('model/step.ts', [
    ['the masks of the step before', 'this.#clock.t + 1', 'this.#clock.t', 'model/step'],
    [
      'dropout on the way back in evaluation',
      'backward(this.net, this.#m, this.#isTraining)',
      'backward(this.net, this.#m)',
      'model/step',
    ],
    [
      'the error of the batch before',
      'this.#isBack = false;\n    return lossAndError',
      'return lossAndError',
      'model/step',
    ],
    ['the penalties left out', 'return penalty;', 'return 0 * penalty;', 'model/step'],
    ['a schedule not asked', 'rate ?? schedule?.(this.#clock.t) ?? learningRate', 'rate ?? learningRate', 'model/step'],
    ['a batch used for two steps', 'this.#m = 0; // what', '// what', 'model/step'],
    ['room taken at each look', 'if (this.#slopes?.net !== net) this', 'this', 'model/step'],
  ]),
  ...slipsOf('model/time.ts', [
    ['the first state for the last', 'steps + steps - 1) * n', 'steps) * n', sequenceLaws, 'reference'],
    [
      'what arrived at the last batch left in the states',
      'dStates.fill(0, 0, m * shape.steps * shape.n);',
      '',
      sequenceLaws,
    ],
    ['the second row of biases forgotten', 'if (biases.length > wide)', 'if (biases.length < 0)', sequenceLaws],
    [
      "both rows of biases with the input's error",
      'biases.gradient.subarray(wide), deltaU',
      'biases.gradient.subarray(wide), delta',
      sequenceLaws,
    ],
    [
      'the recurrent kernel with the fans of the input',
      'recurrent.values, n, wide',
      'recurrent.values, wide, n',
      sequenceLaws,
    ],
    [
      'both rows of biases counted in both forms',
      "layer.kind === 'gru' && layer.resetAfter ? 2 : 1",
      "layer.kind === 'gru' ? 2 : 1",
      sequenceLaws,
    ],
  ]),
  ...slipsOf('model/network.ts', [
    [
      'every layer with the weights of one stream',
      "generator(seed, 'weights', layers.length)",
      "generator(seed, 'weights', 0)",
      network,
    ],
    [
      'weights that do not depend on the seed',
      "generator(seed, 'weights', layers.length)",
      "generator(1, 'weights', layers.length)",
      network,
    ],
    ['a dropout key evaluated once: the same mask at every step', 'training.step), m * nOut', '1), m * nOut', training],
    [
      'one mask for all layers',
      'generator(training.seed, `dropout $',
      "generator(training.seed, 'dropout' || `$",
      training,
    ],
    ['masks that do not depend on the seed', 'generator(training.seed, `dropout', 'generator(7, `dropout', network],
    [
      'dropout in evaluation too',
      'if (dropoutRate > 0 && training) {',
      'if (dropoutRate > 0) {\n      training ??= { seed: 1, step: 1 };',
      sequential,
    ],
    ['the next layer fed what was there before dropout', 'x = dropped;', 'x = a;', training],
    [
      'every layer linear',
      'kernels.activate(a, z, layer.activation, m * nOut)',
      "kernels.activate(a, z, 'linear', m * nOut)",
      training,
      sequential,
    ],
  ]),
  ...slipsOf('model/order.ts', [
    ['shuffling not seeded', "generator(seed, 'order', epoch)", "generator(1, 'order', epoch)", order],
    ['the same order in every epoch', "generator(seed, 'order', epoch)", "generator(seed, 'order', 1)", order],
    ['no shuffling', 'chance.shuffle(order, from, Math.min(from + size, order.length));', 'chance.uniform();', order],
    ['blocks in every epoch', 'epoch === 1 && block > 0', 'block > 0', order],
    ['no blocks in the first epoch', 'epoch === 1 && block > 0', 'epoch === 0 && block > 0', order],
  ]),
  ...slipsOf('model/run.ts', [
    [
      'the last partial batch dropped',
      'Math.ceil(this.trainCount / batchSize)',
      'Math.max(1, Math.floor(this.trainCount / batchSize))',
      sequential,
      program,
    ],
    [
      'the remainder of a mini-batch leaks into the next epoch',
      'const from = this.#step * batchSize;',
      'const from = (this.#totalStep * batchSize) % this.trainCount;',
      sequential,
      program,
    ],
    [
      'the last batch filled up from the validation part',
      'Math.min(batchSize, this.trainCount - from)',
      'Math.min(batchSize, input.count - from)',
      sequential,
      program,
    ],
    [
      'the validation split from the front',
      'evaluate(net, loss, input, targets, this.#straight, this.trainCount, input.count)',
      'evaluate(net, loss, input, targets, this.#straight, 0, this.validationCount)',
      sequential,
    ],
    [
      'validation on the training part',
      'this.#straight, this.trainCount, input.count)',
      'this.#straight, 0, this.trainCount)',
      sequential,
    ],
    [
      'metrics not weighted by the batch',
      'this.#lossSum += batchLoss * m;',
      'this.#lossSum += (batchLoss * this.trainCount) / this.stepsPerEpoch;',
      sequential,
    ],
    [
      'the mean of an epoch that goes on into the next',
      'this.#step = this.#lossSum = this.#correct = this.#seen = 0;',
      'this.#step = 0;',
      sequential,
    ],
    [
      'the loss reported without its penalty',
      'const batchLoss = lossSum / m + penalty;',
      'const batchLoss = lossSum / m;',
      sequential,
    ],
    [
      'the loss of an evaluation without its penalty',
      'lossSum / count + penaltyOf(net)',
      'lossSum / count',
      sequential,
    ],
    [
      'a reset that forgets the seed: the order of another epoch',
      'this.#before.epochs + this.#epoch, block',
      'this.#before.epochs + this.#epoch + 1, block',
      program,
      sequential,
    ],
    [
      'a checkpoint without the moments',
      'this.#o.net).flatMap(({ values, moments }) => [values, ...moments].map',
      'this.#o.net).flatMap(({ values, moments }) => [values, ...moments.map((moment) => moment.slice().fill(0))].map',
      program,
    ],
    [
      'a checkpoint that goes on changing',
      '.map((array) => array.slice())',
      '.map((array) => array as Float32Array)',
      program,
    ],
    [
      'a checkpoint that forgets the waiting and the best weights',
      'this.#stopper.state = state.stopping;',
      'this.#stopper.state;',
      stopping,
    ],
    ['the best weights never brought back', 'values.set(best[k]);', '', stopping],
    ['a checkpoint without the clock', 'Object.assign(this.#o.past.clock, state.clock);', '', program],
    ['a checkpoint without the sums of its epoch', 'this.#lossSum = state.sums.loss;', '', program],
    [
      'a checkpoint that keeps the order of the epoch it interrupts',
      '= state.stopping;\n    if (!this.done) this.#shuffle();',
      '= state.stopping;',
      program,
    ],
    [
      'a second fit with the masks and orders of the first',
      'this.#o.past.epochs = this.#before.epochs + this.#epoch;',
      '',
      sequential,
    ],
    [
      'evaluation that leaves out its last rows',
      'Math.min(capacity, to - start)',
      'Math.min(capacity, Math.max(1, to - start - 1))',
      sequential,
      program,
    ],
    [
      'the first epoch that wants an image more than has come',
      'Math.ceil(end / block) * block',
      'Math.floor(end / block) * block',
      program,
    ],
  ]),
  ...slipsOf('model/settings.ts', [
    [
      'both clippings at once',
      'settings.clipnorm !== undefined && settings.globalClipnorm',
      'settings.clipnorm === undefined && settings.globalClipnorm',
      pace,
    ],
  ]),
  ...slipsOf('model/pace.ts', [
    ['a warm-up passed over', 'choice.warmUp === undefined ? after', 'true ? after', pace],
    ['a warm-up to a rate of 1', 'to: after', 'to: 1', pace],
    ['the schedule told, and not followed', 'scheduled(plain, scheduleOf(schedule, rate))', 'plain', pace],
    ['a schedule of the usual rate', 'scheduleOf(schedule, rate)', 'scheduleOf(schedule, 0.001)', pace],
    [
      'one norm for all, each by itself',
      'clipped(paced, { clipnorm, globalClipnorm })',
      'clipped(paced, { clipnorm: clipnorm ?? globalClipnorm })',
      pace,
    ],
    [
      'keys of other schedules let in',
      "['name', 'warmUp', ...keysOf[choice.name]]",
      "['name', 'warmUp', ...Object.values(keysOf).flat()]",
      pace,
    ],
    [
      'texts let in for numbers',
      "key === 'name' || Number.isFinite(found)",
      "key === 'name' || Number.isFinite(Number(found))",
      pace,
    ],
  ]),
  ...slipsOf('model/early-stopping.ts', [
    ['a patience of one epoch more', 'wait >= patience', 'wait > patience', stopping],
    [
      'a change of exactly minDelta as an improvement',
      'current + delta < reference',
      'current + delta <= reference',
      stopping,
    ],
    ['minDelta with the other sign', 'current + delta < reference', 'current - delta < reference', stopping],
    ['an accuracy that is to fall', "monitor.endsWith('accuracy')", 'false', stopping],
    ['stopped after the first epoch', '&& logs.epoch > 1', '', stopping],
    ['an epoch more before it looks', 'logs.epoch <= startFromEpoch', 'logs.epoch <= startFromEpoch + 1', stopping],
    ['the last weights for the best', 'before.weights ?? weights()', 'weights()', stopping],
    ['a wait that an improvement does not end', '? 0 : before.wait + 1', '? before.wait : before.wait + 1', stopping],
    [
      'the first values for the best',
      'best: current,',
      'best: before.bestEpoch === 0 ? current : before.best,',
      stopping,
    ],
    ['a minDelta below 0 as it is', 'Math.abs(this.#options.minDelta ?? 0)', '(this.#options.minDelta ?? 0)', stopping],
  ]),
  ...slipsOf('model/losses.ts', [
    [
      'the slope through the last activation forgotten',
      'outputError(kernels, last, m);\n  return total;',
      'delta.set(da);\n  return total;',
      training,
    ],
    [
      'a softmax as if its outputs were independent',
      "if (layer.activation === 'softmax')\n    kernels.softmaxGradient(delta, da, a, m, nOut); // eq: softmax-jacobian\n  else kernels",
      'kernels',
      training,
    ],
  ]),
  ...slipsOf('model/losses.ts', [
    ['a class too many', 'label >= 0 && label < classes', 'label >= 0 && label <= classes', refused],
    ['labels below 0', 'label >= 0 && label < classes', 'label < classes', refused],
    ['targets that are no numbers', "checkRows('targets', targets.values, targets.width);", '', refused],
    ['targets of too few examples', 'if (found !== expected)', 'if (found > expected)', refused],
  ]),
  ...slipsOf('model/stack.ts', [
    ['one channel for all', '(input[2] ?? 1) * layer.filters', 'layer.filters', imageLaws],
    ['a flat input flattened', '[!isFlat, ', '[true, ', 'model/bad-input'],
  ]),
  ...slipsOf('model/spatial.ts', [
    ['a kernel turned', 'kernelSize;\n  const { filters', 'kernelSize.toReversed();\n  const { filters', sequential],
    ['windows that overlap', 'size: layer.poolSize', 'size: 1', imageLaws],
  ]),
  ...slipsOf('model/sequential.ts', [
    [
      'room for a batch that never comes',
      'Math.min(Math.max(batchSize, evaluationRows), x.count)',
      'Math.max(batchSize, 1)',
      refused,
    ],
    ['half the memory of a float64 network', "=== 'float64' ? 2 : 1", "=== 'float64' ? 0 : 1", refused],
    [
      'a network taken before its room is known',
      'if (needed > available)',
      'if (needed > 2 * available * 1e9)',
      refused,
    ],
    ['a run that goes on without its model', '(this.#past === past && this.#net) || net', 'net', sequential],
    [
      'the biases not counted',
      'parameters: weights + recurrent + biases',
      'parameters: weights + recurrent',
      sequential,
    ],
    ['a weight that is no number let in', '!Number.isFinite(w)', 'w === undefined', 'model/bad-input'],
    ['weights lost when it is compiled again', 'if (this.#kept) slot.values.set(this.#kept[k]);', '', sequential],
    ['moments lost when a larger batch comes', 'moment.set(slotsOf(old)[k].moments[i]);', '', sequential],
    [
      'predictions in batches that overlap',
      'outputs.set(a.subarray(0, m * nOut), from * nOut)',
      'outputs.set(a.subarray(0, m * nOut), Math.max(0, from - 1) * nOut)',
      sequential,
    ],
  ]),
  ...slipsOf('model/program.ts', [
    ['the seed of the settings forgotten', 'seed: settings.seed, kernels', 'seed: 1, kernels', program],
    [
      'a rate changed that the receipt does not tell',
      'change.step !== step), { step, rate }];',
      'change.step !== step)];',
      program,
    ],
  ]),
  ...slipsOf('model/input.ts', [
    ['rows that are no numbers taken', '!Number.isFinite(x)', 'Number.isNaN(x)', refused],
    ['half a row taken', 'values.length % width !== 0', 'values.length < width', refused],
    [
      'a list taken for an array',
      '!kinds.some((Kind) => values instanceof Kind)',
      'typeof values !== "object"',
      refused,
    ],
  ]),
  ...slipsOf('model/explain.ts', [
    ["a neighbour's class", 'last.delta[c] = 1;', 'last.delta[last.nOut - 1 - c] = 1;', 'equations/registry'],
    ['integrated gradients at the ends of the pieces', '(k + 0.5) / K', 'k / K', 'equations/registry'],
    [
      'integrated gradients not averaged',
      '(x[i] - baseline[i]) * sum) / K',
      '(x[i] - baseline[i]) * sum)',
      'equations/registry',
    ],
    ['saliency with its sign', '.map(Math.abs) as Numbers', '.slice() as Numbers', 'equations/registry'],
    [
      'a guide that is not taken along',
      'activationGradient: guidedGradient }',
      'activationGradient: net.kernels.activationGradient }',
      'model/guided-backprop',
    ],
    ['importance as a gain', 'return accuracy - shuffled', 'return -accuracy + shuffled', 'equations/registry'],
  ]),
  ...slipsOf('src/workers/trainer.ts', [
    [
      'a reset that forgets the seed',
      "this.#start(this.#run.settings, 'pause')",
      "this.#start({ ...this.#run.settings, seed: 1 }, 'pause')",
      'workers/trainer',
    ],
    [
      'a reset that forgets the rate that was set',
      "this.#start(this.#run.settings, 'pause')",
      "this.#start({ ...this.#run.settings, rate: 0.02 }, 'pause')",
      'workers/trainer',
    ],
  ]),
  ...slipsOf('generator.ts', [
    ['chance that no seed repeats', 'next() / 4294967296', 'Math.random()', 'generator'],
    [
      'streams that only add their numbers',
      'mix(mix(mix(seed) ^ hash(purpose)) ^ number)',
      '(mix(mix(seed) ^ hash(purpose)) + number) >>> 0',
      'generator',
    ],
    ['the purpose forgotten', 'mix(mix(mix(seed) ^ hash(purpose)) ^ number)', 'mix(mix(seed) ^ number)', 'generator'],
    ['a shuffle that favours some orders', 'from + integer(k - from + 1)', 'from + integer(to - from)', 'generator'],
    ['whole numbers that favour the small ones', 'while (draw >= limit) draw = next();', '', 'generator'],
  ]),
];
