/** The bench in Chromium: workers bundled by Vite, served with their data from a loopback address that isolates the page. */
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type JSHandle, type Page } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments } from '../support/chromium.ts';
import type { EngineQuestion } from './engine.ts';
import type { Timed } from './epoch.ts';
import type { PeerQuestion } from './peer.ts';
import type { TrainingSet } from './plain.ts';
import type { Turns } from './turns.ts';

const here = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));
const peersFolder = here('./peers/');
const tfjsFiles = join(peersFolder, 'node_modules/@tensorflow/tfjs-backend-wasm/dist');
const modulesFolder = here('../../lib/kernels/assembly/build/');

/** Whether the peers were installed: npm ci --prefix tests/bench/peers. */
export const peersInstalled = (): boolean => existsSync(tfjsFiles);

export interface BrowserBench {
  readonly version: string;
  engine(question: EngineQuestion): Promise<Timed>;
  turns(epochs: number): Promise<Turns>;
  peer(question: PeerQuestion): Promise<Timed>;
  close(): Promise<void>;
}

type Files = Map<string, readonly [type: string, body: string | Uint8Array]>;

const typeOf = (path: string): string =>
  path.endsWith('.js') ? 'text/javascript' : path.endsWith('.wasm') ? 'application/wasm' : 'application/octet-stream';

export async function openBrowser(executablePath: string, data: TrainingSet): Promise<BrowserBench> {
  const files: Files = new Map<string, readonly [string, string | Uint8Array]>([
    ['/', ['text/html', '<!doctype html><link rel="icon" href="data:,">']],
    ['/images', ['application/octet-stream', data.images]],
    ['/labels', ['application/octet-stream', data.labels]],
  ]);
  for (const name of ['kernels', 'kernels-relaxed', 'kernels-shared']) {
    files.set(`/${name}.wasm`, ['application/wasm', readFileSync(join(modulesFolder, `${name}.wasm`))]);
  }
  await bundle(here('./worker.ts'), 'engine', files);
  if (peersInstalled()) await bundle(join(peersFolder, 'worker.ts'), 'peers', files);

  const server = createServer(({ url = '/' }, response) => {
    const path = url.split('?')[0]!;
    const found = files.get(path) ?? tfjsFile(path);
    response
      .writeHead(found ? 200 : 404, {
        'content-type': found?.[0] ?? 'text/plain',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
      })
      .end(found?.[1] ?? '');
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const engine = await startWorker(page, '/engine/worker.js');
  const peers = new Map<string, JSHandle<Worker>>();
  return {
    version: browser.version(),
    engine: (question) => ask(engine, question),
    turns: (epochs) => ask(engine, { epochs }),
    async peer(question) {
      const key = `${question.backend} ${question.threads} ${question.name}`;
      const worker = peers.get(key) ?? (await startWorker(page, '/peers/worker.js'));
      peers.set(key, worker);
      return ask(worker, question);
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}

const startWorker = (page: Page, path: string): Promise<JSHandle<Worker>> =>
  page.evaluateHandle((script) => new Worker(script, { type: 'module' }), path);

/** Rejected with the worker's own words. */
async function ask<Answer extends object = Timed>(worker: JSHandle<Worker>, question: object): Promise<Answer> {
  const answer = await worker.evaluate(
    (running, asked) =>
      new Promise<object>((resolve, reject) => {
        running.onmessage = ({ data }) => resolve(data);
        running.onerror = ({ message }) => reject(new Error(message));
        running.postMessage(asked);
      }),
    question,
  );
  if ('error' in answer) throw new Error(String(answer.error));
  return answer as Answer;
}

function tfjsFile(path: string): readonly [string, Uint8Array] | null {
  const name = /^\/tfjs\/([\w.-]+)$/.exec(path)?.[1];
  const file = name && join(tfjsFiles, name);
  return file && existsSync(file) ? [typeOf(file), readFileSync(file)] : null;
}

/** Every chunk and asset of the bundle under /<folder>/. */
async function bundle(entry: string, folder: string, files: Files): Promise<void> {
  const built = await build({
    configFile: false,
    root: dirname(entry),
    base: `/${folder}/`,
    logLevel: 'error',
    worker: { format: 'es' },
    build: {
      write: false,
      target: 'esnext',
      // tfjs hands its own source text to its threads
      minify: false,
      rolldownOptions: { input: entry, output: { entryFileNames: 'worker.js', format: 'es' } },
    },
  });
  for (const file of [built].flat().flatMap((result) => ('output' in result ? result.output : []))) {
    files.set(`/${folder}/${file.fileName}`, [typeOf(file.fileName), file.type === 'chunk' ? file.code : file.source]);
  }
}
