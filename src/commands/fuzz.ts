/**
 * `npm run test:fuzz`: each kind of file and link, damaged ten thousand times, and each token of each formula changed; `npm test`
 * runs a sample.
 */
import { spawnSync } from 'node:child_process';
import { fail, numberFrom, readArguments } from './support/arguments.ts';

const help = `npm run test:fuzz [-- options]

Damages each kind of file and link (IDX, safetensors, ONNX, progress, session, links of figures) by a seed and reads it: it
must be refused by name, passed over, or read rightly. Ends with an error, and the number of the file, where it is not. Drops,
doubles and exchanges each token of the formulas, too ("formulas"): the value must change, or the formula be refused.

  --times 10000   of each kind; from 10000 on every token
  --seed 1        the same seed, the same damage
  --only PART     kinds whose name contains PART: onnx
  --help          this text
`;

const text = { type: 'string' } as const;
const { times = '10000', seed = '1', only = '' } = readArguments(help, { times: text, seed: text, only: text });
for (const [name, typed] of Object.entries({ times, seed })) {
  const value = numberFrom(name, typed);
  if (!Number.isSafeInteger(value) || value < 1) fail(`--${name}: expected a whole number from 1 on, found ${typed}`);
}
const env = { ...process.env, FUZZ_TIMES: times, FUZZ_SEED: seed, FUZZ_ONLY: only };
const tests = only === 'formulas' ? 'tests/fuzz/tokens.test.ts' : 'tests/fuzz';
const { status } = spawnSync('vitest', ['run', '--testTimeout=0', tests], {
  stdio: ['ignore', 'inherit', 'inherit'],
  env,
});
process.exit(status ?? 1);
