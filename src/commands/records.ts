/** `npm run records -- <chapter>`: runs the experiments whose numbers a chapter quotes, and writes or checks their records. */
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Experiment, recordOf } from '../experiments/experiment.ts';
import { command, fail } from './support/arguments.ts';
import {
  chapters,
  differences,
  experimentsOf,
  nodeBench,
  plain,
  readRecord,
  recordFile,
  writeRecord,
} from './support/experiments.ts';

const known = chapters();
const help = `npm run records -- <chapter>[/<experiment>] … [--check]

Runs the experiments of a chapter, or one of them, on MNIST and writes content/records/<chapter>/<experiment>.json.
Chapters: ${known.join(', ')}.
content/records/mnist/program.json is the receipt of \`npm run train\`; keras.json beside it says how it was made.

  --check  runs them again and compares with what is recorded; ends with status 1 where they differ
  --help   this text
`;

function readWords() {
  try {
    const options = { check: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    return parseArgs({ options, allowPositionals: true, strict: true });
  } catch (error) {
    return fail((error as Error).message);
  }
}

interface Wanted {
  readonly chapter: string;
  readonly name: string;
  readonly experiment: Experiment;
}

async function wantedBy(word: string): Promise<Wanted[]> {
  const [chapter, only] = word.split('/');
  if (!known.includes(chapter)) fail(`"${chapter}" has no experiments: known are ${known.join(', ')}`);
  const experiments = await experimentsOf(chapter);
  const names = Object.keys(experiments);
  if (only !== undefined && !names.includes(only)) {
    fail(`"${chapter}" has no experiment "${only}": known are ${names.join(', ')}`);
  }
  return names
    .filter((name) => only === undefined || name === only)
    .map((name) => ({ chapter, name, experiment: experiments[name] }));
}

const { values, positionals } = readWords();
if (values.help) {
  process.stdout.write(help);
  process.exit(0);
}
if (positionals.length === 0) fail(`expected a chapter: ${known.join(', ')}`);

await command(async () => {
  const wanted = (await Promise.all(positionals.map(wantedBy))).flat();
  const bench = await nodeBench(wanted.map(({ experiment }) => experiment));
  let differing = 0;
  for (const { chapter, name, experiment } of wanted) {
    const title = `${chapter}/${name}`;
    process.stderr.write(`${title}: about ${experiment.seconds * (experiment.seeds?.length ?? 1)} s\n`);
    const begun = performance.now();
    const record = plain(recordOf(experiment, bench));
    const each = (performance.now() - begun) / 1000 / (experiment.seeds?.length ?? 1);
    process.stderr.write(`${title}: took ${each.toFixed(1)} s${experiment.seeds ? ' a seed' : ''}\n`);
    if (!values.check) process.stdout.write(`${writeRecord(chapter, name, record)}\n`);
    else {
      const recorded = existsSync(recordFile(chapter, name)) ? readRecord(chapter, name) : undefined;
      const found = differences(record, recorded);
      if (found.length > 0) differing += 1;
      process.stdout.write(
        found.length === 0 ? `${title}: as recorded\n` : `${title}: differs\n  ${found.slice(0, 10).join('\n  ')}\n`,
      );
    }
  }
  if (differing > 0) fail(`${differing} of ${wanted.length} records differ from what was measured`, 1);
});
