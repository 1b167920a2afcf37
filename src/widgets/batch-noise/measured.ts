/** What the figure shows of a measurement, live or recorded. Chapter: gradient-descent. */

import { type Draw, type Full, type Means, sizes } from '../../experiments/gradient-descent/batch-noise/law.ts';
import type { Age } from '../../experiments/gradient-descent/batch-noise/network.ts';
import {
  type NoiseRecord,
  type Picture,
  recordedSize,
  unpack,
} from '../../experiments/gradient-descent/batch-noise/recorded.ts';

export type Source = 'recorded' | 'mnist' | 'drawn';

export interface Measured {
  readonly source: Source;
  readonly full: Full;
  /** Hidden unit of the pictures, from 0. */
  readonly unit: number;
  readonly picture: Picture;
  /** The colour scale of all pictures of this measurement. */
  readonly limit: number;
  readonly means: Means;
  /** The latest draw of every size. */
  readonly latest: readonly Draw[];
  /** Of every size the latest pictures, the newest last; none where they were not kept. */
  readonly pictures: readonly (readonly Picture[])[];
}

/** What the figure shows of a recorded age. */
export function measuredOf({ ages }: NoiseRecord, age: Age): Measured {
  const found = ages.find((recorded) => recorded.age === age);
  if (!found) throw new Error(`no record of age ${age}`);
  const { count, squared, trace, largest, unit, limit, rounds, squaredError, cosine, latest, picture, pictures } =
    found;
  return {
    source: 'recorded',
    full: { count, squared, trace, largest },
    means: { rounds, squaredError, cosine },
    ...{ unit, limit, latest },
    picture: unpack(picture, limit),
    pictures: sizes.map((m) => (m === recordedSize ? pictures.map((text) => unpack(text, limit)) : [])),
  };
}
