/** What the reader's browser has for an equation: the network trained last or on this page, and images to show it. */
import { type Digit, drawnDigits } from '../../lib/data/drawn-digits.ts';
import type { Layers } from '../../lib/model/reading.ts';
import type { Settings } from '../../lib/model/settings.ts';
import { dataAreHere } from './data-here.ts';
import { keptNetwork } from './kept.ts';
import { pageSession } from './session.ts';

/** As the equations want it. */
export interface OwnNetwork {
  readonly layers: Layers;
}

/** W1 b1 W2 b2 … as layers. */
export const layersOf = (weights: readonly Float32Array[], settings: Settings): OwnNetwork => ({
  layers: Array.from({ length: weights.length / 2 }, (_, k) => ({
    W: weights[2 * k],
    b: weights[2 * k + 1],
    activation: settings.layers[k]?.activation ?? 'linear',
  })),
});

/** The network of the run on this page where there is one, else the one kept from an earlier run. */
export async function findOwn(): Promise<OwnNetwork | null> {
  const { phase, progress } = pageSession();
  if (progress.value && ['running', 'waiting', 'paused', 'done'].includes(phase.value)) {
    const snapshot = await pageSession()
      .snapshot()
      .catch(() => null);
    if (snapshot) return layersOf(snapshot.weights, snapshot.settings);
  }
  const kept = await keptNetwork();
  return kept && layersOf(kept.weights, kept.settings);
}

/** A test image of MNIST, or of the book's own digits; where neither is here, one that was drawn by hand for this book. */
export async function digitOf(seed: number): Promise<Digit> {
  const data = (await dataAreHere()) ? pageSession().data.value : null;
  if (data && data.source !== 'own') {
    const index = seed % data.testCount;
    const isMnist = data.source === 'mnist';
    const [digit] = await pageSession()
      .digits('test', [index])
      .catch(() => []);
    if (digit)
      return {
        pixels: Float32Array.from(digit.pixels, (byte) => byte / 255),
        label: digit.label,
        index: isMnist ? index : null,
      };
  }
  return drawnDigits()[seed % 10];
}
