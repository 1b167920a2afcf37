/**
 * The numbers of reference files (PyTorch, float64) reproduced by the engine: every file of a folder, decided by its fields
 * alone. `npm run test:reference` and tests/lib/reference.test.ts are both this.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dataset } from '../../../lib/data/dataset.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { simdKernels } from '../../../lib/kernels/simd.ts';
import type { Kernels } from '../../../lib/nn/kernels.ts';
import { Checks, inFloat32, inFloat64 } from './checks.ts';
import { cnnCase } from './cnn.ts';
import { twoConvolutionsCase } from './cnn-two.ts';
import { Fields } from './fields.ts';
import { lossCase } from './loss.ts';
import { mlpCase } from './mlp.ts';
import { mnistCase } from './mnist.ts';
import { recurrentCase } from './recurrent.ts';

export interface Outcome {
  readonly verdict: 'passed' | 'failed' | 'needs data';
  /** One line, without the file's name. */
  readonly says: string;
}

export interface Surroundings {
  /** The compiled SIMD kernels. */
  readonly module: WebAssembly.Module;
  /** MNIST, or null where it is not at hand; asked for by the files that need it. */
  readonly mnist: () => Promise<Dataset | null>;
}

export const filesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));

const runners = {
  mlp: mlpCase,
  cnn: cnnCase,
  'two convolutions': twoConvolutionsCase,
  recurrent: recurrentCase,
  mnist: mnistCase,
  loss: lossCase,
};

/** Never throws: what cannot be read or is not known is a failure that says so. */
export async function runFile(path: string, { module, mnist }: Surroundings): Promise<Outcome> {
  try {
    const fields = new Fields(JSON.parse(readFileSync(path, 'utf8')), 'the file');
    fields.text('name');
    fields.text('draws'); // in words, for people
    const kind = kindOf(fields);
    const run = runners[kind](fields);
    fields.end();

    const data = kind === 'mnist' ? await mnist() : null;
    if (kind === 'mnist' && !data) return { verdict: 'needs data', says: 'needs the MNIST files: set MNIST_DIR' };

    const compare = (kernels: Kernels, checks: Checks): Checks => {
      run(kernels, checks, data as Dataset);
      if (checks.count === 0) checks.failures.push('the file has no numbers to check');
      return checks;
    };
    const exact = compare(referenceKernels({ precision: 'float64' }), new Checks(inFloat64));
    let fast = compare(simdKernels(module), new Checks(inFloat32));
    let note = kind === 'cnn' || kind === 'two convolutions' ? ', convolution and pooling by the SIMD kernels' : '';
    if (fast.failures.length > 0 && exact.failures.length === 0) {
      // is it the kernels, or a run that magnifies any rounding? Then the definitions in float32 are off as well
      const { errors } = compare(referenceKernels({ precision: 'float32' }), new Checks(inFloat32));
      const allowed = new Map([...errors].map(([what, error]) => [what, magnified * error]));
      fast = compare(simdKernels(module), new Checks(inFloat32, allowed));
      note += `, where the definitions in float32 have ${Math.max(...errors.values()).toExponential(1)}`;
    }
    const says = [verdictOf('reference float64', exact, ''), verdictOf('SIMD float32', fast, note)].join(' · ');
    return { verdict: exact.failures.length + fast.failures.length > 0 ? 'failed' : 'passed', says };
  } catch (error) {
    return { verdict: 'failed', says: (error as Error).message };
  }
}

/** Two float32 runs that part ways are not equally far from the float64 one: this many times is still the same size. */
const magnified = 20;

function verdictOf(name: string, { failures, count, worst }: Checks, note: string): string {
  if (failures.length === 0) return `${name}: ${count} numbers, largest error ${worst.toExponential(1)}${note}`;
  const more = failures.length > 1 ? ` (and ${failures.length - 1} more)` : '';
  return `${name}: ${failures[0]}${more}`;
}

/** Which kind of network the fields describe, or a loss by itself. */
function kindOf(fields: Fields): keyof typeof runners {
  if (fields.has('cell')) return 'recurrent';
  if (fields.has('filters1') || fields.has('kernel1')) return 'two convolutions';
  if (fields.has('filters') || fields.has('kernel')) return 'cnn';
  if (fields.has('activations')) return 'mlp';
  if (fields.has('loss')) return fields.has('sizes') ? 'mlp' : 'loss';
  if (fields.has('sizes')) return 'mnist';
  throw new Error('no sizes, filters, cell or loss: this is nothing that is known here');
}
