/** Shards kept in the browser's Cache Storage; where it is missing, full or forbidden the book works without. */
export interface ShardStore {
  get(file: string): Promise<Uint8Array | null>;
  put(file: string, bytes: Uint8Array): Promise<void>;
  remove(file: string): Promise<void>;
}

const prefix = 'deep-learning-live-data-';

/** The store of this name, with those of earlier data removed; null where there is none. */
export async function openShardStore(name: string): Promise<ShardStore | null> {
  try {
    if (typeof caches === 'undefined') return null;
    for (const other of await caches.keys()) {
      if (other.startsWith(prefix) && other !== prefix + name) await caches.delete(other);
    }
    const cache = await caches.open(prefix + name);
    const key = (file: string) => `/${prefix}${file}`;
    return {
      async get(file) {
        const kept = await cache.match(key(file)).catch(() => undefined);
        return kept ? new Uint8Array(await kept.arrayBuffer()) : null;
      },
      async put(file, bytes) {
        // a full store is no reason to stop: the shard is in memory
        await cache.put(key(file), new Response(bytes as BodyInit)).catch(() => undefined);
      },
      async remove(file) {
        await cache.delete(key(file)).catch(() => false);
      },
    };
  } catch {
    return null;
  }
}
