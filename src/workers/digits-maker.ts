/** This book's generator of digits in the page's worker: its weights are fetched once, its kernels have a memory of their own. */
import type { LoadData } from './arrivals.ts';

export const browserDigits = (): LoadData => async (_base, tell) => {
  tell({
    report: {
      id: '',
      source: 'digits',
      loaded: 0,
      total: 0,
      missing: true,
      trainCount: 0,
      testCount: 0,
      hasMnist: null,
      hasOwn: false,
    },
    dataset: null,
    train: 0,
    test: false,
  });
};
