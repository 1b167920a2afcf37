/** The functions that a reader writes: the solution passes the engine's test vectors, every typical slip fails one. */
import { describe, expect, it } from 'vitest';
import { equationById } from '../../../lib/equations/index.ts';
import { programs } from '../../../lib/exercises/programs/index.ts';
import { compileFunction, runCases } from '../../../lib/exercises/programs/trial.ts';
import { generator } from '../../../lib/generator.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { pixels } from '../../../lib/model/input.ts';
import { dense, dropout } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { optimisers } from '../../../lib/optimisers/index.ts';
import { tinyDataset } from '../../support/tiny-dataset.ts';

const seeds = [1, 2, 3, 4, 5];

describe.each(programs.map((program) => [program.id, program] as const))('%s', (_, program) => {
  it('names equations of the book', () => {
    for (const id of program.equations) expect(equationById(id), id).toBeDefined();
  });

  it('accepts its own solution on every vector', () => {
    const own = compileFunction(program.solution, program.name);
    for (const seed of seeds) {
      for (const { outcome } of runCases(program, own, seed)) expect(outcome).toEqual({ kind: 'passed' });
    }
  });

  it.each(Object.entries(program.slips))('refuses a typical slip: %s', (_name, code) => {
    const own = compileFunction(code, program.name);
    for (const seed of seeds) {
      const outcomes = runCases(program, own, seed).map(({ outcome }) => outcome);
      expect(outcomes.some(({ kind }) => kind === 'differs')).toBe(true);
    }
  });

  it('refuses a function that does nothing, one that throws, and one that changes what it should read', () => {
    const nothing = runCases(program, () => undefined, 1);
    expect(nothing.every(({ outcome }) => outcome.kind === 'differs')).toBe(true);
    const throwing = runCases(program, compileFunction(`function ${program.name}() { null.x; }`, program.name), 1);
    expect(throwing[0].outcome).toMatchObject({ kind: 'threw', message: expect.stringContaining('TypeError') });
    const [one] = program.cases(generator(1, program.id));
    const read = program.parameters.find((name, k) => typeof one.words[k] !== 'number' && !(name in one.written));
    const spoiling = `${program.solution.replace(`function ${program.name}`, 'function right')}
      function ${program.name}(${program.parameters.join(', ')}) {
        const returned = right(${program.parameters.join(', ')});
        ${read}[0] += 1;
        return returned;
      }`;
    const spoilt = runCases(program, compileFunction(spoiling, program.name), 1);
    expect(spoilt[0].outcome).toEqual({ kind: 'changed', where: read });
  });

  it('trains like the engine when the solution takes its place', () => {
    const { train } = tinyDataset();
    const own = compileFunction(program.solution, program.name);
    const trained = (isOwn: boolean) => {
      const plain = {
        kernels: referenceKernels({ precision: 'float32' }),
        optimiser: optimisers['adam-textbook']({ learningRate: 0.001 }),
      };
      const { kernels, optimiser } = isOwn ? program.install(own, plain) : plain;
      const layers = [dense(8, { activation: 'relu' }), dropout(0.2), dense(10, { activation: 'softmax' })];
      const model = sequential(layers, { inputShape: [784], seed: 3, kernels });
      model.compile({ optimizer: optimiser, loss: 'sparse_categorical_crossentropy' });
      const x = pixels(train.images.subarray(0, 320 * 784), 784);
      const y = { kind: 'labels', labels: train.labels.subarray(0, 320) } as const;
      return [...model.fit(x, y, { epochs: 2, batchSize: 32 })].map(({ batchLoss }) => batchLoss);
    };
    const [engine, readers] = [trained(false), trained(true)];
    expect(engine[0]).toBeGreaterThan(1.2 * (engine.at(-1) as number));
    for (const [step, loss] of engine.entries()) expect(readers[step], `step ${step + 1}`).toBeCloseTo(loss, 3);
  });
});

it('a program to be mended stands in the editor with a fault that is among its slips', () => {
  const faulty = programs.filter((program) => program.faulty);
  expect(faulty.length).toBeGreaterThanOrEqual(2);
  for (const program of faulty) expect(Object.values(program.slips), program.id).toContain(program.faulty);
});

describe('a text', () => {
  it('that is no program, or declares another name, is refused with words', () => {
    expect(() => compileFunction('function dense( {', 'dense')).toThrow(SyntaxError);
    expect(() => compileFunction('function other() {}', 'dense')).toThrow(/dense/);
  });

  it('runs in strict mode: a name that was never declared is an error, not a global', () => {
    const own = compileFunction('function dense() { sum = 1; }', 'dense');
    expect(() => own()).toThrow(ReferenceError);
  });
});
