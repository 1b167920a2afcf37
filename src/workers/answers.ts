/**
 * Answers to the page's questions about the data and the network as it stands; what cannot be answered is a Problem.
 */
import { Problem } from '../../lib/problem.ts';
import type { Arrivals } from './arrivals.ts';
import { pixelsOf } from './judgement.ts';
import type { LiveRun } from './live-run.ts';
import type { Intention, Report, SplitName } from './protocol.ts';

export type Question = Exclude<Extract<Intention, { request: number }>, { type: 'bring' }>;

/** Throws Problem 'no-network', 'range', 'columns' or 'diverged'. */
export function answer(question: Question, data: Arrivals | null, run: LiveRun | null): Report {
  const { request, type } = question;
  switch (question.type) {
    case 'snapshot': {
      const { program, settings } = needed(run, type);
      return {
        type: 'snapshot',
        request,
        settings,
        step: program.totalStep,
        weights: program.weights(),
        shapes: program.shapes(),
      };
    }
    case 'predict':
      return { type: 'prediction', request, probabilities: predict(needed(run, type), question.image) };
    case 'cell': {
      const { judgement } = needed(needed(run, type).judged, type);
      return { type: 'cell', request, digits: judgement.cell(question.truth, question.predicted, question.limit) };
    }
    case 'digits':
      return { type: 'digits', request, digits: digits(question.split, question.indices, data) };
  }
}

function needed<T>(thing: T | null, what: string): T {
  if (thing === null) throw new Problem('no-network', { what });
  return thing;
}

function predict({ program }: LiveRun, image: Float32Array): Float32Array {
  const probabilities = Float32Array.from(program.predict(image));
  if (!probabilities.every(Number.isFinite)) {
    const step = program.totalStep;
    throw new Problem('diverged', {
      step,
      layer: program.shapes().length / 2,
      quantity: 'activation',
      rate: program.rate,
    });
  }
  return probabilities;
}

function digits(split: SplitName, indices: readonly number[], data: Arrivals | null) {
  const part = data?.dataset?.[split];
  const here = !data || !part ? 0 : split === 'train' ? data.train : data.test ? part.count : 0;
  return indices.map((index) => {
    if (!part || !Number.isInteger(index) || index < 0 || index >= here) {
      throw new Problem('range', {
        where: `${split} digit`,
        expected: here ? `0 … ${here - 1}` : 'loaded',
        found: index,
      });
    }
    return { index, label: part.labels[index], pixels: pixelsOf(part, index) };
  });
}
