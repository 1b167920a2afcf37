/** How far a run is, in numbers that a page can show. */
import type { Settings } from '../../../../lib/model/settings.ts';
import { trainedOn } from '../../../../lib/model/validation.ts';

/** Training images, validation images, and steps an epoch, as Keras splits: the last part is kept for validation. */
export function sizesOf({ examples, validationSplit, batch, epochs }: Settings) {
  const training = trainedOn(examples, validationSplit);
  const stepsPerEpoch = Math.ceil(training / batch);
  return { training, validation: examples - training, stepsPerEpoch, totalSteps: stepsPerEpoch * epochs };
}

export interface Duration {
  readonly hours: number;
  readonly minutes: number;
  readonly seconds: number;
}

/** Rounded as one says it: seconds below 90, then steps of ten, then whole minutes. */
export function duration(seconds: number): Duration {
  const whole = seconds < 90 ? Math.ceil(seconds) : seconds < 3600 ? Math.round(seconds / 10) * 10 : 0;
  if (whole > 0 && whole < 90) return { hours: 0, minutes: 0, seconds: whole };
  if (whole > 0) return { hours: 0, minutes: Math.floor(whole / 60), seconds: whole % 60 };
  const minutes = Math.round(seconds / 60);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, seconds: 0 };
}

/** Where a step stands on an axis of epochs: step 844 of 1,688 in epoch 3 → 2.5. Epochs and steps count from 1. */
export const epochsAt = (epoch: number, step: number, stepsPerEpoch: number): number =>
  epoch - 1 + step / Math.max(1, stepsPerEpoch);
