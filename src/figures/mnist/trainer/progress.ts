/** How far a run is, in numbers that a page can show. */
import type { Settings } from '../../../../lib/model/settings.ts';
import { trainedOn } from '../../../../lib/model/validation.ts';

/** Training images, validation images, and steps an epoch, as Keras splits: the last part is kept for validation. */
export function sizesOf({ examples, validationSplit, batch, epochs }: Settings) {
  const training = trainedOn(examples, validationSplit);
  const stepsPerEpoch = Math.ceil(training / batch);
  return { training, validation: examples - training, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs };
}

/** As one says it: seconds below 90, then steps of ten, then whole minutes. */
export function duration(seconds: number, [h, min, s]: readonly string[]): string {
  if (seconds < 90) return `${Math.ceil(seconds)}${s}`;
  const isShort = seconds < 3600;
  const all = isShort ? Math.round(seconds / 10) * 10 : Math.round(seconds / 60);
  const rest = all % 60 > 0 ? ` ${all % 60}${isShort ? s : min}` : '';
  return `${Math.floor(all / 60)}${isShort ? min : h}${rest}`;
}
