import { expect, it } from 'vitest';
import { threadCount } from '../../src/workers/threads.ts';

const on = (crossOriginIsolated: boolean, hardwareConcurrency: number) =>
  threadCount({ crossOriginIsolated, navigator: { hardwareConcurrency } });

it('trains on as many threads as there are cores, up to four, where the page is isolated', () => {
  expect([1, 2, 3, 4, 16].map((cores) => on(true, cores))).toEqual([1, 2, 3, 4, 4]);
});

it('trains on one thread where memory cannot be shared, or the browser does not tell its cores', () => {
  expect([on(false, 16), on(true, 0)]).toEqual([1, 1]);
});
