/** The functions that a reader writes or mends, by id, in the order of the chapters. */
import { adamProgram } from './adam-step.ts';
import { denseBackward } from './dense-backward.ts';
import { denseForward } from './dense-forward.ts';
import { invertedDropout } from './inverted-dropout.ts';
import { mendedBackward } from './mended-backward.ts';
import { mendedBatch } from './mended-batch.ts';
import { mendedGradient } from './mended-gradient.ts';
import { mendedLoss } from './mended-loss.ts';
import { mendedMask } from './mended-mask.ts';
import { mendedSoftmax } from './mended-softmax.ts';
import type { ProgramExercise } from './program.ts';
import { softmaxCrossEntropyProgram } from './softmax-cross-entropy.ts';

export const programs: readonly ProgramExercise[] = [
  denseForward,
  mendedSoftmax,
  softmaxCrossEntropyProgram,
  mendedLoss,
  denseBackward,
  mendedBackward,
  adamProgram,
  mendedGradient,
  mendedBatch,
  invertedDropout,
  mendedMask,
];

const byId = new Map(programs.map((program) => [program.id, program]));

export const programById = (id: string): ProgramExercise | undefined => byId.get(id);
