/** One neuron: what is printed adds up, and the point moves the bias. */
import { describe, expect, it } from 'vitest';
import { generator } from '../../../../lib/generator.ts';
import { activations } from '../../../../lib/nn/activations.ts';
import { outputLine, sumLines } from '../../../../src/figures/forward/one-neuron/lines.ts';
import { oneNeuronModel } from '../../../../src/figures/forward/one-neuron/model.ts';

const plain = (text: string) => text.replaceAll('−', '-');
/** The value of a printed line, computed from its digits alone. */
const amountOf = (line: string): number => {
  const text = plain(line)
    .replace(/^[^=]*= /, '')
    .replaceAll('×', '*');
  expect(text).toMatch(/^[-\d.+*() ]+$/);
  return Function(`return ${text.replaceAll('- -', '+')}`)();
};

describe('one neuron', () => {
  it('prints lines that each come to the same number, exactly', () => {
    const random = generator(5, 'one neuron');
    const model = oneNeuronModel();
    for (let trial = 0; trial < 200; trial++) {
      for (const field of [...model.x, ...model.w, model.b]) field.value = 6 * random.uniform() - 3;
      const z = model.z.value;
      const lines = sumLines({
        ...{ inputs: model.inputs.value, weights: model.weights.value, terms: model.terms.value },
        ...{ bias: model.bias.value, z },
      });
      for (const line of lines.slice(1)) expect(Math.abs(amountOf(line) - z), line).toBeLessThan(1e-9);
    }
  });

  it('begins with 1.2, and shows what each activation makes of it', () => {
    const model = oneNeuronModel();
    expect(model.z.value).toBe(1.2);
    expect(model.a.value).toBe(1.2);
    for (const g of ['linear', 'relu', 'leaky_relu', 'sigmoid', 'tanh'] as const) {
      model.g.value = g;
      expect(model.a.value).toBe(activations[g].value(1.2));
      const shown = Number(/[\d.−-]+$/.exec(plain(outputLine(g, 1.2, model.a.value)))![0]);
      expect(shown).toBeCloseTo(model.a.value, 3);
      for (const { z, a } of model.curve.value) expect(a).toBe(activations[g].value(z));
    }
  });

  it('follows the point with its bias, within the range of the bias', () => {
    const model = oneNeuronModel();
    model.moveTo(-0.5);
    expect(model.z.value).toBeCloseTo(-0.5, 9);
    expect(model.bias.value).toBeCloseTo(-2.1, 9);
    model.moveTo(-4.9);
    expect(model.bias.value).toBe(-3);
    model.reset();
    expect(model.z.value).toBe(1.2);
  });
});
