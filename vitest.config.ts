import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/support/kernels.setup.ts'],
    // the tests compute, the runner hardly: a worker for each processor
    maxWorkers: '100%',
    // ends what hangs, and nothing else: how long a test takes is the machine's business
    testTimeout: 900_000,
    hookTimeout: 900_000,
  },
});
