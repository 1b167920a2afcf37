/** Shards kept in the browser's Cache Storage; where it is missing, full or forbidden the book works without. */
export interface ShardStore {
  get(file: string): Promise<Uint8Array | null>;
  put(file: string, bytes: Uint8Array): Promise<void>;
  remove(file: string): Promise<void>;
}

const prefix = 'deep-learning-live-data-';
const key = (file: string): string => `/${prefix}${file}`;

/** The store of this name, with those of earlier data removed; null where there is none. Its methods never fail. */
export async function openShardStore(name: string): Promise<ShardStore | null> {
  try {
    if (typeof caches === 'undefined') return null; // not a secure context
    for (const other of await caches.keys()) {
      if (other.startsWith(prefix) && other !== prefix + name) await caches.delete(other);
    }
    const cache = await caches.open(prefix + name);
    return {
      get: (file) => orElse(null, async () => (await cache.match(key(file)))?.arrayBuffer().then(asBytes) ?? null),
      // a full store is no reason to stop: the shard is in memory
      put: (file, bytes) => orElse(undefined, () => cache.put(key(file), new Response(bytes as BodyInit))),
      remove: (file) => orElse(undefined, async () => void (await cache.delete(key(file)))),
    };
  } catch {
    return null; // a private window may forbid it
  }
}

const asBytes = (buffer: ArrayBuffer): Uint8Array => new Uint8Array(buffer);

async function orElse<Value>(instead: Value, act: () => Promise<Value>): Promise<Value> {
  try {
    return await act();
  } catch {
    return instead;
  }
}
