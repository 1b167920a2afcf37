import { defineConfig } from '@playwright/test';
import { chromiumArguments, findChromium } from './tests/support/chromium.ts';

// chosen once for the runner and its workers, so that two checkouts can be tested at once
process.env.E2E_PORT ??= String(20_000 + (process.pid % 20_000));
const port = Number(process.env.E2E_PORT);

/** The built site, served on loopback. Most tests wait more than they compute: two at a time, also on a small machine. */
export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.spec.ts',
  workers: 2,
  // the tests of a file share nothing: the two carry the same load to the end
  fullyParallel: true,
  // a machine that stalls for a moment is given a second try; a test that fails twice has failed
  retries: process.env.CI ? 1 : 0,
  // what a busy machine needs is not what is tested: whoever waits in vain waits long, all others no longer than before
  timeout: 900_000,
  expect: { timeout: 300_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 900 },
    trace: 'off',
    // what cannot be pressed ends its test by name, long before the test's own end
    actionTimeout: 300_000,
    launchOptions: { executablePath: findChromium() ?? undefined, args: chromiumArguments },
  },
  webServer: {
    command: `node src/commands/preview.ts --port ${port}`,
    url: `http://127.0.0.1:${port}/en/`,
    reuseExistingServer: false,
    timeout: 120_000,
    stdout: 'ignore',
  },
});
