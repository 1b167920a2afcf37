/** The bits of whole results, committed as those of trained networks are: see tests/lib/model/golden.test.ts. */
import { expect, it } from 'vitest';
import { fingerprintOfLearnt, withoutNetworks } from '../../support/without-networks.ts';
import { makeSimd } from '../kernels/sets.ts';

it.each(Object.entries(withoutNetworks))('%s: the committed numbers', (_name, learnt) => {
  expect(fingerprintOfLearnt(learnt, makeSimd())).toBe(learnt.sha256);
});
