/** The first examples of the page's data, for a worker that needs no more: MNIST where the site has it, else the book's own digits. */
import type { Dataset, Split } from '../../lib/data/dataset.ts';
import { digitsId } from '../../lib/data/digits/index.ts';
import kernelsUrl from '../../lib/kernels/assembly/build/kernels.wasm?url';
import { simdKernels } from '../../lib/kernels/simd.ts';
import { compiled } from './compiled.ts';
import { dataLoader } from './data.ts';
import { fetchMaker } from './digits-maker.ts';

/** As soon as enough of it is here. */
export function someData(base: string, trainCount: number, testCount: number): Promise<Dataset> {
  return new Promise((resolve, reject) => {
    dataLoader()(base, ({ dataset, train, test, report }) => {
      if (report.missing) drawnDigits(base, trainCount, testCount).then(resolve, reject);
      else if (dataset && test && train >= Math.min(trainCount, dataset.train.count)) resolve(dataset);
    }).catch(reject);
  });
}

export const isDrawn = ({ id }: Dataset): boolean => id === digitsId;

async function drawnDigits(base: string, trainCount: number, testCount: number): Promise<Dataset> {
  const module = await compiled(kernelsUrl);
  const maker = await fetchMaker(base, (bytes) => simdKernels(module, { bytes }));
  const part = (name: 'train' | 'test', count: number): Split => {
    const images = new Uint8Array(count * 784);
    const labels = new Uint8Array(count);
    maker.draw(name, 0, count, images, labels);
    return { count, rows: 28, columns: 28, images, labels };
  };
  const train = part('train', trainCount);
  return { id: digitsId, train, test: part('test', testCount), block: train.count };
}
