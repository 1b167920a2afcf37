/**
 * The optimiser of a run in Keras's words, with its schedule and its clipping. Chapter: mnist (*Take it home*).
 *
 * Keras's own schedules are meant by name; a warm-up, which only its cosine has, is written out.
 */
import type { Pace } from '../model/pace.ts';

const outside = 'in the page epsilon stands outside the root, in Keras inside: the steps differ by little';
/** `but`: where Keras's is another than the page's. */
const optimiserLines: Readonly<Record<Pace['optimizer'], { readonly made: string; readonly but?: string }>> = {
  sgd: { made: 'SGD(RATE)' },
  momentum: { made: 'SGD(RATE, momentum=0.9)' },
  nesterov: { made: 'SGD(RATE, momentum=0.9, nesterov=True)' },
  rmsprop: { made: 'RMSprop(RATE, rho=0.9, epsilon=1e-7)', but: outside },
  adagrad: { made: 'Adagrad(RATE, initial_accumulator_value=0.0, epsilon=1e-10)', but: outside },
  adam: { made: 'Adam(RATE, beta_1=0.9, beta_2=0.999, epsilon=1e-7)' },
  adamw: { made: 'AdamW(RATE, weight_decay=0.004, beta_1=0.9, beta_2=0.999, epsilon=1e-7)' },
  'adam-textbook': {
    made: 'Adam(RATE, beta_1=0.9, beta_2=0.999, epsilon=1e-7)',
    but: "in the page epsilon is added to the corrected root of v; Keras's weighs more in the first steps",
  },
};

/** How it is made, and what must stand before it: the schedule, or nothing. */
export function kerasOptimiser({ optimizer, schedule, clipnorm, globalClipnorm }: Pace) {
  const line = optimiserLines[optimizer];
  const clip = clipnorm ? `, clipnorm=${clipnorm})` : globalClipnorm ? `, global_clipnorm=${globalClipnorm})` : ')';
  const made = line.made.replace('RATE', schedule ? 'schedule()' : 'RATE').replace(/\)$/, clip);
  return { ...line, made, before: schedule ? scheduleLines(schedule) : '' };
}

function scheduleLines(schedule: NonNullable<Pace['schedule']>): string {
  const { warmUp } = schedule;
  const made =
    schedule.name === 'cosine'
      ? `CosineDecay(RATE, ${schedule.steps}, alpha=${schedule.alpha ?? 0})`
      : schedule.name === 'step'
        ? `ExponentialDecay(RATE, ${schedule.every}, ${schedule.factor ?? 0.1}, staircase=True)`
        : 'ExponentialDecay(RATE, 1, 1.0)';
  const following = `keras.optimizers.schedules.${made}`;
  const schedules = `
def schedule():
    """The rate of each step."""
    return ${warmUp === undefined ? following : `WarmUp(${warmUp}, ${following})`}

`;
  return warmUp === undefined ? schedules : `${warmUpClass}${schedules}`;
}

const warmUpClass = `
class WarmUp(keras.optimizers.schedules.LearningRateSchedule):
    """From 0 in equal pieces up to where the next schedule begins, then that one."""

    def __init__(self, steps, following):
        self.steps, self.following = steps, following

    def __call__(self, t):
        t = keras.ops.cast(t, "float32")
        rising = self.following(0) * t / self.steps
        return keras.ops.where(t < self.steps, rising, self.following(t - self.steps))

`;
