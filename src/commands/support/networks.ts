/** The networks that come with the site, for programs that run in Node. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decodeNetwork } from '../../../lib/data/reader-network.ts';

/** The small network that reads the pad. */
export function readerNetwork() {
  const file = fileURLToPath(new URL('../../../public/models/reader.safetensors', import.meta.url));
  return decodeNetwork(readFileSync(file), file).network;
}
