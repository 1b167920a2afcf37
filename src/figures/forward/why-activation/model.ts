/** The same network with and without an activation, trained side by side from the same start. Chapter: forward. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { rows } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import { sequential } from '../../../../lib/model/sequential.ts';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { choice, seed as seedParameter } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import { middlesOf } from '../../../kit/scale.ts';
import { collapseOf } from './collapse.ts';
import { count, type Points, pointsOf, type Shape, shapes } from './points.ts';

export const hidden = [8, 8] as const;
export const steps = 600;
export const side = 26;
const rate = 0.02;

const grid = middlesOf(side, 1.1);

function learner(activation: ActivationName, { values, labels }: Points, seed: number) {
  const kernels = referenceKernels({ precision: 'float64' });
  const layers = [
    ...hidden.map((units) => dense(units, { activation, kernelInitializer: 'he_uniform' })),
    dense(1, { activation: 'sigmoid' }),
  ];
  const model = sequential(layers, { inputShape: [2], seed, kernels });
  model.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
  const [x, y] = [rows(values, 2), { kind: 'labels', labels } as const];
  const run = model.run(x, y, { epochs: steps, batchSize: count });
  run.rate = rate;
  return {
    /** All points at once, so many times. */
    learn(times: number): void {
      for (let k = 0; k < times && !run.done; k++) run.next();
    },
    /** map[side, side]: −½ … ½, the first class below 0 and the second above. */
    look() {
      const { loss, accuracy } = model.evaluate(x, y);
      return { loss, accuracy, map: model.predict(rows(grid, 2)).map((p) => p - 0.5) as Float64Array };
    },
  };
}

export function whyModel() {
  const shape = choice<Shape>('corners', shapes);
  const seed = seedParameter();
  const points = computed(() => pointsOf(shape.value, seed.value));
  const start = () => ({
    linear: learner('linear', points.value, seed.value),
    relu: learner('relu', points.value, seed.value),
  });
  const look = () => ({ linear: learners.linear.look(), relu: learners.relu.look() });
  let learners = start();
  const seen = signal(look());
  const again = (): void => {
    learners = start();
    seen.value = look();
  };
  const run = player({
    ...{ last: steps, pace: 240, onRewind: again },
    onStep(count) {
      for (const learner of Object.values(learners)) learner.learn(count);
      seen.value = look();
    },
  });
  // other points, or another seed: from the beginning
  const stop = effect(() => {
    void points.value;
    untracked(run.rewind);
  });
  return {
    ...{ parameters: { shape, seed }, player: run, shape, seed, points, seen, close: stop },
    collapse: computed(() => collapseOf(seed.value)),
  };
}
