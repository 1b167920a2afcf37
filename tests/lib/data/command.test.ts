import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { mnistFiles, sha256Of } from '../../../lib/data/mnist.ts';
import { readManifest } from '../../../lib/data/shards.ts';
import { findMnistFile, mnistAvailable, readDecompressed } from '../../../src/commands/support/mnist.ts';

const root = join(import.meta.dirname, '../../..');
const folder = (): string => mkdtempSync(join(tmpdir(), 'deep-learning-live-'));

interface Ending {
  status: number | null;
  out: string;
}

/** `npm run data` as a process of its own, with its own cache so that this machine's plays no part. */
function data(environment: Record<string, string>, ...words: string[]): Promise<Ending> {
  const env = { ...process.env, MNIST_DIR: '', ...environment };
  const child = spawn(process.execPath, ['src/commands/data.ts', ...words], { cwd: root, env });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece) => (out += piece));
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out })));
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

/** A mirror on loopback; `answer` decides what each file name gets. */
async function mirror(answer: (name: string) => { bytes: Uint8Array; breakAt?: number } | null): Promise<string> {
  const server = createServer((request, response) => {
    const found = answer((request.url ?? '').slice(1));
    if (!found) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-length': found.bytes.length });
    if (found.breakAt === undefined) return void response.end(found.bytes);
    response.write(found.bytes.subarray(0, found.breakAt), () => response.destroy());
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
}

describe('npm run data without data', () => {
  it('says what is missing and how to get it, and fails', async () => {
    const out = join(folder(), 'shards');
    const ending = await data({ MNIST_OFFLINE: '1', MNIST_CACHE: folder() }, '--out', out);
    expect(ending.status).toBe(1);
    for (const words of ['MNIST is not here', 'MNIST_DIR', 'train-images-idx3-ubyte'])
      expect(ending.out).toContain(words);
    expect(existsSync(out)).toBe(false);
  });

  it('says the same and ends well where the data are optional', async () => {
    const ending = await data(
      { MNIST_OFFLINE: '1', MNIST_CACHE: folder() },
      '--optional',
      '--out',
      join(folder(), 'shards'),
    );
    expect([ending.status, ending.out.includes('MNIST is not here')]).toEqual([0, true]);
  });

  it('refuses an option that it does not know', async () => {
    const ending = await data({}, '--optinal');
    expect([ending.status, ending.out.includes('--optinal')]).toEqual([2, true]);
  });
});

describe('npm run data from a mirror', () => {
  it('leaves no half file behind when the connection breaks', async () => {
    const cache = folder();
    const bytes = gzipSync(Uint8Array.from({ length: 50_000 }, (_, k) => (k * 2654435761) >>> 24));
    const url = await mirror(() => ({ bytes, breakAt: 5000 }));
    const ending = await data({ MNIST_CACHE: cache }, '--mirror', url, '--out', join(folder(), 'shards'));
    expect(ending.status).toBe(1);
    expect(ending.out).toContain(`${url}train-images-idx3-ubyte.gz`);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('does not keep a file with other bytes', async () => {
    const cache = folder();
    const url = await mirror(() => ({ bytes: gzipSync(Uint8Array.of(1, 2, 3)) }));
    const ending = await data({ MNIST_CACHE: cache }, '--mirror', url, '--out', join(folder(), 'shards'));
    expect(ending.out).toContain('expected SHA-256 ba891046');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('removes what an earlier interruption left', async () => {
    const cache = folder();
    writeFileSync(join(cache, 'train-images-idx3-ubyte.gz.part'), 'half');
    await data({ MNIST_CACHE: cache }, '--mirror', await mirror(() => null), '--out', join(folder(), 'shards'));
    expect(readdirSync(cache)).toEqual([]);
  });
});

// MNIST's bytes are never part of the repository: these run where it is installed
describe.runIf(mnistAvailable())('npm run data with MNIST', () => {
  const sources = new Map(mnistFiles.map((file) => [file.name, findMnistFile(file) as string]));

  it('names a file cut short, one with a wrong byte and one that is missing', async () => {
    const damaged = folder();
    for (const [name, path] of sources) {
      const bytes = readDecompressed(path).slice();
      if (name === 't10k-labels-idx1-ubyte') bytes[100] = (bytes[100] + 1) % 10;
      writeFileSync(join(damaged, name), bytes);
    }
    const out = join(folder(), 'shards');
    const environment = { MNIST_DIR: damaged, MNIST_OFFLINE: '1', MNIST_CACHE: folder() };
    const wrong = await data(environment, '--out', out);
    expect(wrong.out).toContain('t10k-labels-idx1-ubyte: expected SHA-256 ff7bcfd4');

    const cut = join(damaged, 'train-labels-idx1-ubyte');
    writeFileSync(cut, readFileSync(cut).subarray(0, 5000));
    const short = await data(environment, '--out', out);
    expect(short.out).toContain('train-labels-idx1-ubyte: cut short: expected 60000 bytes of data, found 4992');
    expect([short.status, existsSync(out)]).toEqual([1, false]);
  });

  it('cuts shards that hold the very bytes, and does nothing the second time', async () => {
    const out = join(folder(), 'shards');
    const environment = { MNIST_DIR: process.env.MNIST_DIR ?? '', MNIST_OFFLINE: '1' };
    expect((await data(environment, '--out', out)).status).toBe(0);
    const manifest = readManifest(readFileSync(join(out, 'manifest.json'), 'utf8'), 'manifest.json');
    expect(manifest.shards).toHaveLength(22);
    for (const { file, sha256 } of manifest.shards)
      expect(sha256Of(gunzipSync(readFileSync(join(out, file))))).toBe(sha256);
    expect((await data(environment, '--out', out)).out).toBe('');
  }, 60_000);
});
