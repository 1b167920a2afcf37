/** Whose network, and which digits: the reader's own first, the book's where there are none. */

import { type Digit, drawnDigits } from '../../lib/data/drawn-digits.ts';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import { weightsSha256 } from '../../lib/model/fingerprint.ts';
import type { Layers } from '../../lib/model/reading.ts';
import { Problem } from '../../lib/problem.ts';
import { asset } from '../i18n/paths.ts';
import { dataAreHere } from './data-here.ts';
import { findOwn } from './own-network.ts';
import { pageSession } from './session.ts';

export type Owner = 'own' | 'book';
export type Data = 'mnist' | 'digits' | 'own' | 'drawn';

export const bookFile = 'models/reader.safetensors';

export interface Found {
  readonly layers: Layers;
  readonly owner: Owner;
  /** Of the reader's own: SHA-256 of its weights, in hexadecimal. */
  readonly hash?: string;
}

/** The network of this page's run, else the one kept from an earlier visit, else the one that comes with the site. */
export async function findNetwork(base: string = import.meta.env.BASE_URL): Promise<Found> {
  const own = await findOwn().catch(() => null);
  if (own) {
    const hash = weightsSha256(own.layers.flatMap(({ W, b }) => [W, b]));
    return { layers: own.layers, owner: 'own', hash };
  }
  const { network } = decodeNetwork(await fetchBook(base), bookFile);
  return { layers: network, owner: 'book' };
}

/** The bytes of the book's network. Rejected with a Problem. */
export async function fetchBook(base: string = import.meta.env.BASE_URL): Promise<Uint8Array> {
  const missing = (found: string | number, cause?: unknown) =>
    new Problem('not-fetched', { file: bookFile, found }, { cause });
  const answer = await fetch(asset(bookFile, base)).catch((cause) => {
    throw missing(String(cause), cause);
  });
  if (!answer.ok) throw missing(answer.status);
  return new Uint8Array(await answer.arrayBuffer());
}

/** Digits that can be asked for by index, in pieces. */
export interface Supply {
  readonly data: Data;
  readonly count: number;
  /** Of the reader's own: eight hexadecimal digits of the images' SHA-256. */
  readonly hash?: string;
  readonly digits: (indices: number[]) => Promise<readonly Digit[]>;
}

/** The test digits in use on this page; where they do not come, the ten drawn by hand for the book. */
export async function findDigits(): Promise<Supply> {
  const session = pageSession();
  if (!(await dataAreHere())) return drawnSupply;
  const state = session.data.value;
  if (!state) return drawnSupply;
  return {
    data: state.source,
    count: state.testCount,
    ...(state.source === 'own' && { hash: state.id.slice(-8) }),
    digits: async (indices) =>
      (await session.digits('test', indices)).map(({ index, label, pixels }) => ({
        index,
        label,
        pixels: Float32Array.from(pixels, (byte) => byte / 255),
      })),
  };
}

export const drawnSupply: Supply = {
  data: 'drawn',
  count: 10,
  digits: async (indices) => {
    const all = drawnDigits();
    return indices.map((index) => all[index]);
  },
};
