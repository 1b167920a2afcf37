import { defineConfig } from 'vitest/config';

const all = 'tests/**/*.test.{ts,tsx}';
/** Tests that put clocks, stores or workers of their own in place of the surroundings', or look at what a module keeps. */
const alone = ['kit', 'reader', 'workers', 'book/code-exercise'].map((room) => `tests/${room}/**`);

const common = {
  // ends what hangs, and nothing else: how long a test takes is the machine's business
  testTimeout: 900_000,
  hookTimeout: 900_000,
  expect: { poll: { timeout: 900_000 } },
};
const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;

export default defineConfig({
  test: {
    globalSetup: ['tests/support/kernels.setup.ts'],
    // the tests compute, the runner hardly: a worker for each processor
    maxWorkers: '100%',
    projects: [
      // a worker loads the engine once for all its files, not for each anew
      { oxc, test: { ...common, name: 'shared', include: [all], exclude: alone, isolate: false } },
      { oxc, test: { ...common, name: 'alone', include: alone.map((room) => `${room}/*.test.{ts,tsx}`) } },
    ],
  },
});
