/** `npm run records`: runs the experiments whose numbers the chapter on the program quotes, and writes what they found. */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { simdKernels } from '../../lib/index.ts';
import { dataFacts } from '../experiments/mnist/data-facts.ts';
import { articleRun, forgottenScale, variation } from '../experiments/mnist/program.ts';
import { command, readArguments } from './support/arguments.ts';
import { simdModule } from './support/kernels.ts';
import { loadMnist } from './support/mnist.ts';

const help = `npm run records

Runs the experiments that the chapter on the program quotes (about eight trainings, a minute or two) and writes
content/records/chapter-mnist.json. \`npm run train -- --out content/records/program.json\` makes the record of the run itself.

  --help   this text
`;

const seeds = [1, 2, 3, 4, 5];
const largeRate = 0.1;

readArguments(help, {});
await command(async () => {
  const data = await loadMnist();
  const module = await simdModule();
  const bench = { data, kernels: () => simdKernels(module) };
  const done = <T>(name: string, result: T): T => {
    process.stderr.write(`${name}: ${JSON.stringify(result)}\n`);
    return result;
  };
  const records = {
    data: done('data', dataFacts(bench)),
    article: done('article', articleRun(bench)),
    seeds: seeds.map((seed) => done(`seed ${seed}`, variation(bench, { seed }))),
    largeRate: done('large rate', variation(bench, { rate: largeRate })),
    forgottenScale: done('forgotten scale', forgottenScale(bench)),
  };
  const file = fileURLToPath(new URL('../../content/records/chapter-mnist.json', import.meta.url));
  writeFileSync(file, `${JSON.stringify(records, null, 2)}\n`);
  process.stdout.write(`${file}\n`);
});
