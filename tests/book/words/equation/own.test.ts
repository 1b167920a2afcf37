/** The reader's own network as the instance of an equation: honest, because the engine runs it and the TeX says the same. */
import { describe, expect, it } from 'vitest';
import { probabilitiesOf } from '../../../../lib/data/reader-network.ts';
import { checks } from '../../../../lib/equations/checks/index.ts';
import { equations } from '../../../../lib/equations/index.ts';
import { generator } from '../../../../lib/generator.ts';
import type { ActivationName } from '../../../../lib/nn/activations.ts';
import { type Digit, equationModel, type Surroundings } from '../../../../src/book/words/equation/model.ts';
import { ownCase, speaksOfNetworks } from '../../../../src/book/words/equation/own.ts';
import type { OwnNetwork } from '../../../../src/reader/own-network.ts';

const sizes = [784, 12, 10];

/** A small network with weights of about the size of trained ones. */
function networkOf(seed: number, activations: readonly ActivationName[], units = sizes): OwnNetwork {
  const random = generator(seed);
  const draw = (length: number, size: number) => Float32Array.from({ length }, () => (2 * random.uniform() - 1) * size);
  return {
    layers: units.slice(1).map((nOut, k) => ({
      W: draw(units[k] * nOut, 2 / Math.sqrt(units[k])),
      b: draw(nOut, 0.1),
      activation: activations[k] ?? 'linear',
    })),
  };
}

async function digit(seed: number): Promise<Digit> {
  const random = generator(seed, 'pixels');
  const pixels = Float32Array.from({ length: 784 }, () => (random.uniform() < 0.8 ? 0 : random.uniform()));
  return { pixels, label: seed % 10, index: seed };
}

const surroundings = (network: OwnNetwork | null): Surroundings => ({
  findOwn: async () => network,
  digit,
  words: { rest: String, rounding: 'r' },
  judge: () => ({ post: () => {}, close: () => {} }),
});

const ids = equations.map(({ id }) => id).filter((id) => speaksOfNetworks(id));

describe.each(ids)('%s on the reader’s network', (id) => {
  it.each(['relu', 'tanh', 'sigmoid'] as const)(
    'holds with hidden units of %s, and is worked out',
    async (activation) => {
      const model = equationModel(id, surroundings(networkOf(3, [activation])));
      await model.lookForOwn();
      const [, kind] = /^(relu|sigmoid|tanh)(?:-slope)?$/.exec(id) ?? [];
      expect(model.hasOwn.value).toBe(kind === undefined || kind === activation);
      if (!model.hasOwn.value) return;
      await model.choose('own');
      for (let k = 0; k < 3; k++) {
        const { holds, difference, witnessDifference, instance } = model.trial.value!;
        expect({ holds, seed: model.seed.value }, `${difference}, ${witnessDifference}`).toMatchObject({ holds: true });
        if (checks[id].instance(generator(1, id)).witness !== undefined && id !== 'saliency' && activation !== 'relu')
          expect(instance.witness).toBeDefined();
        expect(model.digit.value).toMatchObject({ index: model.seed.value });
        expect(model.worked.value!.blocks[0].lines.length).toBeGreaterThan(0);
        await model.next();
      }
    },
  );
});

describe('the reader’s network', () => {
  it('gives what reads the pad, to the digits of float32', async () => {
    const network = networkOf(5, ['relu', 'tanh'], [784, 9, 7, 10]);
    const { pixels, label } = await digit(4);
    const c = ownCase(network, pixels, label);
    const read = probabilitiesOf(network.layers, pixels);
    for (const [j, a] of [...c.layer(c.D).a].entries()) expect(Math.abs(a - read[j])).toBeLessThan(1e-5);
  });

  it.each(['activation', 'hidden-error'])(
    'with two kinds of hidden units has the kind of the layer asked about: %s',
    async (id) => {
      const model = equationModel(id, surroundings(networkOf(5, ['relu', 'tanh'], [784, 9, 7, 10])));
      await model.lookForOwn();
      await model.choose('own');
      const kinds = new Set<unknown>();
      for (let k = 0; k < 12; k++) {
        expect(model.trial.value?.holds).toBe(true);
        kinds.add(model.trial.value?.instance.values.g);
        await model.next();
      }
      expect([...kinds].sort()).toEqual(['relu', 'tanh']);
    },
  );

  it('is not offered where the equation speaks of none, or of a hidden layer that it lacks', async () => {
    for (const [id, network] of [
      ['adam-update', networkOf(1, ['relu'])],
      ['hidden-error', networkOf(1, [], [784, 10])],
      ['softmax', null],
    ] as const) {
      const model = equationModel(id, surroundings(network));
      await model.lookForOwn();
      expect(model.hasOwn.value, id).toBe(false);
    }
  });

  it('is the one last trained, and random numbers again where it is gone', async () => {
    let network: OwnNetwork | null = networkOf(1, ['relu']);
    const model = equationModel('softmax', { ...surroundings(null), findOwn: async () => network });
    await model.lookForOwn();
    await model.choose('own');
    const before = model.trial.value?.instance.engine;
    network = networkOf(2, ['relu']);
    await model.lookForOwn();
    expect(model.trial.value?.instance.engine).not.toBe(before);
    network = null;
    await model.lookForOwn();
    expect([model.source.value, model.trial.value?.holds]).toEqual(['random', true]);
  });

  it('shows nothing of the instance before while another is drawn', async () => {
    const model = equationModel('softmax', surroundings(networkOf(1, ['relu'])));
    await model.lookForOwn();
    await model.choose('own');
    const coming = model.toSeed(8);
    expect(model.trial.value).toBeNull();
    await coming;
    expect(model.trial.value?.seed).toBe(8);
  });

  it('that cannot be shown an image, or run, is said to be so, and no verdict of another is left', async () => {
    let digits: Surroundings['digit'] = digit;
    const model = equationModel('softmax', {
      ...surroundings(networkOf(1, ['relu'])),
      digit: (seed) => digits(seed),
    });
    await model.lookForOwn();
    await model.choose('own');
    expect(model.table.value).not.toBeNull();
    for (const thrown of [null, new RangeError('Maximum call stack size exceeded'), 'x'.repeat(1e6)]) {
      digits = () => Promise.reject(thrown);
      await model.lookForOwn();
      expect([model.trial.value, model.table.value, model.worked.value]).toEqual([null, null, null]);
      expect(model.problem.value?.message.length).toBeLessThan(300);
    }
    digits = digit;
    await model.next();
    expect([model.trial.value?.holds, model.problem.value]).toEqual([true, null]);
  });

  it('takes the whole program’s size without delay', async () => {
    const model = equationModel('weighted-input', surroundings(networkOf(1, ['relu'], [784, 128, 10])));
    await model.lookForOwn();
    // work of this process alone: how much else the machine has to do is not asked
    const before = process.cpuUsage();
    await model.choose('own');
    expect(model.trial.value?.holds).toBe(true);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1500);
  });
});
