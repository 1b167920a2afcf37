/** The network that comes with the book, read from its file when the site is built. Not for the browser. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeNetwork } from '../../lib/data/reader-network.ts';
import type { Layers } from '../../lib/model/reading.ts';
import { bookFile } from './sources.ts';

/** With what the file says of it. */
export const readBook = () => decodeNetwork(readFileSync(join(process.cwd(), 'public', bookFile)), bookFile);

export const bookNetwork = (): Layers => readBook().network;
