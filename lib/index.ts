/** The door by which src/widgets comes in; goes with it. */
export { Assembler } from './data/assembler.ts';
export type { Dataset, Split } from './data/dataset.ts';
export { type DigitMaker, digitMaker } from './data/digits/draw.ts';
export { digitsBlock, digitsCounts, digitsFile, digitsId, digitsMemory, digitsSeed } from './data/digits/index.ts';
export { type DigitModel, decodeDigitModel, encodeDigitModel } from './data/digits/model.ts';
export {
  asMnist,
  drawInk,
  type Prepared,
  padPen,
  prepare,
  type Step,
  type Switches,
  steps,
  upTo,
} from './data/drawing.ts';
export { exampleDigit } from './data/drawing-examples.ts';
export { type Grey, inkOf, inkSide, mnistPen, type Point, penFor, type Stroke } from './data/drawing-ink.ts';
export { type Box, boxOf, centreOfMass, cut, middlePixel, resample, shiftOf } from './data/drawing-stages.ts';
export { smallWarps, type WarpLimits, warped } from './data/drawing-warps.ts';
export { type Idx, readIdx, writeIdx } from './data/idx.ts';
export { type Manifest, readManifest, type ShardEntry } from './data/manifest.ts';
export {
  checkHash,
  checkMnistFile,
  type HashOf,
  type MnistFile,
  mnistBlock,
  mnistFiles,
  mnistId,
  readMnist,
  readSplit,
  sha256Of,
} from './data/mnist.ts';
export {
  decodeNetwork,
  encodeNetwork,
  type Layer as ReaderLayer,
  type Network as ReaderNetwork,
  probabilitiesOf,
} from './data/reader-network.ts';
export { readSafetensors, type Tensor, type TensorFile, tensorOf, writeSafetensors } from './data/safetensors.ts';
export { cutShards, type Shard } from './data/shards.ts';
export type { Equation, EquationChapter } from './equations/equation.ts';
export { equationById, equations } from './equations/index.ts';
export { readNetwork } from './export/import.ts';
export { kerasProgram } from './export/keras.ts';
export { writeOnnx } from './export/onnx.ts';
export { sequentialOnnx } from './export/onnx-sequential.ts';
export { programName } from './export/python.ts';
export { pytorchProgram } from './export/pytorch.ts';
export {
  type Checks,
  checksOf,
  fileStem,
  metadataOf,
  networkName,
  type Origin,
  type Trained,
} from './export/trained.ts';
export { writeWeights } from './export/weights-file.ts';
export { type Generator, generator } from './generator.ts';
export { type Helpers, helpersOf, type Post } from './kernels/crew.ts';
export { referenceKernels } from './kernels/reference.ts';
export { relaxedSupported, simdKernels, simdSupported } from './kernels/simd.ts';
export { help, threadedKernels } from './kernels/threads.ts';
export type { EarlyStopping } from './model/early-stopping.ts';
export { weightsSha256 } from './model/fingerprint.ts';
export { type Input, type PixelInput, pixels, type RowInput, rows, type Targets } from './model/input.ts';
export {
  type Conv2dOptions,
  conv2d,
  type DenseOptions,
  dense,
  dropout,
  flatten,
  type Layer,
  maxPooling2d,
} from './model/layers.ts';
export type { EpochLogs, Logs } from './model/logs.ts';
export { type Checkpoint, layersOf, memoryFor, Program, type Receipt } from './model/program.ts';
export type { RunState, StepReport } from './model/run.ts';
export { type FitOptions, Sequential, type SummaryRow, sequential } from './model/sequential.ts';
export {
  articleSettings,
  checkSettings,
  type Range,
  rangeText,
  type Settings,
  settingRanges,
} from './model/settings.ts';
export { type Activation, type ActivationName, activate, activationGradient, activations } from './nn/activations.ts';
export {
  type ConvolutionShape,
  convolutionBiasGradient,
  convolutionExtent,
  convolutionInputGradient,
  convolutionKernelGradient,
  convolve,
} from './nn/convolution.ts';
export { applyMask, drawMask } from './nn/dropout.ts';
export { exp, log, log1p, tanh } from './nn/elementary.ts';
export { gradCam } from './nn/grad-cam.ts';
export { type InitialiserName, initialisers } from './nn/initialisers.ts';
export type { Kernels, PixelBatch, PixelKernels } from './nn/kernels.ts';
export { argmax, countCorrect } from './nn/metrics.ts';
export type { Labels, Numbers } from './nn/numbers.ts';
export { maxPool, maxPoolGradient, type PoolingShape } from './nn/pooling.ts';
export { softmax, softmaxGradient } from './nn/softmax.ts';
export { notation, type Role, type SymbolEntry, type SymbolId, symbolIds, symbolOf } from './notation.ts';
export { adagrad } from './optimisers/adagrad.ts';
export { type AdamOptions, adam, adamConstants, adamStep } from './optimisers/adam.ts';
export { adamw } from './optimisers/adamw.ts';
export { type OptimiserName, optimisers } from './optimisers/index.ts';
export { momentum, nesterov } from './optimisers/momentum.ts';
export { type Clock, type Optimiser, startOfClock } from './optimisers/optimiser.ts';
export { rmsprop } from './optimisers/rmsprop.ts';
export { sgd, sgdStep } from './optimisers/sgd.ts';
export { type Facts, messages, Problem, type ProblemCode, sentence } from './problem.ts';
