/** The article's run on two threads, held to the receipt that the book shows. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { memoryFor, Program } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { loadKernels } from '../../../src/commands/support/kernels.ts';
import { loadMnist, mnistAvailable } from '../../../src/integrations/data/mnist.ts';

it.skipIf(!mnistAvailable())('the article’s network comes out of two threads as it stands in the record', async () => {
  const record = readFileSync(new URL('../../../content/records/mnist/program.json', import.meta.url), 'utf8');
  const kernels = await loadKernels('simd', { bytes: memoryFor(articleSettings), threads: 2 });
  const program = new Program(articleSettings, await loadMnist(), kernels);
  while (!program.done) program.next();
  expect(record).toContain(program.weightsSha256());
});
