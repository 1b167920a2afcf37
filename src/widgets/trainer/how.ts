/** What a run executes: equations of the registry, files of the engine. A test looks each of them up. */
export const howEquations = [
  'weighted-input',
  'activation',
  'relu',
  'softmax',
  'sparse-cross-entropy',
  'batch-mean',
  'softmax-cross-entropy-gradient',
  'hidden-error',
  'weight-gradient',
  'bias-gradient',
  'adam-moments',
  'adam-update-keras',
] as const;

export const howFiles = [
  'lib/model/program.ts',
  'lib/model/training.ts',
  'lib/nn/dense.ts',
  'lib/optimisers/adam.ts',
  'lib/kernels/simd.ts',
  'src/workers/live-run.ts',
] as const;
