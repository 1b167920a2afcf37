/**
 * Where a training's digits come from: MNIST as the site was built with it, this book's generator, the reader's own files. Where
 * the site has no MNIST the generator takes its place, and the report says so.
 */
import { Problem } from '../../lib/problem.ts';
import type { Arrivals, LoadData } from './arrivals.ts';
import type { OwnData } from './own-data.ts';
import type { DataSource } from './protocol.ts';

export interface Roads {
  readonly mnist: LoadData;
  readonly digits: LoadData;
  readonly own: OwnData;
}

/** The source of the data set with this id. */
export const sourceOf = (id: string): DataSource =>
  id.startsWith('own-') ? 'own' : id.startsWith('digits-') ? 'digits' : 'mnist';

/** Loads one source, telling what is here as it comes. What has arrived stays, so that going back to a source is quick. */
export type LoadSource = (source: DataSource | null, base: string, tell: (arrivals: Arrivals) => void) => Promise<void>;

/** `source` null: MNIST where there is any, else the generator. */
export function sourceLoader({ mnist, digits, own }: Roads): LoadSource {
  let hasMnist: boolean | null = null;

  async function told(road: LoadData, source: DataSource, base: string, tell: (arrivals: Arrivals) => void) {
    const hasOwn = (await own.find()) !== null;
    await road(base, (arrivals) => {
      if (source === 'mnist') hasMnist = !arrivals.report.missing;
      tell({ ...arrivals, report: { ...arrivals.report, source, hasMnist, hasOwn } });
    });
  }

  return async (source, base, tell) => {
    switch (source) {
      case 'own': {
        const dataset = await own.find();
        if (!dataset) throw new Problem('no-own-data', {});
        const { id, train, test } = dataset;
        const loaded = train.images.length + test.images.length;
        const counts = { trainCount: train.count, testCount: test.count };
        const report = { id, source, loaded, total: loaded, missing: false, hasMnist, hasOwn: true, ...counts };
        tell({ report, dataset, train: train.count, test: true });
        return;
      }
      case 'digits':
        return told(digits, 'digits', base, tell);
      case 'mnist':
        return told(mnist, 'mnist', base, tell);
      case null: {
        let missing = false;
        await told(mnist, 'mnist', base, (arrivals) => {
          missing = arrivals.report.missing;
          if (!missing) tell(arrivals);
        });
        if (missing) await told(digits, 'digits', base, tell);
      }
    }
  };
}
