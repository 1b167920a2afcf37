/**
 * The data's road into the page: the manifest, then shard after shard in the order of need, verified, and kept in the
 * browser's store so that the next visit fetches the manifest alone. Only ever asks the site itself.
 */
import { Assembler } from '../../lib/data/assembler.ts';
import { type Manifest, readManifest } from '../../lib/data/manifest.ts';
import { sha256Of } from '../../lib/data/mnist.ts';
import { Problem } from '../../lib/problem.ts';
import type { DataReport, LoadData } from './arrivals.ts';
import { type Fetch, Journey } from './journey.ts';
import { openShardStore, type ShardStore } from './shard-store.ts';

export interface DataRoad {
  readonly fetch: Fetch;
  /** A place that outlives the page, or null where the browser gives none. */
  openStore(name: string): Promise<ShardStore | null>;
}

const browserRoad: DataRoad = {
  fetch: (url, options) => fetch(url, { ...options, mode: 'same-origin' }),
  openStore: openShardStore,
};

/** Loads what the site offers. What has arrived stays: after a failure a second call fetches only the rest. */
export function dataLoader(road: DataRoad = browserRoad): LoadData {
  let assembler: Assembler | null = null;
  const spoilt = new Set<string>();
  return async (base, tell) => {
    const folder = `${base}data/mnist/`;
    const manifest = assembler?.manifest ?? (await fetchManifest(road, `${folder}manifest.json`));
    if (!manifest) {
      tell({ report: absent, dataset: null, train: 0, test: false });
      return;
    }
    assembler ??= new Assembler(manifest);
    const store = await road.openStore(storeName(manifest));
    await new Journey({ fetch: road.fetch, assembler, store, folder, tell, spoilt }).run();
  };
}

const absent: DataReport = {
  id: '',
  source: 'mnist',
  loaded: 0,
  total: 0,
  missing: true,
  trainCount: 0,
  testCount: 0,
  hasMnist: false,
  hasOwn: false,
};

/** Another manifest has another name: what it kept is let go. */
const storeName = (manifest: Manifest): string =>
  `${manifest.id}-${sha256Of(new TextEncoder().encode(JSON.stringify(manifest))).slice(0, 16)}`;

/** null where the site was built without data (no such file, or a page in its place). */
async function fetchManifest(road: DataRoad, url: string): Promise<Manifest | null> {
  const file = 'manifest.json';
  let text: string;
  try {
    // shards are named by what they hold, the manifest is not: a stale one would ask for shards that are gone
    const response = await road.fetch(url, { cache: 'no-cache' });
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    text = await response.text();
  } catch (error) {
    throw new Problem('fetch', { file, found: (error as Error).message }, { cause: error });
  }
  return text.trimStart().startsWith('<') ? null : readManifest(text, file);
}
