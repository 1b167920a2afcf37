/**
 * The kernels: the few loops in which a network spends its time, behind one interface.
 *
 * Two sets implement it. `kernels/reference.ts` calls the definitions of `nn/` and `optimisers/` (float64 or
 * float32) and is there to be believed; `kernels/simd.ts` is the same mathematics in WebAssembly SIMD (float32)
 * and is held to the reference in the tests. The model knows only this interface.
 *
 * Arrays are flat and row-major. m: rows of the batch; nIn, nOut: units of the layer below and of this
 * one. x[m,nIn] W[nIn,nOut] b[nOut] z,a,delta[m,nOut]. The first argument is always the one written; an
 * array may be longer than the part used (the last batch of an epoch is shorter). Lengths are checked
 * when the network is built, not here. All arrays passed as Numbers come from `numbers()` of the same
 * set; data (images, labels, indices) live in ordinary memory.
 */
import type { ActivationName } from './activations.ts';
import type { ConvolutionShape } from './convolution.ts';
import type { GruShape } from './gru.ts';
import type { Labels, Numbers } from './numbers.ts';
import type { PoolingShape } from './pooling.ts';
import type { RecurrentShape } from './recurrent.ts';

export interface Kernels {
  /** 'simd-relaxed' may round differently on another processor; the others never do. */
  readonly name: 'reference' | 'simd' | 'simd-relaxed';
  readonly precision: 'float64' | 'float32';

  /** Zeroed numbers of this set's own precision and memory. Throws Problem 'memory' when there is no room. */
  numbers(length: number): Numbers;
  /** Bytes that there is still room for. */
  available(): number;

  /** x[r, i] = images[indices[from + r] * n + i] / 255 for r < m: the article's preprocessing (float32 division). */
  gatherPixels(x: Numbers, images: Uint8Array, indices: Uint32Array, from: number, m: number, n: number): void;
  /** x[r, i] = rows[indices[from + r] * n + i] */
  gatherRows(x: Numbers, rows: Numbers, indices: Uint32Array, from: number, m: number, n: number): void;

  /** z = x W + b. eq: dense-matrix */
  dense(z: Numbers, x: Numbers, W: Numbers, b: Numbers, m: number, nIn: number, nOut: number): void;
  /** dW = xᵀ delta. eq: weight-gradient; summed over the batch (delta carries the mean's 1/m) */
  denseWeightGradient(dW: Numbers, x: Numbers, delta: Numbers, m: number, nIn: number, nOut: number): void;
  /** db = column sums of delta. eq: bias-gradient */
  denseBiasGradient(db: Numbers, delta: Numbers, m: number, nOut: number): void;
  /** dx = delta Wᵀ, the sum in eq: hidden-error */
  denseInputGradient(dx: Numbers, delta: Numbers, W: Numbers, m: number, nIn: number, nOut: number): void;

  /** z = b + Σ K x over each window, in Keras's orders (see nn/convolution.ts). eq: convolution */
  convolve(z: Numbers, x: Numbers, K: Numbers, b: Numbers, m: number, shape: ConvolutionShape): void;
  /** dK = Σ x delta, over the batch and all places. */
  convolutionKernelGradient(dK: Numbers, x: Numbers, delta: Numbers, m: number, shape: ConvolutionShape): void;
  /** db = Σ delta, over the batch and all places. */
  convolutionBiasGradient(db: Numbers, delta: Numbers, m: number, shape: ConvolutionShape): void;
  /** dx = Σ K delta, over the windows that saw x. */
  convolutionInputGradient(dx: Numbers, delta: Numbers, K: Numbers, m: number, shape: ConvolutionShape): void;
  /** a = the largest of each window. eq: max-pool */
  maxPool(a: Numbers, x: Numbers, m: number, shape: PoolingShape): void;
  /** dx: the gradient of a window goes whole to the first of its largest x; the others get 0. */
  maxPoolGradient(dx: Numbers, delta: Numbers, x: Numbers, m: number, shape: PoolingShape): void;

  /** z and a of every step from x: see nn/recurrent.ts. What reaches W, b and x is a dense layer's over all steps. */
  recurrent(
    a: Numbers,
    z: Numbers,
    x: Numbers,
    W: Numbers,
    U: Numbers,
    b: Numbers,
    g: ActivationName,
    m: number,
    shape: RecurrentShape,
  ): void;
  /** delta of every step, and da becomes all of ∂L/∂a. */
  recurrentError(
    delta: Numbers,
    da: Numbers,
    z: Numbers,
    a: Numbers,
    U: Numbers,
    g: ActivationName,
    m: number,
    shape: RecurrentShape,
  ): void;
  /** dU = Σ a_(t−1)ᵀ delta_t, over the batch and all steps. */
  recurrentWeightGradient(dU: Numbers, a: Numbers, delta: Numbers, m: number, shape: RecurrentShape): void;
  /** a, gates and inner of every step from x: see nn/gru.ts. */
  gru(
    a: Numbers,
    gates: Numbers,
    inner: Numbers,
    x: Numbers,
    W: Numbers,
    U: Numbers,
    b: Numbers,
    m: number,
    shape: GruShape,
  ): void;
  /** delta and deltaU of every step, and da becomes all of ∂L/∂a. */
  gruError(
    delta: Numbers,
    deltaU: Numbers,
    da: Numbers,
    a: Numbers,
    gates: Numbers,
    inner: Numbers,
    U: Numbers,
    m: number,
    shape: GruShape,
  ): void;
  /** dU, over the batch and all steps. */
  gruWeightGradient(
    dU: Numbers,
    a: Numbers,
    inner: Numbers,
    delta: Numbers,
    deltaU: Numbers,
    m: number,
    shape: GruShape,
  ): void;

  /** a = g(z), elementwise; a may be z. */
  activate(a: Numbers, z: Numbers, g: ActivationName, length: number): void;
  /** delta = da ⊙ g'(z); delta may be da. g' is read off z or a, whichever is exact (relu'(0) = 0). */
  activationGradient(delta: Numbers, da: Numbers, z: Numbers, a: Numbers, g: ActivationName, length: number): void;
  /** Rows of a = softmax of rows of z, after subtracting each row's maximum. eq: softmax-shifted */
  softmax(a: Numbers, z: Numbers, m: number, n: number): void;
  /** delta_j = a_j (da_j − Σ_k da_k a_k): the softmax's Jacobian applied, row by row. eq: softmax-jacobian */
  softmaxGradient(delta: Numbers, da: Numbers, a: Numbers, m: number, n: number): void;
  /** a = z · mask / (1 − rate); the mask bytes are 1 (kept) or 0. eq: inverted-dropout. Its own gradient too. */
  dropout(a: Numbers, z: Numbers, mask: Uint8Array, rate: number, length: number): void;

  /*
   * Losses. Each returns the SUM over the m examples of the example's loss (float64) and writes the
   * gradient of the MEAN over the batch (so with the factor 1/m).
   */
  /** delta = (softmax(z) − y) / m from logits and integer labels; the loss by log-sum-exp. a = softmax(z) is given. */
  sparseSoftmaxCrossEntropy(delta: Numbers, a: Numbers, z: Numbers, labels: Labels, m: number, n: number): number;
  /** The same with one target distribution a row. */
  softmaxCrossEntropy(delta: Numbers, a: Numbers, z: Numbers, y: Numbers, m: number, n: number): number;
  /** delta = (σ(z) − y) / (m n) from logits; an example's loss is the mean over its n outputs (Keras). */
  sigmoidBinaryCrossEntropy(delta: Numbers, a: Numbers, z: Numbers, y: Numbers, m: number, n: number): number;
  /** da = 2 (a − y) / (m n); an example's loss is the mean over its n outputs (Keras, PyTorch). eq: mse */
  meanSquaredError(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number;
  /** da = sign(a − y) / (m n), 0 where they agree; an example's loss is the mean of |a − y| over its n outputs. */
  meanAbsoluteError(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number;
  /** da = (a − y, cut to ± delta) / (m n); ½ (a − y)² within delta, a straight line beyond. */
  huber(da: Numbers, a: Numbers, y: Numbers, delta: number, m: number, n: number): number;
  /** da = −2 y max(0, 1 − y a) / (m n) with y = ±1, where a target 0 stands for −1. */
  squaredHinge(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number;
  /** smoothed = (1 − share) y + share / n; may be y itself. eq: label-smoothing */
  smooth(smoothed: Numbers, y: Numbers, share: number, n: number, length: number): void;
  /** da for −Σ y log a on outputs that are probabilities but not a softmax's; a clipped to [1e-7, 1 − 1e-7] as Keras. */
  crossEntropy(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number;
  binaryCrossEntropy(da: Numbers, a: Numbers, y: Numbers, m: number, n: number): number;
  /** Rows whose largest output (the first of equals) is the label. */
  countCorrect(a: Numbers, labels: Labels, m: number, n: number): number;

  /** dW += 2 λ W; returns λ ΣW². eq: l2-gradient, l2-penalty (Keras's and the book's λ: no ½) */
  addL2(dW: Numbers, W: Numbers, lambda: number, length: number): number;
  /** dW += λ sign(W), sign(0) = 0; returns λ Σ|W|. */
  addL1(dW: Numbers, W: Numbers, lambda: number, length: number): number;

  /*
   * Optimisers, in place on w and on their moments. Bias corrections come ready made, so that no power
   * is computed here: see optimisers/.
   */
  /** w −= η g. eq: weight-update */
  sgd(w: Numbers, g: Numbers, eta: number, length: number): void;
  /** Keras: v ← μv − ηg; w += v, or with Nesterov w += μv − ηg. eq: momentum, nesterov */
  momentum(w: Numbers, g: Numbers, v: Numbers, eta: number, mu: number, nesterov: boolean, length: number): void;
  /** v ← ρv + (1−ρ)g²; w −= ηg/(√v + ε) (PyTorch: ε outside the root). eq: rmsprop */
  rmsprop(w: Numbers, g: Numbers, v: Numbers, eta: number, rho: number, epsilon: number, length: number): void;
  /** v += g²; w −= ηg/(√v + ε) */
  adagrad(w: Numbers, g: Numbers, v: Numbers, eta: number, epsilon: number, length: number): void;
  /**
   * m ← β₁m + (1−β₁)g; v ← β₂v + (1−β₂)g²; w −= alpha · m / (√v + epsilon). Both forms of Adam are this
   * with their own alpha and epsilon of the step: Keras's α_t = η√(1−β₂ᵗ)/(1−β₁ᵗ) and ε; the textbook's
   * the same α_t and ε√(1−β₂ᵗ). eq: adam-moments, adam-update
   */
  adam(
    w: Numbers,
    g: Numbers,
    m: Numbers,
    v: Numbers,
    alpha: number,
    beta1: number,
    beta2: number,
    epsilon: number,
    length: number,
  ): void;

  /** Σ v², in float64 */
  sumOfSquares(v: Numbers, length: number): number;
  /** v ← factor v */
  scale(v: Numbers, factor: number, length: number): void;

  /** Index of the first value that is NaN or infinite, or −1. */
  firstNonFinite(values: Numbers, length: number): number;

  /**
   * Waits until all that was asked is done: to be called before arrays are read or written other than by these kernels.
   * Absent where a kernel is done when it returns.
   */
  settle?(): void;

  /** Threads at work on large operations, the calling one among them; absent where there is always one. */
  threads?(): number;

  /** Whether the calling thread leaves the others out from now on, though they are here: the bits are the same. */
  goAlone?(isAlone: boolean): void;

  /** The same first layer, faster on byte images; absent where a set has no such road. */
  readonly pixels?: PixelKernels;
}

/**
 * Optional: a first dense layer on byte images that walks only the lit pixels. Every result is, bit for bit,
 * that of `gatherPixels` and the dense kernel of the same name, for finite W and delta (0 · ∞ is left out).
 */
export interface PixelKernels {
  /** Room for a batch of at most `capacity` images of n pixels on their way into nOut units. Throws Problem 'memory'. */
  batch(capacity: number, n: number, nOut: number): PixelBatch;
  /**
   * The batch becomes images[indices[from + r]], r < m ≤ capacity. Of the images after them `ahead` (≤ capacity) are there
   * already and will be the next batch, most likely: they may be prepared meanwhile.
   */
  gather(batch: PixelBatch, images: Uint8Array, indices: Uint32Array, from: number, m: number, ahead?: number): void;
  /** z = x W + b */
  dense(z: Numbers, batch: PixelBatch, W: Numbers, b: Numbers): void;
  /** dW = xᵀ delta */
  denseWeightGradient(dW: Numbers, batch: PixelBatch, delta: Numbers): void;
  /** dW = xᵀ delta and `adam` on W with it, in one pass: dW itself is never written. */
  denseAdam(
    W: Numbers,
    batch: PixelBatch,
    delta: Numbers,
    m: Numbers,
    v: Numbers,
    alpha: number,
    beta1: number,
    beta2: number,
    epsilon: number,
  ): void;
}

/** A batch of images as the pixel kernels keep it. */
export interface PixelBatch {
  readonly capacity: number;
  readonly n: number;
  readonly nOut: number;
  /** Images in it now. */
  readonly m: number;
}
