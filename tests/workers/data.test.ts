import { describe, expect, it } from 'vitest';
import type { Arrivals } from '../../src/workers/arrivals.ts';
import { dataLoader } from '../../src/workers/data.ts';
import type { ShardStore } from '../../src/workers/shard-store.ts';
import { fingerprint, tinyShards } from '../support/tiny-shards.ts';

const { dataset, manifest, shards, archives, idx } = tinyShards(400, 50);
const folder = '/base/data/mnist/';

/** A site with the data's files, of which some can be spoilt, and what was asked of it. */
function site() {
  const files = new Map([...archives].map(([file, bytes]) => [folder + file, bytes]));
  files.set(`${folder}manifest.json`, new TextEncoder().encode(JSON.stringify(manifest)));
  const asked: string[] = [];
  const options: (RequestInit | undefined)[] = [];
  const fetch = async (url: string, option?: RequestInit): Promise<Response> => {
    asked.push(url);
    options.push(option);
    const bytes = files.get(url);
    return bytes ? new Response(bytes as BodyInit) : new Response('not here', { status: 404 });
  };
  return { files, asked, options, fetch };
}

/** A store in memory, as Cache Storage would keep it. */
function memoryStore() {
  const kept = new Map<string, Uint8Array>();
  const store: ShardStore = {
    get: async (file) => kept.get(file) ?? null,
    put: async (file, bytes) => void kept.set(file, bytes),
    remove: async (file) => void kept.delete(file),
  };
  return { kept, openStore: async () => store };
}

const withoutStore = { openStore: async () => null };

describe('the data on their way into the page', () => {
  it('arrive whole, told as they come, asked for in the order of need', async () => {
    const told: Arrivals[] = [];
    const { asked, fetch } = site();
    await dataLoader({ fetch, ...withoutStore })('/base/', (arrivals) => told.push(arrivals));
    const last = told.at(-1) as Arrivals;
    expect(fingerprint(last.dataset)).toEqual(fingerprint(dataset));
    expect([last.train, last.test]).toEqual([400, true]);
    expect(last.report.loaded).toBe(last.report.total);
    const loaded = told.map(({ report }) => report.loaded);
    expect(loaded).toEqual([...loaded].sort((a, b) => a - b));
    expect(asked).toEqual(
      ['manifest.json', ...shards.map(({ file }) => file)].map((file) => `/base/data/mnist/${file}`),
    );
  });

  it('come from the store the second time, and only the manifest from the site', async () => {
    const { openStore } = memoryStore();
    await dataLoader({ ...site(), openStore })('/base/', () => {});
    const second = site();
    const told: Arrivals[] = [];
    await dataLoader({ ...second, openStore })('/base/', (arrivals) => told.push(arrivals));
    expect(second.asked).toEqual(['/base/data/mnist/manifest.json']);
    expect(fingerprint(told.at(-1)?.dataset)).toEqual(fingerprint(dataset));
  });

  it('are fetched again where the store holds a damaged shard', async () => {
    const { kept, openStore } = memoryStore();
    await dataLoader({ ...site(), openStore })('/base/', () => {});
    const [name] = kept.keys();
    kept.set(name, Uint8Array.of(1, 2, 3));
    const second = site();
    await dataLoader({ ...second, openStore })('/base/', () => {});
    expect(second.asked).toEqual(['/base/data/mnist/manifest.json', `/base/data/mnist/${name}`]);
    expect(kept.get(name)?.length).toBeGreaterThan(3);

    kept.set(name, Uint8Array.of(1, 2, 3));
    const third = site();
    third.files.delete(folder + name);
    await expect(dataLoader({ ...third, openStore })('/base/', () => {})).rejects.toThrow(name);
    expect(kept.has(name)).toBe(false);
  });

  it('are missing, not broken, where the site has none', async () => {
    const told: Arrivals[] = [];
    const fetch = async () => new Response('not here', { status: 404 });
    await dataLoader({ fetch, ...withoutStore })('/base/', (arrivals) => told.push(arrivals));
    expect(told.map(({ report }) => report.missing)).toEqual([true]);
  });

  it('are missing where a server answers every address with a page', async () => {
    const told: Arrivals[] = [];
    const fetch = async () => new Response('<!doctype html><title>Not found</title>');
    await dataLoader({ fetch, ...withoutStore })('/base/', (arrivals) => told.push(arrivals));
    expect(told[0].report.missing).toBe(true);
  });

  it('may come decompressed already, by a server that knows better', async () => {
    const { files, fetch } = site();
    for (const [file, plain] of idx) files.set(folder + file, plain);
    const told: Arrivals[] = [];
    await dataLoader({ fetch, ...withoutStore })('/base/', (arrivals) => told.push(arrivals));
    const last = told.at(-1) as Arrivals;
    expect(fingerprint(last.dataset)).toEqual(fingerprint(dataset));
    expect(last.report.loaded).toBe(last.report.total);
    for (const { report } of told) expect(report.loaded).toBeLessThanOrEqual(report.total);
  });

  it('let a run start on the first block while the rest is on its way', async () => {
    const { files, fetch } = site();
    const path = `${folder}${shards[3].file}`;
    files.delete(path);
    const told: Arrivals[] = [];
    await dataLoader({ fetch, ...withoutStore })('/base/', (arrivals) => told.push(arrivals)).catch(() => {});
    expect([told.at(-1)?.train, told.at(-1)?.test]).toEqual([200, false]);
  });
});

describe('when the road is cut, the data', () => {
  it('name the file that did not come, keep what came, and come whole at the next try', async () => {
    const { files, asked, fetch } = site();
    const lost = folder + shards[2].file;
    const bytes = files.get(lost) as Uint8Array;
    files.delete(lost);
    const load = dataLoader({ fetch, ...withoutStore });
    await expect(load('/base/', () => {})).rejects.toThrow(`${shards[2].file}: could not be fetched (HTTP 404)`);
    files.set(lost, bytes);
    const before = asked.length;
    const told: Arrivals[] = [];
    await load('/base/', (arrivals) => told.push(arrivals));
    expect(fingerprint(told.at(-1)?.dataset)).toEqual(fingerprint(dataset));
    // what had arrived was not asked for again
    expect(asked.slice(before)).not.toContain(folder + shards[0].file);
  });

  it('name the file whose connection broke half way, and take its bytes off the count', async () => {
    const { files, fetch } = site();
    const [last] = shards.slice(-1);
    const broken = folder + last.file;
    const half = (files.get(broken) as Uint8Array).subarray(0, 1000);
    const breaks = async (url: string): Promise<Response> => {
      if (url !== broken) return fetch(url);
      let given = false;
      const body = new ReadableStream({
        pull(controller) {
          if (given) controller.error(new TypeError('network error'));
          else controller.enqueue(half);
          given = true;
        },
      });
      return new Response(body);
    };
    const told: Arrivals[] = [];
    const act = dataLoader({ fetch: breaks, ...withoutStore })('/base/', (arrivals) => told.push(arrivals));
    await expect(act).rejects.toThrow(`${last.file}: could not be fetched (network error)`);
    expect(told.some(({ report }) => report.loaded > 0)).toBe(true);
    const { loaded, total } = (told.at(-1) as Arrivals).report;
    expect(loaded).toBe(total - last.bytes);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 10), 'bytes, found'],
    ['with one byte changed', (bytes: Uint8Array) => bytes.map((byte, k) => (k === 200 ? byte ^ 255 : byte)), 'gzip'],
    ['as a page of the server', () => new TextEncoder().encode('<!doctype html>'), 'found 0x3c21646f'],
    ['as other bytes of the right form', () => idx.get(shards[3].file) as Uint8Array, `SHA-256 ${shards[1].sha256}`],
  ])('name a shard that came %s, expected and found', async (_how, spoil, says) => {
    const { files, options, asked, fetch } = site();
    const path = folder + shards[1].file;
    const whole = files.get(path) as Uint8Array;
    files.set(path, spoil(whole));
    const { kept, openStore } = memoryStore();
    const load = dataLoader({ fetch, openStore });
    const failure = (await load('/base/', () => {}).catch((error) => error)) as Error;
    expect(failure.message).toContain(shards[1].file);
    expect(failure.message).toContain(says);
    expect(kept.has(shards[1].file)).toBe(false);

    // the next try goes past the browser's own cache, where the damaged bytes may lie
    files.set(path, whole);
    await load('/base/', () => {});
    expect(options[asked.lastIndexOf(path)]).toEqual({ cache: 'reload' });
    expect(kept.has(shards[1].file)).toBe(true);
  });

  it('report a network that is down, and a server in trouble', async () => {
    const fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    const down = dataLoader({ fetch, ...withoutStore })('/base/', () => {});
    await expect(down).rejects.toThrow('manifest.json: could not be fetched (Failed to fetch)');
    const ill = dataLoader({ fetch: async () => new Response('', { status: 503 }), ...withoutStore })(
      '/base/',
      () => {},
    );
    await expect(ill).rejects.toThrow('manifest.json: could not be fetched (HTTP 503)');
  });

  it('report a manifest that is none', async () => {
    const fetch = async () => new Response('{"version":1}');
    const act = dataLoader({ fetch, ...withoutStore })('/base/', () => {});
    await expect(act).rejects.toThrow('manifest.json: expected the list of data shards');
  });
});
