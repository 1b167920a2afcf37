import { describe, expect, it } from 'vitest';
import type { Arrivals } from '../../src/workers/arrivals.ts';
import { dataLoader } from '../../src/workers/data.ts';
import type { ShardStore } from '../../src/workers/shard-store.ts';
import { tinyShards } from '../support/tiny-shards.ts';

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
    expect(last.dataset).toEqual(dataset);
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
    expect(told.at(-1)?.dataset).toEqual(dataset);
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

  it('name the file that is not there, and come whole when it is', async () => {
    const { files, asked, fetch } = site();
    const lost = `/base/data/mnist/${shards[2].file}`;
    const bytes = files.get(lost) as Uint8Array;
    files.delete(lost);
    const load = dataLoader({ fetch, ...withoutStore });
    await expect(load('/base/', () => {})).rejects.toThrow(shards[2].file);
    files.set(lost, bytes);
    const before = asked.length;
    const told: Arrivals[] = [];
    await load('/base/', (arrivals) => told.push(arrivals));
    expect(told.at(-1)?.dataset).toEqual(dataset);
    // what had arrived was not asked for again
    expect(asked.slice(before)).not.toContain(`/base/data/mnist/${shards[0].file}`);
  });

  it.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 10), 'bytes, found'],
    ['with one byte changed', (bytes: Uint8Array) => bytes.map((byte, k) => (k === 200 ? byte ^ 255 : byte)), ''],
  ])('name a shard that came %s', async (_how, spoil, says) => {
    const { files, fetch } = site();
    const path = `/base/data/mnist/${shards[1].file}`;
    files.set(path, spoil(files.get(path) as Uint8Array));
    const act = dataLoader({ fetch, ...withoutStore })('/base/', () => {});
    await expect(act).rejects.toThrow(shards[1].file);
    await expect(act).rejects.toThrow(says);
  });

  it('report a network that is down', async () => {
    const fetch = async () => {
      throw new TypeError('Failed to fetch');
    };
    await expect(dataLoader({ fetch, ...withoutStore })('/base/', () => {})).rejects.toThrow('manifest.json');
  });
});
