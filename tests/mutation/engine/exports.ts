/** Slips in what leaves the book: a program or a file that trains or answers otherwise than the page did. */
import { type Slip, slipsOf } from './slip.ts';

const python = 'export/python';

export const exportSlips: readonly Slip[] = [
  ...slipsOf('export/keras-optimiser.ts', [
    ['each array clipped for all together', 'clipnorm ? `, clipnorm=', 'clipnorm ? `, global_clipnorm=', python],
    ['a decay that is no staircase', ', staircase=True', '', python],
    ['a warm-up that begins behind its end', 't < self.steps, rising', 't > self.steps, rising', python],
    ['a schedule that goes on through its warm-up', 'self.following(t - self.steps)', 'self.following(t)', python],
  ]),
  ...slipsOf('export/pytorch-optimiser.ts', [
    ['one norm for each', 'clip_grad_norm_([parameter], ', 'clip_grad_norm_(model.parameters(), ', python],
    ['clipped by nobody', 'const clip = globalClipnorm\n', "const clip = ''; globalClipnorm\n", python],
    ['a scheduler that stands still', "schedule ? '\\n            scheduler.step()' : ''", "''", python],
    ['a schedule that goes on through its warm-up', '`t -= ', '`t -= 0 * ', python],
    ['a cosine that goes on', 'np.pi * min(t, ', 'np.pi * max(t, ', python],
  ]),
];
