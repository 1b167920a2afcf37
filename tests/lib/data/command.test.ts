import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Assembler } from '../../../lib/data/assembler.ts';
import { readManifest } from '../../../lib/data/manifest.ts';
import { mnistFiles } from '../../../lib/data/mnist.ts';
import { type Alarm, download } from '../../../src/integrations/data/download.ts';
import {
  loadMnist,
  mnistAvailable,
  nodeSha256,
  placesOf,
  readDecompressed,
} from '../../../src/integrations/data/mnist.ts';
import { isPrepared } from '../../../src/integrations/data/shards.ts';

const root = join(import.meta.dirname, '../../..');
const folders: string[] = [];
function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'deep-learning-live-'));
  folders.push(path);
  return path;
}
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

interface Ending {
  status: number | null;
  out: string;
}

/** `npm run data` as a process of its own; `watch` sees it with what it has said so far. */
function data(
  environment: Record<string, string>,
  words: string[],
  watch?: (child: ChildProcess, out: string) => void,
): Promise<Ending> {
  const env = { ...process.env, MNIST_DIR: '', MNIST_OFFLINE: '', ...environment };
  const child = spawn(process.execPath, ['src/commands/data.ts', ...words], { cwd: root, env });
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece) => {
      out += piece;
      watch?.(child, out);
    });
  }
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, out })));
}

/** A machine without MNIST and without network: its cache is its own, so that this machine's plays no part. */
const offline = () => ({ MNIST_OFFLINE: '1', MNIST_CACHE: folder() });

/** A mirror on loopback; `answer` gives each file name its bytes, or answers in a way of its own. */
async function mirror(answer: (name: string, response: ServerResponse) => Uint8Array | null | undefined) {
  const server = createServer((request, response) => {
    const found = answer((request.url ?? '').slice(1), response);
    if (found === null) response.writeHead(404).end();
    else if (found) response.writeHead(200, { 'content-length': found.length }).end(found);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
}

const long = new Uint8Array(50_000).fill(7);
/** Announces everything and sends a part. */
const sendHalf = (response: ServerResponse, then: () => void) => {
  response.writeHead(200, { 'content-length': long.length });
  response.write(long.subarray(0, 20_000), then);
};

describe('npm run data without data', () => {
  it('says what is missing and how to get it, writes nothing, and fails', async () => {
    const place = folder();
    const empty = folder();
    const ending = await data({ ...offline(), MNIST_DIR: empty }, ['--out', join(place, 'shards')]);
    expect(ending.status).toBe(1);
    for (const words of [
      'MNIST is not here',
      `${empty}: holds no`,
      'MNIST_OFFLINE is set: no mirror was asked',
      'train-images-idx3-ubyte',
      'set MNIST_DIR',
      'https:',
    ])
      expect(ending.out).toContain(words);
    expect(readdirSync(place)).toEqual([]);
  });

  it('says the same and ends well where the data are optional', async () => {
    const place = folder();
    const ending = await data(offline(), ['--optional', '--out', join(place, 'shards')]);
    expect([ending.status, ending.out.includes('MNIST is not here')]).toEqual([0, true]);
    expect(readdirSync(place)).toEqual([]);
  });

  it('says of a folder that does not exist just that, and what the pages do without MNIST', async () => {
    const MNIST_DIR = join(folder(), 'mnsit');
    const ending = await data({ ...offline(), MNIST_DIR }, ['--optional', '--out', join(folder(), 'shards')]);
    expect(ending.out).toContain(`${MNIST_DIR}: there is no such folder`);
    expect(ending.out).toContain('its pages train on the digits that it draws itself');
    expect(ending.out).not.toContain('cannot train');
  });

  it('explains itself, and refuses an option that it does not know', async () => {
    const help = await data({}, ['--help']);
    expect([help.status, help.out.includes('MNIST_OFFLINE')]).toEqual([0, true]);
    const ending = await data({}, ['--optinal']);
    expect([ending.status, ending.out.includes('--optinal')]).toEqual([2, true]);
  });

  it('removes what was left half made, but not what another process is still making', async () => {
    const [MNIST_CACHE, place] = [folder(), folder()];
    const gone = spawnSync(process.execPath, ['-e', '']).pid;
    writeFileSync(join(MNIST_CACHE, `train-images-idx3-ubyte.gz.${gone}.part`), 'half');
    writeFileSync(join(MNIST_CACHE, `train-images-idx3-ubyte.gz.${process.pid}.part`), 'being written');
    writeFileSync(join(MNIST_CACHE, `notes.${gone}.part`), 'not ours');
    mkdirSync(join(place, `shards.${gone}.part`));
    await data({ ...offline(), MNIST_CACHE }, ['--out', join(place, 'shards')]);
    const kept = [`notes.${gone}.part`, `train-images-idx3-ubyte.gz.${process.pid}.part`];
    expect(readdirSync(MNIST_CACHE).sort()).toEqual(kept);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe('npm run data from a mirror', () => {
  /** Where it downloads to, and the words that make it do so. */
  const from = (url: string) => ({ cache: folder(), words: ['--mirror', url, '--out', join(folder(), 'shards')] });

  it('leaves no half file behind when the connection breaks', async () => {
    const url = await mirror((_name, response) => void sendHalf(response, () => response.destroy()));
    const { cache, words } = from(url);
    const ending = await data({ MNIST_CACHE: cache }, words);
    expect(ending.status).toBe(1);
    expect(ending.out).toContain(`${url}train-images-idx3-ubyte.gz: `);
    expect(readdirSync(cache)).toEqual([]);
  });

  it('leaves no half file behind when it is interrupted', async () => {
    const url = await mirror((_name, response) => void sendHalf(response, () => {}));
    const { cache, words } = from(url);
    const ending = await data({ MNIST_CACHE: cache }, words, (child, out) => {
      if (out.includes(' MB')) child.kill('SIGINT');
    });
    expect(ending.status).toBe(130);
    expect(readdirSync(cache)).toEqual([]);
  });

  it.each([
    ['never answers', () => undefined, 1, 'no answer for 5 s'],
    [
      'falls silent half way',
      (_name: string, response: ServerResponse) => sendHalf(response, () => {}),
      2,
      'nothing more came for 5 s',
    ],
  ])('gives up after five seconds on one that %s', async (_how, answer, rings, says) => {
    const url = await mirror((name, response) => void answer(name, response));
    const cache = folder();
    let set = 0;
    // the alarm that is set while nothing comes rings at once, the one before never
    const alarm: Alarm = (milliseconds, ring) => {
      expect(milliseconds).toBe(5000);
      if (++set === rings) setImmediate(ring);
      return () => {};
    };
    const result = await download(mnistFiles[0], cache, [url], () => {}, alarm);
    expect(result).toEqual({ reasons: [`${url}train-images-idx3-ubyte.gz: ${says}`] });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('does not keep a file that is damaged, or a page in its place', async () => {
    const cut = gzipSync(Uint8Array.of(0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28, 1, 2, 3));
    for (const [bytes, says] of [
      [cut, 'cut short: expected 47040000 bytes of data, found 3'],
      [Buffer.from('<!doctype html>'), 'incorrect header check'],
    ] as const) {
      const { cache, words } = from(await mirror(() => bytes));
      expect((await data({ MNIST_CACHE: cache }, words)).out).toContain(says);
      expect(readdirSync(cache)).toEqual([]);
    }
  });
});

// MNIST's bytes are never part of the repository: these run where it is installed
const needsMnist = mnistAvailable() ? '' : ' (skipped: MNIST is not here; npm run data, or MNIST_DIR)';
describe.skipIf(needsMnist !== '')(`npm run data with MNIST${needsMnist}`, () => {
  const plain = new Map<string, Uint8Array>();
  const archives = new Map<string, Uint8Array>();
  beforeAll(() => {
    for (const file of mnistFiles) {
      const [path] = placesOf(file);
      plain.set(file.name, readDecompressed(path));
      archives.set(`${file.name}.gz`, path.endsWith('.gz') ? readFileSync(path) : gzipSync(readFileSync(path)));
    }
  });
  const write = (place: string, files: Iterable<[string, Uint8Array]>) => {
    for (const [name, bytes] of files) writeFileSync(join(place, name), bytes);
    return place;
  };
  const labels = 't10k-labels-idx1-ubyte';
  const withOneWrongByte = (): Uint8Array => {
    const bytes = (plain.get(labels) as Uint8Array).slice();
    bytes[100] = (bytes[100] + 1) % 10;
    return bytes;
  };

  it('names a file with one wrong byte, and one that is cut short', async () => {
    const out = join(folder(), 'shards');
    const damaged = write(folder(), plain);
    // the cache could help, but a folder that was named is to be right
    const environment = { MNIST_OFFLINE: '1', MNIST_CACHE: write(folder(), archives), MNIST_DIR: damaged };
    writeFileSync(join(damaged, labels), withOneWrongByte());
    const wrong = await data(environment, ['--out', out]);
    expect(wrong.out).toContain(`${join(damaged, labels)}: expected SHA-256 ff7bcfd4`);
    expect(wrong.out).toContain(`found ${nodeSha256(withOneWrongByte())}`);

    writeFileSync(join(damaged, labels), (plain.get(labels) as Uint8Array).subarray(0, 5000));
    const short = await data(environment, ['--out', out]);
    expect(short.out).toContain(`${labels}: cut short: expected 10000 bytes of data, found 4992`);
    expect([wrong.status, short.status, existsSync(out)]).toEqual([1, 1, false]);

    rmSync(join(damaged, labels));
    writeFileSync(join(damaged, `${labels}.gz`), (archives.get(`${labels}.gz`) as Uint8Array).subarray(0, 2000));
    expect((await data(environment, ['--out', out])).out).toContain(`${labels}.gz: expected a whole gzip archive`);
  });

  it('where the data are optional warns of a damaged file and ends well without them', async () => {
    const damaged = write(folder(), plain);
    writeFileSync(join(damaged, labels), withOneWrongByte());
    const environment = { ...offline(), MNIST_DIR: damaged };
    const none = await data(environment, ['--optional', '--out', join(folder(), 'shards')]);
    expect(none.status).toBe(0);
    expect(none.out).toMatch(/DAMAGED: .*t10k-labels-idx1-ubyte: expected SHA-256[\s\S]*MNIST is not here/);
  });

  it('fetches what is missing or damaged in the cache, and nothing else; cuts shards that are MNIST again when put together, and keeps them while they are whole', async () => {
    const asked: string[] = [];
    const url = await mirror((name) => {
      asked.push(name);
      return archives.get(name) ?? null;
    });
    const MNIST_CACHE = write(folder(), archives);
    write(MNIST_CACHE, [[`${labels}.gz`, gzipSync(withOneWrongByte())]]);
    rmSync(join(MNIST_CACHE, 'train-labels-idx1-ubyte.gz'));
    // whatever is damaged elsewhere
    const environment = { MNIST_CACHE, MNIST_DIR: write(folder(), [[labels, withOneWrongByte()]]) };
    const place = folder();
    const out = join(place, 'shards');
    const ending = await data(environment, ['--optional', '--mirror', url, '--out', out]);
    expect(ending.out).toMatch(/DAMAGED: .*t10k-labels-idx1-ubyte: expected SHA-256[\s\S]*MNIST: 22 shards/);
    expect(asked).toEqual(['train-labels-idx1-ubyte.gz', `${labels}.gz`]);
    for (const [name, bytes] of archives) expect(readFileSync(join(MNIST_CACHE, name))).toEqual(Buffer.from(bytes));
    expect(readdirSync(MNIST_CACHE)).toHaveLength(4);

    const whole = await loadMnist();
    const manifest = readManifest(readFileSync(join(out, 'manifest.json'), 'utf8'), 'manifest.json');
    const assembler = new Assembler(manifest);
    for (const entry of manifest.shards) assembler.add(entry, gunzipSync(readFileSync(join(out, entry.file))));
    const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;
    for (const split of ['train', 'test'] as const) {
      expect(same(assembler.dataset[split].images, whole[split].images)).toBe(true);
      expect(same(assembler.dataset[split].labels, whole[split].labels)).toBe(true);
    }
    expect(assembler.complete).toBe(true);

    const run = async (files: Iterable<[string, Uint8Array]>) => {
      const { status, out: says } = await data({ ...offline(), MNIST_DIR: write(folder(), files) }, ['--out', out]);
      expect([status, readdirSync(place)]).toEqual([0, ['shards']]);
      return says;
    };
    const shards = () => readdirSync(out).map((name) => [name, nodeSha256(readFileSync(join(out, name)))]);
    const first = shards();
    expect(await run([])).toContain('up to date');
    const [name] = readdirSync(out).filter((file) => file.startsWith('train-3-images'));
    const bytes = readFileSync(join(out, name));
    const text = readFileSync(join(out, 'manifest.json'));
    writeFileSync(join(out, 'manifest.json'), '{');
    expect(isPrepared(out), 'a damaged list').toBe(false);
    writeFileSync(join(out, 'manifest.json'), text);
    expect(isPrepared(out)).toBe(true);
    writeFileSync(join(out, name), bytes.with(5000, bytes[5000] ^ 1));
    // from a folder that was named: archives, and plain files by the other name that they go by
    const dotted = [...plain].map(([file, content]): [string, Uint8Array] => [file.replace('-idx', '.idx'), content]);
    const [train, test] = ['train', 't10k'].map((split) => (file: [string, Uint8Array]) => file[0].startsWith(split));
    expect(await run([...dotted.filter(train), ...[...archives].filter(test)])).toContain('22 shards');
    expect(shards()).toEqual(first);
  });
});
