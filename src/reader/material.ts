/** A network and some digits to try it on, and in words: whose it is, its units layer by layer, over which digits. */
import { findDigits, findNetwork } from './sources.ts';

export async function findMaterial(most: number, network = findNetwork, someDigits = findDigits) {
  const [{ layers, owner, hash }, { data, ...supply }] = await Promise.all([network(), someDigits()]);
  const count = Math.min(most, supply.count);
  const digits = await supply.digits(Array.from({ length: count }, (_, k) => k));
  const sizes = [digits[0].pixels.length, ...layers.map(({ b }) => b.length)];
  return { layers, digits, origin: { owner, hash, data, count, sizes } };
}
export type Material = Awaited<ReturnType<typeof findMaterial>>;
