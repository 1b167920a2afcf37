/**
 * The article's network before its first step, built by the engine in the page: what its layers hold, where its weights
 * begin, what its optimiser will remember. Small enough to be made while the reader waits. Chapter: mnist.
 */
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { pixels } from '../../../lib/model/input.ts';
import { layersOf } from '../../../lib/model/program.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { optimisers } from '../../../lib/optimisers/index.ts';

export interface LayerFacts {
  readonly inputs: number;
  readonly units: number;
  readonly parameters: number;
  /** The weights are drawn between −limit and +limit; these are the smallest and the largest that were. */
  readonly limit: number;
  readonly smallest: number;
  readonly largest: number;
}

export interface Blueprint {
  readonly inputs: number;
  readonly layers: readonly LayerFacts[];
  readonly parameters: number;
  /** Numbers that the optimiser keeps besides them. */
  readonly remembered: number;
  /** Mean loss and hits of the untrained network on some digits. */
  judge(digits: readonly { pixels: Uint8Array; label: number }[]): { loss: number; correct: number };
}

export function blueprint(): Blueprint {
  const inputs = 28 * 28;
  const optimizer = optimisers[articleSettings.optimizer]({ learningRate: articleSettings.rate });
  const kernels = referenceKernels({ precision: 'float32' });
  const model = sequential(layersOf(articleSettings), { inputShape: [inputs], seed: articleSettings.seed, kernels });
  model.compile({ optimizer, loss: 'sparse_categorical_crossentropy' });
  const weights = model.getWeights();
  let nIn = inputs;
  const layers = model.summary().map(({ outputShape: [units], parameters }, k): LayerFacts => {
    const W = Float32Array.from(weights[2 * k]);
    const facts = {
      inputs: nIn,
      units,
      parameters,
      limit: Math.sqrt(6 / (nIn + units)),
      smallest: W.reduce((a, b) => Math.min(a, b)),
      largest: W.reduce((a, b) => Math.max(a, b)),
    };
    nIn = units;
    return facts;
  });
  const parameters = model.countParams();
  return {
    inputs,
    layers,
    parameters,
    remembered: optimizer.moments * parameters,
    judge(digits) {
      const bytes = new Uint8Array(digits.length * inputs);
      digits.forEach(({ pixels: image }, k) => {
        bytes.set(image, k * inputs);
      });
      const labels = Uint8Array.from(digits, ({ label }) => label);
      const { loss, accuracy } = model.evaluate(pixels(bytes, inputs), { kind: 'labels', labels });
      return { loss, correct: Math.round(accuracy * digits.length) };
    },
  };
}
