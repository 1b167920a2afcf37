/**
 * A run that ended in finite numbers and yet reads every image as the same digit: which layer lets nothing through. A ReLU
 * whose weights a step threw too far answers 0 to everything, has slope 0 there, and never comes back.
 */
import { logitsOf } from '../../../../lib/model/reading.ts';
import { activate } from '../../../../lib/nn/activations.ts';
import { layersOf } from '../../../reader/own-network.ts';
import type { Session } from '../../../reader/session.ts';

export interface Stuck {
  /** What every image is read as. */
  readonly digit: number;
  /** The first that answers the same to every image. */
  readonly layer: number;
  /** The dearest mini-batch of the curve: where the steps threw the network off. */
  readonly step: number;
  readonly loss: number;
  readonly rate: number;
}

/** Test images that are asked. */
const asked = 64;

/** The digit that all images are read as, or null. confusion[truth * 10 + predicted] */
export function onlyReading(confusion: ArrayLike<number>): number | null {
  const read = new Set(Array.from(confusion, (count, k) => (count > 0 ? k % 10 : -1)));
  read.delete(-1);
  return read.size === 1 ? [...read][0] : null;
}

/** Null where all is well, or where every layer still tells images apart. Rejected where there is no network. */
export async function findStuck(session: Session): Promise<Stuck | null> {
  const { evaluation, data, points, progress, settings } = session;
  const digit = onlyReading(evaluation.value?.confusion ?? []);
  if (digit === null) return null;
  const count = Math.min(asked, data.value?.testCount ?? 0);
  const indices = Array.from({ length: count }, (_, k) => k);
  const [network, digits] = await Promise.all([session.snapshot(), session.digits('test', indices)]);
  const { layers } = layersOf(network.weights, network.settings);
  const images = digits.map(({ pixels }) => Float32Array.from(pixels, (byte) => byte / 255));
  const layer = layers.findIndex(({ activation }, l) => {
    const answers = images.map((image) => {
      const z = logitsOf(layers.slice(0, l + 1), image);
      activate(z, z, activation, z.length);
      return z.join();
    });
    return new Set(answers).size === 1;
  });
  const { step, loss } = points.value.reduce((a, b) => (b.loss > a.loss ? b : a), { step: 0, loss: 0 });
  const rate = progress.value?.rate ?? settings.value.rate;
  return layer < 0 ? null : { digit, layer: layer + 1, step, loss, rate };
}
