/** A network as it stands built: the arrays of its layers and of a batch. Chapters: forward, backprop. */
import type { ConvolutionShape } from '../nn/convolution.ts';
import type { GruShape } from '../nn/gru.ts';
import type { Kernels, PixelBatch } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import type { PoolingShape } from '../nn/pooling.ts';
import type { RecurrentShape } from '../nn/recurrent.ts';
import type { Slot } from '../optimisers/optimiser.ts';
import type { BuiltLayer } from './layers.ts';

/** Where a layer's numbers have places in an image: the shape of what it does there. */
export type Spatial =
  | { readonly kind: 'conv2d'; readonly shape: ConvolutionShape }
  | { readonly kind: 'maxPooling2d'; readonly shape: PoolingShape };

/** What a recurrent layer keeps of every step: shapes as in nn/recurrent.ts and nn/gru.ts. */
export interface ThroughTime {
  readonly shape: RecurrentShape & Partial<GruShape>;
  /** Columns of W and U: n, or 3n of a gated unit. */
  readonly wide: number;
  /** U */
  readonly recurrent: Slot;
  readonly states: Numbers;
  readonly dStates: Numbers;
  /** z of a simple layer, the gates of a gated one. */
  readonly z: Numbers;
  readonly inner: Numbers;
  readonly delta: Numbers;
  readonly deltaU: Numbers;
}

/**
 * A layer with what belongs to it; dropout, where it follows, works on the layer's output. Of a convolution nIn and nOut count
 * the numbers of an image, nOut those of all its maps, and weights and biases are K[rows,columns,channels,filters] and one
 * number a filter; pooling has none of either, and its z is its a. Of a recurrent layer nIn and nOut count the numbers of all
 * steps (nOut of the last alone, unless it returns sequences), and z is a, delta da: what is between stands in `time`.
 */
export interface Built {
  readonly layer: BuiltLayer;
  readonly spatial: Spatial | null;
  readonly time: ThroughTime | null;
  readonly nIn: number;
  readonly nOut: number;
  readonly weights: Slot;
  readonly biases: Slot;
  /** z[capacity,nOut], and the output before and after dropout (the same array where there is none). */
  readonly z: Numbers;
  readonly a: Numbers;
  readonly dropped: Numbers;
  readonly dropoutRate: number;
  readonly mask: Uint8Array;
  /** ∂L/∂a and ∂L/∂z of the batch. */
  readonly da: Numbers;
  readonly delta: Numbers;
}

export interface Network {
  readonly kernels: Kernels;
  readonly capacity: number;
  readonly nInput: number;
  /** The input rows x[capacity,nInput], unless the first layer reads bytes through `pixels`. */
  readonly x: Numbers;
  readonly pixels: PixelBatch | null;
  /** What the outputs of the batch are compared with. */
  readonly targets: BatchTargets;
  /** layers[0] is unused, so that layers[l] is layer l. */
  readonly layers: readonly (Built | null)[];
  readonly D: number;
}

/** The batch's targets: labels[m] for a loss on classes and for the accuracy, y[m,n] for the others. */
export interface BatchTargets {
  readonly labels: Int32Array;
  readonly y: Numbers;
}
