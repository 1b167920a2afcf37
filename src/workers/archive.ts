/** A shard's bytes on their way from the site to an IDX file. */

import type { ShardEntry } from '../../lib/data/manifest.ts';
import { Problem } from '../../lib/problem.ts';

/** The body of a response in one piece, counted as it comes. */
export async function bodyOf(response: Response, count: (bytes: number) => void): Promise<Uint8Array> {
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const pieces: Uint8Array[] = [];
  const reader = response.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    pieces.push(next.value);
    count(next.value.length);
  }
  return new Uint8Array(await new Blob(pieces as BlobPart[]).arrayBuffer());
}

/**
 * The IDX file in the bytes that came: an archive, or the file itself where a server has had the browser decompress it.
 * Throws Problem 'shard-size' for an archive cut short or too long, 'gzip' for one damaged otherwise.
 */
export async function unpacked(bytes: Uint8Array, { file, bytes: expected }: ShardEntry): Promise<Uint8Array> {
  try {
    return await unpackedFile(bytes, file);
  } catch (error) {
    const found = bytes.length;
    if (found !== expected) throw new Problem('shard-size', { file, expected, found }, { cause: error });
    throw error;
  }
}

/** What an archive holds, or the bytes themselves where they are none. Throws Problem 'gzip' for a damaged one. */
export async function unpackedFile(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    const stream = new Blob([bytes as BlobPart]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch (error) {
    throw new Problem('gzip', { file, found: (error as Error).message }, { cause: error });
  }
}
