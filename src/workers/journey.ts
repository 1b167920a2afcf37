/** One go at every shard that is still missing: from the store or from the site, a few at a time, each verified. */
import type { Assembler } from '../../lib/data/assembler.ts';
import type { ShardEntry } from '../../lib/data/manifest.ts';
import { Problem } from '../../lib/problem.ts';
import { bodyOf, unpacked } from './archive.ts';
import type { Arrivals } from './arrivals.ts';
import type { ShardStore } from './shard-store.ts';

/** Fetched side by side; the order in which they are asked for is that of the manifest. */
const atOnce = 3;
/** Bytes between two reports. */
const tellEvery = 100_000;

export type Fetch = (url: string, options?: RequestInit) => Promise<Response>;

export interface Provisions {
  readonly fetch: Fetch;
  readonly assembler: Assembler;
  readonly store: ShardStore | null;
  /** Where the shards lie, ending in '/'. */
  readonly folder: string;
  /** Files that failed before: they are fetched past the browser's own cache, which may hold the damaged bytes. */
  readonly spoilt: Set<string>;
  tell(arrivals: Arrivals): void;
}

export class Journey {
  #with: Provisions;
  /** Bytes here of each shard, by file name. */
  #here = new Map<string, number>();
  #told = 0;

  constructor(provisions: Provisions) {
    this.#with = provisions;
  }

  /** Throws the first failure, when what was on its way beside it has ended too. */
  async run(): Promise<void> {
    const { assembler, spoilt } = this.#with;
    const { shards } = assembler.manifest;
    for (const entry of shards) this.#here.set(entry.file, assembler.has(entry) ? entry.bytes : 0);
    this.#report();
    const waiting = shards.filter((entry) => !assembler.has(entry));
    const failures: unknown[] = [];
    const lane = async () => {
      for (let entry = waiting.shift(); entry && failures.length === 0; entry = waiting.shift()) {
        try {
          await this.#shard(entry);
        } catch (error) {
          this.#here.set(entry.file, 0);
          spoilt.add(entry.file);
          failures.push(error);
        }
        this.#report();
      }
    };
    await Promise.all(Array.from({ length: atOnce }, lane));
    if (failures.length > 0) throw failures[0];
  }

  async #shard(entry: ShardEntry): Promise<void> {
    if (!(await this.#fromStore(entry))) {
      const { assembler, store } = this.#with;
      const bytes = await this.#fromSite(entry);
      assembler.add(entry, await unpacked(bytes, entry));
      await store?.put(entry.file, bytes);
    }
    this.#here.set(entry.file, entry.bytes);
  }

  /** Whether the store had it; what is damaged there is let go. */
  async #fromStore(entry: ShardEntry): Promise<boolean> {
    const { assembler, store } = this.#with;
    const kept = await store?.get(entry.file);
    if (!kept) return false;
    try {
      assembler.add(entry, await unpacked(kept, entry));
      return true;
    } catch {
      await store?.remove(entry.file);
      return false;
    }
  }

  async #fromSite(entry: ShardEntry): Promise<Uint8Array> {
    const { fetch, folder, spoilt } = this.#with;
    const options: RequestInit = spoilt.has(entry.file) ? { cache: 'reload' } : {};
    let here = 0;
    try {
      return await bodyOf(await fetch(folder + entry.file, options), (bytes) => {
        here += bytes;
        this.#here.set(entry.file, Math.min(here, entry.bytes));
        if (this.#loaded - this.#told > tellEvery) this.#report();
      });
    } catch (error) {
      throw new Problem('fetch', { file: entry.file, found: (error as Error).message }, { cause: error });
    }
  }

  get #loaded(): number {
    return [...this.#here.values()].reduce((sum, bytes) => sum + bytes, 0);
  }

  #report(): void {
    this.#told = this.#loaded;
    const { assembler, tell } = this.#with;
    const { dataset, manifest } = assembler;
    const { id, shards, counts } = manifest;
    const total = shards.reduce((sum, { bytes }) => sum + bytes, 0);
    const [trainCount, testCount] = [counts.train, counts.test];
    tell({
      report: {
        id,
        source: 'mnist',
        loaded: this.#loaded,
        total,
        missing: false,
        trainCount,
        testCount,
        hasMnist: true,
        hasOwn: false,
      },
      dataset,
      train: assembler.available('train'),
      test: assembler.available('test') === testCount,
    });
  }
}
