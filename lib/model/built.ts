/** A network as it stands built: the arrays of its layers and of a batch. Chapters: forward, backprop. */
import type { ConvolutionShape } from '../nn/convolution.ts';
import type { Kernels, PixelBatch } from '../nn/kernels.ts';
import type { Numbers } from '../nn/numbers.ts';
import type { PoolingShape } from '../nn/pooling.ts';
import type { Slot } from '../optimisers/optimiser.ts';
import type { BuiltLayer } from './layers.ts';

/** Where a layer's numbers have places in an image: the shape of what it does there. */
export type Spatial =
  | { readonly kind: 'conv2d'; readonly shape: ConvolutionShape }
  | { readonly kind: 'maxPooling2d'; readonly shape: PoolingShape };

/**
 * A layer with what belongs to it; dropout, where it follows, works on the layer's output. Of a convolution nIn and nOut count
 * the numbers of an image, nOut those of all its maps, and weights and biases are K[rows,columns,channels,filters] and one
 * number a filter; pooling has none of either, and its z is its a.
 */
export interface Built {
  readonly layer: BuiltLayer;
  readonly spatial: Spatial | null;
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
