/** The same network with and without an activation, trained side by side from the same start. Chapter: forward. */
import { computed, effect, signal, untracked } from '@preact/signals';
import { referenceKernels } from '../../../../lib/kernels/reference.ts';
import { rows } from '../../../../lib/model/input.ts';
import { dense } from '../../../../lib/model/layers.ts';
import type { Run } from '../../../../lib/model/run.ts';
import { type Sequential, sequential } from '../../../../lib/model/sequential.ts';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { choice, seed as seedParameter } from '../../../kit/parameters.ts';
import { player } from '../../../kit/player.ts';
import { collapseOf } from './collapse.ts';
import { count, type Points, pointsOf, type Shape, shapes } from './points.ts';

export const hidden = [8, 8] as const;
export const steps = 600;
export const side = 26;
const rate = 0.02;

/** The middles of side × side squares over −1.1 … 1.1, from the top left. */
const grid = Float64Array.from({ length: 2 * side * side }, (_, k) => {
  const place = Math.floor(k / 2);
  const at = k % 2 ? side - 1 - Math.floor(place / side) : place % side;
  return -1.1 + (2.2 * (at + 0.5)) / side;
});

class Learner {
  readonly #model: Sequential;
  readonly #run: Run;
  readonly #points: Points;

  constructor(activation: ActivationName, points: Points, seed: number) {
    const kernels = referenceKernels({ precision: 'float64' });
    const layers = [
      ...hidden.map((units) => dense(units, { activation, kernelInitializer: 'he_uniform' })),
      dense(1, { activation: 'sigmoid' }),
    ];
    this.#points = points;
    this.#model = sequential(layers, { inputShape: [2], seed, kernels });
    this.#model.compile({ optimizer: 'adam', loss: 'binary_crossentropy' });
    this.#run = this.#model.run(
      rows(points.values, 2),
      { kind: 'labels', labels: points.labels },
      { epochs: steps, batchSize: count },
    );
    this.#run.rate = rate;
  }

  /** All points at once, so many times. */
  learn(times: number): void {
    for (let k = 0; k < times && !this.#run.done; k++) this.#run.next();
  }

  look(): Seen {
    const { loss, accuracy } = this.#model.evaluate(rows(this.#points.values, 2), {
      kind: 'labels',
      labels: this.#points.labels,
    });
    // −½ … ½: how much more one class than the other
    return { loss, accuracy, map: this.#model.predict(rows(grid, 2)).map((p) => p - 0.5) as Float64Array };
  }
}

export interface Seen {
  readonly loss: number;
  readonly accuracy: number;
  /** [side, side], the first class below 0 and the second above. */
  readonly map: Float64Array;
}

export type WhyModel = ReturnType<typeof whyModel>;

export function whyModel() {
  const shape = choice<Shape>('corners', shapes);
  const seed = seedParameter();
  const points = computed(() => pointsOf(shape.value, seed.value));
  const start = () => ({
    linear: new Learner('linear', points.value, seed.value),
    relu: new Learner('relu', points.value, seed.value),
  });
  const look = (): Readonly<Record<'linear' | 'relu', Seen>> => ({
    linear: learners.linear.look(),
    relu: learners.relu.look(),
  });
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
