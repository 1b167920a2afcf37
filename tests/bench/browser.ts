/** The bench in Chromium: a worker bundled by Vite, served with its data from a loopback address. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { build } from 'vite';
import { chromiumArguments } from '../support/chromium.ts';
import type { KernelsName, TrainingSet } from './epoch.ts';
import type { Question } from './worker.ts';

export interface BrowserBench {
  readonly version: string;
  time(kernels: KernelsName, count: number): Promise<number>;
  close(): Promise<void>;
}

export async function openBrowser(executablePath: string, wasm: Uint8Array, data: TrainingSet): Promise<BrowserBench> {
  const files: Record<string, [type: string, body: string | Uint8Array]> = {
    '/': ['text/html', '<!doctype html><link rel="icon" href="data:,">'],
    '/worker.js': ['text/javascript', await bundle()],
    '/kernels.wasm': ['application/wasm', wasm],
    '/images': ['application/octet-stream', data.images],
    '/labels': ['application/octet-stream', data.labels],
  };
  const server = createServer(({ url }, response) => {
    const [type, body] = files[url ?? ''] ?? ['text/plain', ''];
    response.writeHead(url && url in files ? 200 : 404, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const browser = await chromium.launch({ executablePath, args: chromiumArguments });
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  const worker = await page.evaluateHandle(() => new Worker('/worker.js', { type: 'module' }));
  return {
    version: browser.version(),
    time: (kernels, count) =>
      worker.evaluate(
        (running, question) =>
          new Promise<number>((answer, fail) => {
            running.onmessage = ({ data: seconds }) => answer(seconds);
            running.onerror = ({ message }) => fail(new Error(message));
            running.postMessage(question);
          }),
        { kernels, count } satisfies Question,
      ),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'esnext',
      lib: { entry: fileURLToPath(new URL('./worker.ts', import.meta.url)), formats: ['es'], fileName: 'worker' },
    },
  });
  const [chunk] = [built].flat().flatMap((result) => ('output' in result ? result.output : []));
  if (chunk?.type !== 'chunk') throw new Error('Vite made no worker of tests/bench/worker.ts');
  return chunk.code;
}
