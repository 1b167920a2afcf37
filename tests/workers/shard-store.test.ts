import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Arrivals } from '../../src/workers/arrivals.ts';
import { dataLoader } from '../../src/workers/data.ts';
import { openShardStore, type ShardStore } from '../../src/workers/shard-store.ts';
import { fingerprint, tinyShards } from '../support/tiny-shards.ts';

/** Cache Storage as a browser has it, as far as it is used. */
function cacheStorage(refuse: Partial<Record<'keys' | 'open' | 'match' | 'put', string>> = {}) {
  const stores = new Map<string, Map<string, Response>>();
  const may = (act: keyof typeof refuse) => {
    if (refuse[act]) throw new DOMException(refuse[act], refuse[act]);
  };
  const caches = {
    async keys() {
      may('keys');
      return [...stores.keys()];
    },
    delete: async (name: string) => stores.delete(name),
    async open(name: string) {
      may('open');
      const kept = stores.get(name) ?? new Map<string, Response>();
      stores.set(name, kept);
      return {
        async match(url: string) {
          may('match');
          return kept.get(url)?.clone();
        },
        async put(url: string, response: Response) {
          may('put');
          kept.set(url, response);
        },
        delete: async (url: string) => kept.delete(url),
      };
    },
  };
  return { stores, caches };
}

const opened = async (name: string) => (await openShardStore(name)) as ShardStore;
afterEach(() => vi.unstubAllGlobals());

describe('the store of shards', () => {
  it('gives back what was put in, and nothing once it is removed', async () => {
    vi.stubGlobal('caches', cacheStorage().caches);
    const store = await opened('a');
    expect(await store.get('x.bin')).toBeNull();
    await store.put('x.bin', Uint8Array.of(1, 2, 3));
    expect(await store.get('x.bin')).toEqual(Uint8Array.of(1, 2, 3));
    await store.remove('x.bin');
    expect(await store.get('x.bin')).toBeNull();
  });

  it('lets go what earlier data left, and nothing that is not its own', async () => {
    const { stores, caches } = cacheStorage();
    vi.stubGlobal('caches', caches);
    await caches.open('somebody-elses');
    await opened('old');
    await (await opened('new')).put('x.bin', Uint8Array.of(1));
    expect(await (await opened('new')).get('x.bin')).toEqual(Uint8Array.of(1));
    expect([...stores.keys()]).toEqual(['somebody-elses', 'deep-learning-live-data-new']);
  });

  it('is none where the browser has no Cache Storage or forbids it', async () => {
    expect(await openShardStore('a')).toBeNull();
    for (const refused of ['keys', 'open'] as const) {
      vi.stubGlobal('caches', cacheStorage({ [refused]: 'SecurityError' }).caches);
      expect(await openShardStore('a')).toBeNull();
    }
  });

  it.each(['match', 'put'] as const)('is no hindrance when it fails to %s', async (act) => {
    vi.stubGlobal('caches', cacheStorage({ [act]: 'QuotaExceededError' }).caches);
    const { dataset, manifest, archives } = tinyShards(200, 20);
    const fetch = async (url: string) => {
      const bytes = archives.get(url.split('/').at(-1) as string);
      return new Response(bytes ? (bytes as BodyInit) : JSON.stringify(manifest));
    };
    const told: Arrivals[] = [];
    await dataLoader({ fetch, openStore: openShardStore })('/', (arrivals) => told.push(arrivals));
    expect(fingerprint(told.at(-1)?.dataset)).toEqual(fingerprint(dataset));
  });
});
