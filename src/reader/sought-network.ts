/** A network that a figure looks into: null until it has come; whose it is; and that it did not come. */
import { batch, computed, signal } from '@preact/signals';
import type { Layers } from '../../lib/model/reading.ts';
import { type Found, findNetwork, type Owner } from './sources.ts';

export type FindNetwork = () => Promise<Found>;

export function soughtNetwork(find: FindNetwork = findNetwork) {
  const network = signal<Layers | null>(null);
  const owner = signal<Owner>('book');
  const hash = signal<string | null>(null);
  const failed = signal(false);
  return {
    ...{ network, owner, failed },
    /** For the link: the hash of the reader's own, null for the book's. */
    own: computed(() => ({ network: hash.value })),
    async load(): Promise<void> {
      try {
        const found = await find();
        batch(() => {
          network.value = found.layers;
          owner.value = found.owner;
          hash.value = found.hash ?? null;
        });
      } catch {
        failed.value = true;
      }
    },
  };
}
