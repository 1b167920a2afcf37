/**
 * The data's road into the page: the manifest, then shard after shard in the order of need, verified, and kept in the
 * browser's store so that the next visit needs no network. Only ever asks the site itself.
 */
import { Assembler, type Manifest, readManifest, type ShardEntry } from '../../lib/data/shards.ts';
import { Problem } from '../../lib/problem.ts';
import type { Arrivals, LoadData } from './arrivals.ts';
import { openShardStore, type ShardStore } from './shard-store.ts';

/** Fetched side by side; the order in which they are asked for is that of the manifest. */
const atOnce = 3;
const tellEvery = 100_000;

export interface DataRoad {
  fetch(url: string): Promise<Response>;
  /** A place that outlives the page, or null where the browser gives none. */
  openStore(name: string): Promise<ShardStore | null>;
}

const browserRoad: DataRoad = { fetch: (url) => fetch(url), openStore: openShardStore };

/** Loads what the site offers. What has arrived stays: after a failure a second call fetches only the rest. */
export function dataLoader(road: DataRoad = browserRoad): LoadData {
  let assembler: Assembler | null = null;
  return async (base, tell) => {
    const folder = `${base}data/mnist/`;
    const manifest = assembler?.manifest ?? (await fetchManifest(road, `${folder}manifest.json`));
    if (!manifest) {
      tell({ report: absent, dataset: null, train: 0, test: false });
      return;
    }
    assembler ??= new Assembler(manifest);
    const store = await road.openStore(storeName(manifest));
    await new Arrival(road, assembler, store, folder, tell).run();
  };
}

const absent = { id: '', loaded: 0, total: 0, missing: true, trainCount: 0, testCount: 0 };

/** Another manifest has another name: what it kept is let go. */
const storeName = ({ id, shards }: Manifest): string =>
  `${id}-${shards.map(({ sha256 }) => sha256.slice(0, 2)).join('')}`;

/** null where the site was built without data (no such file, or a page in its place). */
async function fetchManifest(road: DataRoad, url: string): Promise<Manifest | null> {
  let response: Response;
  try {
    response = await road.fetch(url);
  } catch (error) {
    throw new Problem('fetch', { file: 'manifest.json', found: (error as Error).message }, { cause: error });
  }
  if (response.status === 404) return null;
  if (!response.ok) throw new Problem('fetch', { file: 'manifest.json', found: `HTTP ${response.status}` });
  const text = await response.text();
  return text.trimStart().startsWith('<') ? null : readManifest(text, 'manifest.json');
}

/** One go at everything that is still missing. */
class Arrival {
  #road: DataRoad;
  #assembler: Assembler;
  #store: ShardStore | null;
  #folder: string;
  #tell: (arrivals: Arrivals) => void;
  #total: number;
  #loaded: number;
  #told = 0;

  constructor(
    road: DataRoad,
    assembler: Assembler,
    store: ShardStore | null,
    folder: string,
    tell: (arrivals: Arrivals) => void,
  ) {
    this.#road = road;
    this.#assembler = assembler;
    this.#store = store;
    this.#folder = folder;
    this.#tell = tell;
    const { shards } = assembler.manifest;
    this.#total = shards.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#loaded = shards.filter((entry) => assembler.has(entry)).reduce((sum, { bytes }) => sum + bytes, 0);
  }

  async run(): Promise<void> {
    this.#report();
    const waiting = this.#assembler.manifest.shards.filter((entry) => !this.#assembler.has(entry));
    const failures: unknown[] = [];
    const lane = async () => {
      for (let entry = waiting.shift(); entry && failures.length === 0; entry = waiting.shift()) {
        try {
          await this.#shard(entry);
          this.#report();
        } catch (error) {
          failures.push(error);
        }
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if (failures.length > 0) throw failures[0];
  }

  async #shard(entry: ShardEntry): Promise<void> {
    const kept = await this.#store?.get(entry.file);
    if (kept) {
      try {
        this.#assembler.add(entry, await decompressed(kept, entry.file));
        this.#loaded += entry.bytes;
        return;
      } catch {
        await this.#store?.remove(entry.file); // damaged in the store: fetched again
      }
    }
    const archive = await this.#fetched(entry);
    const counted = entry.bytes;
    try {
      this.#assembler.add(entry, await decompressed(archive, entry.file));
    } catch (error) {
      this.#loaded -= counted;
      throw error;
    }
    await this.#store?.put(entry.file, archive);
  }

  /** The shard's bytes, counted as they come; a broken connection takes its count back. */
  async #fetched(entry: ShardEntry): Promise<Uint8Array> {
    const before = this.#loaded;
    let here = 0;
    try {
      const response = await this.#road.fetch(this.#folder + entry.file);
      if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
      const pieces: Uint8Array[] = [];
      const reader = response.body.getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read()) {
        pieces.push(next.value);
        here += next.value.length;
        this.#loaded += next.value.length;
        if (this.#loaded - this.#told > tellEvery) this.#report();
      }
      if (here !== entry.bytes)
        throw new Problem('shard-size', { file: entry.file, expected: entry.bytes, found: here });
      return joined(pieces, here);
    } catch (error) {
      this.#loaded = Math.max(0, Math.min(before, this.#loaded - here));
      if (error instanceof Problem) throw error;
      throw new Problem('fetch', { file: entry.file, found: (error as Error).message }, { cause: error });
    }
  }

  #report(): void {
    this.#told = this.#loaded;
    const { dataset, manifest } = this.#assembler;
    this.#tell({
      report: {
        id: manifest.id,
        loaded: this.#loaded,
        total: this.#total,
        missing: false,
        trainCount: manifest.counts.train,
        testCount: manifest.counts.test,
      },
      dataset,
      train: this.#assembler.available('train'),
      test: this.#assembler.available('test') === manifest.counts.test,
    });
  }
}

function joined(pieces: readonly Uint8Array[], length: number): Uint8Array {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** Throws Problem 'gzip' when the archive is damaged. */
async function decompressed(archive: Uint8Array, file: string): Promise<Uint8Array> {
  try {
    const stream = new Blob([archive as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new Problem('gzip', { file, found: (error as Error).message }, { cause: error });
  }
}
