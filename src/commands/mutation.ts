/**
 * `npm run test:mutation`: slips made on purpose in the formulas and in the engine, each of which the tests must notice. What
 * they do not notice is printed with the reason why it is no slip; one without a reason is a failure.
 */
import { availableParallelism } from 'node:os';
import { equationById, equations } from '../../lib/equations/index.ts';
import { slips } from '../../tests/mutation/engine/table.ts';
import { type Outcome, tryAll, Workshop } from '../../tests/mutation/engine/workshop.ts';
import { tryFormulas } from '../../tests/mutation/formulas.ts';
import { buildKernels } from '../integrations/kernels/build.ts';
import { command, fail, readArguments } from './support/arguments.ts';

const help = `npm run test:mutation [-- --only tex|engine] [--id EQUATION] [--file PART] [--all]

Edits each formula of the registry (a factor dropped, indices swapped, a limit shifted …) and runs it against the engine;
edits a copy of the engine and runs the tests that cover the edited lines. Prints what nobody noticed, and why it is no slip.
Ends with an error where a slip went unnoticed without a reason.

  --only tex|engine  formulas alone, or the engine alone
  --id EQUATION      the slips of one formula: hidden-error
  --file PART        the engine's slips in the files whose path contains PART: nn/dense
  --all              a line for every slip, with what noticed it
  --help             this text
`;

const words = {
  disagrees: 'gives another value',
  meaningless: 'asks for what is not there',
  unreadable: 'cannot be read',
  survives: 'says the same',
};

interface Count {
  passed: number;
  failed: number;
}

function formulas(id: string | undefined, all: boolean): Count {
  const chosen = id === undefined ? equations : [equationById(id) ?? fail(`--id: no equation is called "${id}"`)];
  const { trials, counts, survivors, stale } = tryFormulas(chosen);
  if (all) for (const { id, slip, tex, fate } of trials) console.log(`${words[fate]}: ${id}: ${slip}: ${tex}`);
  for (const { id, slip, tex, reason } of survivors) {
    console.log(`${reason ? 'same' : 'FAIL'} ${id}: ${slip}: ${tex}: ${reason ?? 'nobody noticed'}`);
  }
  for (const entry of stale) console.log(`FAIL ${entry}: listed as saying the same, and caught or no longer made`);
  const killed = trials.length - survivors.length;
  const readable = trials.length - counts.unreadable;
  console.log(
    `formulas: killed ${killed} of ${trials.length}` +
      ` (another value ${counts.disagrees}, asks for what is not there ${counts.meaningless}, unreadable ${counts.unreadable};` +
      ` of the readable ${killed - counts.unreadable} of ${readable})`,
  );
  const failed = survivors.filter(({ reason }) => !reason).length + stale.length;
  return { passed: trials.length + stale.length - failed, failed };
}

async function engine(part: string, all: boolean): Promise<Count> {
  const chosen = slips.filter(({ file }) => file.includes(part));
  if (chosen.length === 0) fail(`--file: no slip is in a file "${part}"`);
  buildKernels();
  const workshop = new Workshop();
  try {
    // on an engine whose tests fail already every slip would count as noticed
    const failures = await workshop.failures([...new Set(chosen.flatMap(({ tests }) => tests))]);
    if (failures.length > 0) fail(`The tests fail before any slip is made: ${failures[0]}`, 1);
  } finally {
    workshop.close();
  }
  let done = 0;
  const tell = ({ slip, fate, says }: Outcome): void => {
    done++;
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${chosen.length}`);
    const name = `${slip.file}: ${slip.slip}`;
    if (fate === 'broken') console.log(`FAIL ${name}: ${says}`);
    else if (fate === 'survived') console.log(`FAIL ${name}: nobody noticed (${slip.tests.join(', ')})`);
    else if (all) console.log(`noticed: ${name}: ${says}`);
  };
  const outcomes = await tryAll(chosen, Math.min(2, availableParallelism()), tell);
  if (process.stderr.isTTY) process.stderr.write('\n');
  const killed = outcomes.filter(({ fate }) => fate === 'killed').length;
  console.log(`engine: killed ${killed} of ${chosen.length}`);
  return { passed: killed, failed: chosen.length - killed };
}

const {
  only,
  id,
  file,
  all = false,
} = readArguments(help, {
  only: { type: 'string' },
  id: { type: 'string' },
  file: { type: 'string' },
  all: { type: 'boolean' },
});
if (only !== undefined && only !== 'tex' && only !== 'engine') fail(`--only: expected tex or engine, found "${only}"`);
if (id !== undefined && (only === 'engine' || file !== undefined))
  fail('--id is of the formulas, --file of the engine');
if (file !== undefined && only === 'tex') fail('--file is of the engine, not of the formulas');

await command(async () => {
  const counts: Count[] = [];
  if (only !== 'engine' && file === undefined) counts.push(formulas(id, all));
  if (only !== 'tex' && id === undefined) counts.push(await engine(file ?? '', all));
  const [passed, failed] = (['passed', 'failed'] as const).map((key) => counts.reduce((sum, c) => sum + c[key], 0));
  console.log(`${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});
