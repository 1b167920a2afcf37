/**
 * A copy of the engine and its tests in a temporary folder, where a slip is made, the tests that should notice it are run,
 * and the file is put back. The working tree is never touched.
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import type { Slip } from './slip.ts';

const root = resolve(import.meta.dirname, '../../..');

/** What the tests of the engine load. */
const needed = ['lib', 'src', 'tests/lib', 'tests/workers', 'tests/support', 'tests/fixtures', 'package.json'];

const config = `import { defineConfig } from 'vitest/config';
export default defineConfig({
  cacheDir: '.cache',
  test: { include: ['tests/**/*.test.ts'], testTimeout: 120_000, pool: 'threads', fileParallelism: false },
});
`;

/** killed: a test failed · survived: all passed · broken: the slip is no longer what it says. */
export interface Outcome {
  readonly slip: Slip;
  readonly fate: 'killed' | 'survived' | 'broken';
  /** The test that noticed, or what is wrong with the slip. */
  readonly says: string;
}

interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** How often the text to be replaced occurs in the working tree: once, or the slip is out of date. */
export function occurrences({ file, find }: Slip): number {
  return readFileSync(join(root, file), 'utf8').split(find).length - 1;
}

export class Workshop {
  readonly #folder = mkdtempSync(join(tmpdir(), 'mutation-'));

  constructor() {
    for (const path of needed) {
      // with its times, so that the kernels' module counts as newer than their sources
      cpSync(join(root, path), join(this.#folder, path), { recursive: true, preserveTimestamps: true });
    }
    symlinkSync(join(root, 'node_modules'), join(this.#folder, 'node_modules'), 'dir');
    writeFileSync(join(this.#folder, 'vitest.config.ts'), config);
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Names of the failed tests of some files as they are, and of the files that do not load. */
  async failures(tests: readonly string[]): Promise<string[]> {
    const { failed, unloaded } = await this.#test(tests, false);
    return [...failed, ...unloaded];
  }

  async try(slip: Slip): Promise<Outcome> {
    const path = join(this.#folder, slip.file);
    const source = readFileSync(path, 'utf8');
    const found = source.split(slip.find).length - 1;
    if (found !== 1) return { slip, fate: 'broken', says: `"${slip.find}" occurs ${found} times, expected once` };
    const isKernel = slip.file.startsWith('lib/kernels/assembly/');
    const build = join(this.#folder, 'lib/kernels/assembly/build');
    if (isKernel) cpSync(build, `${build}.kept`, { recursive: true, preserveTimestamps: true });
    try {
      writeFileSync(
        path,
        source.replace(slip.find, () => slip.replace),
      );
      if (isKernel) {
        const { status, output } = await this.#node(['src/integrations/kernels/build.ts'], 60_000);
        if (status !== 0) return { slip, fate: 'broken', says: `the kernels do not compile: ${output.slice(-300)}` };
      }
      // one file after the other: the first mostly notices, and the next is not even loaded
      for (const test of slip.tests) {
        const { failed, unloaded, isOver } = await this.#test([test], true);
        if (failed.length > 0) return { slip, fate: 'killed', says: failed[0] };
        if (isOver) return { slip, fate: 'killed', says: 'the tests never end' };
        if (unloaded.length > 0) return { slip, fate: 'broken', says: `does not load: ${unloaded[0]}` };
      }
      return { slip, fate: 'survived', says: '' };
    } finally {
      writeFileSync(path, source);
      if (isKernel) {
        rmSync(build, { recursive: true });
        cpSync(`${build}.kept`, build, { recursive: true, preserveTimestamps: true });
        rmSync(`${build}.kept`, { recursive: true });
      }
    }
  }

  async #test(tests: readonly string[], bail: boolean) {
    const report = join(this.#folder, 'report.json');
    rmSync(report, { force: true });
    const words = [
      'run',
      '--reporter=json',
      `--outputFile=${report}`,
      ...(bail ? ['--bail=1'] : ['--fileParallelism=true']),
    ];
    const { isOver, output } = await this.#node(['node_modules/vitest/vitest.mjs', ...words, ...tests], 120_000);
    if (isOver) return { failed: [], unloaded: [], isOver };
    let results: Report['testResults'];
    try {
      results = (JSON.parse(readFileSync(report, 'utf8')) as Report).testResults;
    } catch {
      return { failed: [], unloaded: [`no report: ${output.slice(-300)}`], isOver };
    }
    const failed = results.flatMap(({ name, assertionResults }) =>
      assertionResults
        .filter(({ status }) => status === 'failed')
        .map(({ fullName }) => `${relative(join(this.#folder, 'tests'), name)}: ${fullName}`),
    );
    const unloaded = results
      .filter(({ assertionResults, message }) => assertionResults.length === 0 && message !== '')
      .map(({ name, message }) => `${relative(this.#folder, name)}: ${message.slice(0, 300)}`);
    return { failed, unloaded, isOver };
  }

  #node(words: readonly string[], timeout: number) {
    return new Promise<{ status: number | null; output: string; isOver: boolean }>((done) => {
      // a hundred times the same start: compiled once
      const env = { ...process.env, NODE_COMPILE_CACHE: join(this.#folder, '.compiled') };
      const child = spawn(process.execPath, words, { cwd: this.#folder, env, timeout, killSignal: 'SIGKILL' });
      let output = '';
      const hear = (data: Buffer) => {
        output += data;
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.on('close', (status, signal) => done({ status, output, isOver: signal === 'SIGKILL' }));
    });
  }
}

/** Tries every slip in `benches` workshops at once; tells each outcome as it comes. */
export async function tryAll(
  slips: readonly Slip[],
  benches: number,
  tell: (outcome: Outcome) => void,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const waiting = [...slips];
  await Promise.all(
    Array.from({ length: Math.min(benches, slips.length) }, async () => {
      const workshop = new Workshop();
      try {
        for (let slip = waiting.shift(); slip; slip = waiting.shift()) {
          const outcome = await workshop.try(slip);
          outcomes.push(outcome);
          tell(outcome);
        }
      } finally {
        workshop.close();
      }
    }),
  );
  return outcomes;
}
