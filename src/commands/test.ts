/**
 * `npm test`: types and lint, the built site, unit and content tests, and the tests in a real browser where a
 * Chromium is found. Every phase runs even when an earlier one failed; the last line sums them up.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { findChromium, howToGetChromium } from '../../tests/support/chromium.ts';

const help = `npm test [-- --only check|build|unit|browser]

Runs types and lint, builds the site, then the unit, content and browser tests.
  --only PHASE   one phase alone (browser needs a build)
  --help         this text
`;

interface Count {
  passed: number;
  failed: number;
  skipped: number;
}

const results = 'test-results';

/** Runs a command of node_modules/.bin with its output passed through; true when it ended with 0. */
function run(command: string, ...words: string[]): boolean {
  console.log(`\n> ${command} ${words.join(' ')}`);
  return spawnSync(command, words, { stdio: ['ignore', 'inherit', 'inherit'] }).status === 0;
}

const asOne = (ok: boolean): Count => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

function add(...counts: Count[]): Count {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  for (const count of counts) {
    sum.passed += count.passed;
    sum.failed += count.failed;
    sum.skipped += count.skipped;
  }
  return sum;
}

/** What a runner's report says; a run that failed without a failed test, or left no report, counts as one failure. */
function counted(ok: boolean, file: string, read: (report: Record<string, never>) => Count): Count {
  try {
    const count = read(JSON.parse(readFileSync(file, 'utf8')));
    return ok || count.failed > 0 ? count : add(count, asOne(false));
  } catch {
    return asOne(false);
  }
}

const phases: Record<string, () => Count> = {
  check: () => add(asOne(run('biome', 'check', '--error-on-warnings')), asOne(run('astro', 'check'))),

  build: () => asOne(run('npm', 'run', '--silent', 'build')),

  unit: () => {
    const file = `${results}/unit.json`;
    rmSync(file, { force: true });
    const ok = run('vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
    return counted(ok, file, (report) => ({
      passed: report.numPassedTests,
      failed: report.numFailedTests,
      skipped: report.numPendingTests,
    }));
  },

  browser: () => {
    if (!findChromium()) {
      console.log(`\nBrowser tests were not run: ${howToGetChromium}.`);
      return { passed: 0, failed: 0, skipped: 1 };
    }
    const file = `${results}/e2e.json`;
    rmSync(file, { force: true });
    const ok = run('playwright', 'test');
    return counted(ok, file, ({ stats }: Record<string, Record<string, number>>) => ({
      passed: stats.expected + stats.flaky,
      failed: stats.unexpected,
      skipped: stats.skipped,
    }));
  },
};

const { values } = parseArgs({ options: { only: { type: 'string' }, help: { type: 'boolean' } } });
if (values.help) {
  console.log(help);
  process.exit(0);
}
if (values.only && !(values.only in phases)) {
  console.error(`--only: unknown phase "${values.only}", known are ${Object.keys(phases).join(', ')}`);
  process.exit(2);
}

mkdirSync(results, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
console.log();
for (const [name, phase] of Object.entries(phases)) {
  if (values.only && values.only !== name) continue;
  const started = performance.now();
  const count = phase();
  Object.assign(total, add(total, count));
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  console.log(`\n${name}: ${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped (${seconds} s)`);
}
console.log();
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 ? 1 : 0);
