/** `npm run test:reference`: the engine held to numbers that PyTorch computed. */
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset } from '../../lib/data/dataset.ts';
import { filesOf, runFile } from '../../tests/support/reference/index.ts';
import { loadMnist, mnistAvailable } from '../integrations/data/mnist.ts';
import { command, fail, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';

const help = `npm run test:reference

Reads every .json of the folder REFERENCE_DIR (tests/fixtures/reference where it is not set), builds what its fields
describe, and compares every number in it with the reference kernels in float64 and the SIMD kernels in float32.
Files on MNIST need its four files: MNIST_DIR, or those that npm run data keeps. Without them they fail where
REFERENCE_DIR asks for them, and are reported where it is not set.

  --help   this text
`;

readArguments(help, {});

await command(async () => {
  const asked = process.env.REFERENCE_DIR;
  const folder = asked || fileURLToPath(new URL('../../tests/fixtures/reference', import.meta.url));
  if (!existsSync(folder)) fail(`REFERENCE_DIR: expected a folder, found nothing at ${folder}`);
  const files = filesOf(folder);
  if (files.length === 0) fail(`REFERENCE_DIR: expected .json files, found none in ${folder}`, 1);

  const module = await simdModule();
  let loaded: Promise<Dataset> | null = null;
  const mnist = async () => (mnistAvailable() ? await (loaded ??= loadMnist()) : null);

  let [passed, failed] = [0, 0];
  for (const file of files) {
    const { verdict, says } = await runFile(file, { module, mnist });
    const isFailure = verdict === 'failed' || (verdict === 'needs data' && !!asked);
    if (verdict === 'passed') passed++;
    if (isFailure) failed++;
    const word = isFailure ? 'FAIL' : verdict === 'passed' ? 'ok  ' : '--  ';
    process.stdout.write(`${word} ${basename(file, '.json')}: ${says}\n`);
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
});
