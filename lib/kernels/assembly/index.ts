/**
 * The SIMD kernels in AssemblyScript: what `simd.ts` finds exported from the module.
 *
 * Rules of this folder: plain WebAssembly SIMD, no host call; each sum in one stated order. So a run gives
 * the same bits on every engine and processor (but in the relaxed builds: see `addProduct`). Arguments are byte addresses
 * (`usize`) into the one imported memory; lengths count numbers. A kernel may read up to 32 bytes beyond
 * an array (those lanes are thrown away; `memory.ts` beside this folder keeps that margin), and writes
 * nothing outside it.
 */
export { activate, activationGradient, dropout } from './activations';
export { countCorrect, firstNonFinite } from './checks';
export { convolutionInputGradient, convolutionKernelGradient, convolve } from './convolution';
export { dense, denseBiasGradient, denseInputGradient, denseWeightGradient } from './dense';
export { exp, log, tanh } from './elementary';
export { gru, gruError, gruWeightGradient } from './gru';
export { huber, meanAbsoluteError, smooth, squaredHinge } from './margins';
export { greys } from './gather';
export { isRelaxed } from './lanes';
export {
  addL1, addL2, binaryCrossEntropy, crossEntropy, meanSquaredError,
  sigmoidBinaryCrossEntropy, softmaxCrossEntropy, sparseSoftmaxCrossEntropy,
} from './losses';
export { heapBase, scratchBytes, useScratch } from './memory';
export { adagrad, adam, momentum, rmsprop, scale, sgd, sumOfSquares } from './optimisers';
export { findLit, listBytes, litAdam, litDense, litWeightGradient } from './pixels';
export { maxPool, maxPoolGradient } from './pooling';
export { recurrent, recurrentError, recurrentWeightGradient } from './recurrent';
export { softmax, softmaxGradient } from './softmax';
