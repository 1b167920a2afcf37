/** The experiments by chapter, and their records. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import { simdKernels } from '../../../lib/kernels/simd.ts';
import type { Bench, Experiment, Experiments } from '../../experiments/experiment.ts';
import { loadMnist } from '../../integrations/data/mnist.ts';
import { simdModule } from './kernels.ts';
import { readerNetwork } from './networks.ts';

const folder = new URL('../../experiments/', import.meta.url);

/** Chapters that have experiments. */
export const chapters = (): string[] =>
  readdirSync(folder)
    .filter((name) => existsSync(new URL(`${name}/index.ts`, folder)))
    .sort();

export async function experimentsOf(chapter: string): Promise<Experiments> {
  const { experiments } = await import(new URL(`${chapter}/index.ts`, folder).href);
  return experiments;
}

const none: Split = { count: 0, rows: 28, columns: 28, images: new Uint8Array(0), labels: new Uint8Array(0) };
const noImages: Dataset = { id: 'none', train: none, test: none, block: 0 };

/** MNIST, where one of them takes images, the fast kernels and the network of the site. */
export async function nodeBench(experiments: readonly Experiment[]): Promise<Bench> {
  const takesImages = experiments.some(({ images }) => images.train + images.test > 0);
  const [data, module] = [takesImages ? await loadMnist() : noImages, await simdModule()];
  return { data, kernels: () => simdKernels(module), reader: readerNetwork() };
}

export const recordFile = (chapter: string, name: string): string =>
  fileURLToPath(new URL(`../../../content/records/${chapter}/${name}.json`, import.meta.url));

/** As JSON can say it: what is compared is what stands in the file. */
export const plain = <Thing>(record: Thing): Thing => JSON.parse(JSON.stringify(record));

export const readRecord = (chapter: string, name: string): unknown =>
  JSON.parse(readFileSync(recordFile(chapter, name), 'utf8'));

/** An object a line, a list of numbers or words in one. */
export function written(record: unknown): string {
  const text = JSON.stringify(record, null, 1);
  const short = text.replace(
    /\[\s+((?:[^[\]{}]|\[[^[\]{}]*\])*?)\s+\]/g,
    (_, inside) => `[${inside.replace(/\s+/g, ' ')}]`,
  );
  return `${short}\n`;
}

export function writeRecord(chapter: string, name: string, record: unknown): string {
  const file = recordFile(chapter, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, written(record));
  return file;
}

/** Where two records part: paths with both values, the first few. */
export function differences(found: unknown, recorded: unknown, path = ''): string[] {
  const isTree = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
  if (!isTree(found) || !isTree(recorded)) {
    return Object.is(found, recorded) ? [] : [`${path || 'the record'}: recorded ${recorded}, measured ${found}`];
  }
  const keys = [...new Set([...Object.keys(recorded), ...Object.keys(found)])];
  return keys.flatMap((key) => differences(found[key], recorded[key], path ? `${path}.${key}` : key));
}
