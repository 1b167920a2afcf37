/** What the figure shows of a measurement, live or recorded, and what is read off it. */
import {
  type Draw,
  type Full,
  type Means,
  noMeans,
  sizes,
  squaredErrorLaw,
  withRound,
} from '../../../experiments/gradient-descent/batch-noise/law.ts';
import type { Age } from '../../../experiments/gradient-descent/batch-noise/network.ts';
import {
  limitOf,
  type NoiseRecord,
  type Picture,
  recordedSize,
  shownPictures,
  unpack,
} from '../../../experiments/gradient-descent/batch-noise/recorded.ts';
import type { MeasureReport } from './measuring.ts';

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

/** What was recorded of an age. */
export function measuredOf({ ages }: NoiseRecord, age: Age): Measured {
  const found = ages.find((recorded) => recorded.age === age);
  if (!found) throw new Error(`no record of age ${age}`);
  const { count, squared, trace, largest, unit, limit, rounds, squaredError, cosine, latest } = found;
  const pictures = found.pictures.map((text) => unpack(text, limit));
  return {
    source: 'recorded',
    full: { count, squared, trace, largest },
    means: { rounds, squaredError, cosine },
    ...{ unit, limit, latest, picture: unpack(found.picture, limit) },
    pictures: sizes.map((m) => (m === recordedSize ? pictures : [])),
  };
}

/** With one more round; the first has nothing before it. */
export function withReport(before: Measured | null, report: MeasureReport): Measured {
  const { isDrawn, full, unit, picture, draws, pictures } = report;
  return {
    source: isDrawn ? 'drawn' : 'mnist',
    ...{ full, unit, picture, limit: limitOf(picture), latest: draws },
    means: withRound(before?.means ?? noMeans, draws),
    pictures: pictures.map((drawn, k) => [...(before?.pictures[k] ?? []), drawn].slice(-shownPictures)),
  };
}

/** A batch size with all that the figure says of it. */
export interface Reading {
  readonly m: number;
  /** Root of the mean ‖g_m − G‖² over ‖G‖: by the law, and measured. */
  readonly law: number;
  readonly error: number;
  readonly cosine: number;
}

export function readingOf({ full, means }: Measured, m: number): Reading {
  const k = sizes.indexOf(m);
  const law = Math.sqrt(squaredErrorLaw(full, m));
  return { m, law, error: Math.sqrt(means.squaredError[k]), cosine: means.cosine[k] };
}
