/** What is to be said of the images themselves. Chapter: mnist. */
import type { Dataset, Split } from '../../../lib/data/dataset.ts';
import { experiment } from '../experiment.ts';

const classes = 10;
const width = 28 * 28;

/** What the chapter says of the data themselves. */
function factsOf({ train, test, block }: Dataset) {
  const inks = (pixel: number, { images }: Split): number => {
    let count = 0;
    for (let k = pixel; k < images.length; k += width) if (images[k] > 0) count++;
    return count;
  };
  const pixel = Array.from({ length: width }, (_, k) => k);
  const dark = pixel.filter((k) => inks(k, train) === 0);
  const classCounts = Array.from(
    { length: classes },
    (_, digit) => train.labels.filter((label) => label === digit).length,
  );
  return {
    block,
    firstLabels: Array.from(train.labels.subarray(0, 10)),
    classCounts,
    inkedShare: pixel.reduce((sum, k) => sum + inks(k, train), 0) / train.images.length,
    darkPixels: dark.length,
    darkPixelsInkedInTest: dark.reduce((sum, k) => sum + inks(k, test), 0),
  };
}

export const data = experiment({
  images: { train: 60_000, test: 10_000 },
  seconds: 2,
  measure: ({ data }) => factsOf(data),
});
