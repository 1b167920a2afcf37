/** The list of a data set's shards: what the page asks for first, and what everything that arrives is held to. */
import { Problem } from '../problem.ts';

export interface ShardEntry {
  /** Name below the manifest's folder; it holds a hash, so that a name means the same bytes for ever. */
  readonly file: string;
  readonly split: 'train' | 'test';
  readonly kind: 'images' | 'labels';
  /** First example and number of examples. */
  readonly from: number;
  readonly count: number;
  /** Of the file as it is served. */
  readonly bytes: number;
  /** Of the decompressed bytes. */
  readonly sha256: string;
}

export interface Manifest {
  readonly version: 1;
  readonly id: string;
  readonly rows: number;
  readonly columns: number;
  /** As in Dataset. */
  readonly block: number;
  readonly counts: { readonly train: number; readonly test: number };
  /** In the order in which they are needed. */
  readonly shards: readonly ShardEntry[];
}

/** A manifest as it came from a file or over the network. Throws Problem 'manifest' saying what is wrong with it. */
export function readManifest(text: string, file: string): Manifest {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new Problem('manifest', { file, found: (error as Error).message }, { cause: error });
  }
  const wrong = faultOf(value as Manifest | null);
  if (wrong) throw new Problem('manifest', { file, found: wrong });
  return value as Manifest;
}

const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) > 0;

/** What keeps a value from being a manifest, or null. */
function faultOf(value: Manifest | null): string | null {
  if (value?.version !== 1) return `version ${value?.version}`;
  const { id, rows, columns, block, counts, shards } = value;
  if (typeof id !== 'string') return `id ${id}`;
  for (const [name, count] of Object.entries({ rows, columns, block, train: counts?.train, test: counts?.test })) {
    if (!isCount(count)) return `${name} ${count}`;
  }
  if (!Array.isArray(shards)) return `shards ${shards}`;
  for (const [k, entry] of shards.entries()) {
    const wrong = faultOfEntry(entry);
    if (wrong) return `shard ${k} with ${wrong}`;
  }
  return gapIn(value);
}

function faultOfEntry(entry: ShardEntry | null): string | null {
  if (!/^[\w.-]+$/.test(entry?.file ?? '')) return `file ${entry?.file}`;
  const { split, kind, from, count, bytes, sha256 } = entry as ShardEntry;
  if (split !== 'train' && split !== 'test') return `split ${split}`;
  if (kind !== 'images' && kind !== 'labels') return `kind ${kind}`;
  if (from !== 0 && !isCount(from)) return `from ${from}`;
  if (!isCount(count)) return `count ${count}`;
  if (!isCount(bytes)) return `bytes ${bytes}`;
  return /^[0-9a-f]{64}$/.test(sha256) ? null : `sha256 ${sha256}`;
}

/** Where the shards do not follow one another from the first example to the last. */
function gapIn({ shards, counts }: Manifest): string | null {
  for (const split of ['train', 'test'] as const) {
    for (const kind of ['images', 'labels'] as const) {
      let next = 0;
      for (const { from, count } of shardsOf(shards, split, kind)) {
        if (from !== next) return `${split} ${kind} from ${from} where ${next} follows`;
        next += count;
      }
      if (next !== counts[split]) return `${next} ${split} ${kind} of ${counts[split]}`;
    }
  }
  return null;
}

/** The shards of one part and kind, from the first example on. */
export function shardsOf(
  shards: readonly ShardEntry[],
  split: ShardEntry['split'],
  kind: ShardEntry['kind'],
): ShardEntry[] {
  return shards.filter((entry) => entry.split === split && entry.kind === kind).sort((a, b) => a.from - b.from);
}
