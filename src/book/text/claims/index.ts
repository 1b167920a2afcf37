/** The claims by chapter. A chapter that stands here is held to them: see tests/content/claims.test.ts. */

import { claims as backprop } from './backprop.ts';
import type { Claim, Claims } from './claim.ts';
import { claims as dropout } from './dropout.ts';
import { claims as forward } from './forward.ts';
import { claims as gradientDescent } from './gradient-descent.ts';
import { claims as loss } from './loss.ts';
import { claims as mnist } from './mnist.ts';

export const claimsByChapter: Readonly<Record<string, Claims>> = {
  ...{ backprop, dropout, forward },
  'gradient-descent': gradientDescent,
  ...{ loss, mnist },
};

/** Throws where the chapter has none of that id. */
export function claimOf(slug: string, id: string): Claim {
  const claims = claimsByChapter[slug] ?? {};
  if (!claims[id]) throw new Error(`<Claim id="${id}">: ${slug} has ${Object.keys(claims).join(', ') || 'no claims'}`);
  return claims[id];
}
