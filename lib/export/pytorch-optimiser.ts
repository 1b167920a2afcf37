/**
 * The optimiser of a run in PyTorch's words, with its schedule and its clipping. Chapter: mnist (*Take it home*).
 *
 * PyTorch's schedules go on differently after their end, and its warm-ups begin above 0: the factor of each step is written out.
 * Its Adam adds epsilon to the corrected root, √v̂. Keras's form is the same with ε / √(1−β₂ᵗ) at step t.
 */
import type { Pace } from '../model/pace.ts';

const plainAdam = 'torch.optim.Adam(model.parameters(), lr=RATE, betas=(0.9, 0.999), eps=1e-7)';
const kerasEpsilon = `
            # The page's Adam is Keras's: epsilon is added to the uncorrected root of v, so it weighs more at first.
            step += 1
            for group in optimizer.param_groups:
                group["eps"] = 1e-7 / np.sqrt(1 - pow(0.999, step))`;
const optimiserLines: Readonly<Record<Pace['optimizer'], { readonly made: string; readonly before?: string }>> = {
  sgd: { made: 'torch.optim.SGD(model.parameters(), lr=RATE)' },
  momentum: { made: 'torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9)' },
  nesterov: { made: 'torch.optim.SGD(model.parameters(), lr=RATE, momentum=0.9, nesterov=True)' },
  rmsprop: { made: 'torch.optim.RMSprop(model.parameters(), lr=RATE, alpha=0.9, eps=1e-7)' },
  adagrad: { made: 'torch.optim.Adagrad(model.parameters(), lr=RATE, eps=1e-10)' },
  adam: { made: plainAdam, before: kerasEpsilon },
  adamw: {
    made: 'torch.optim.AdamW(model.parameters(), lr=RATE, betas=(0.9, 0.999), eps=1e-7, weight_decay=0.004)',
    before: kerasEpsilon,
  },
  'adam-textbook': { made: plainAdam },
};

/** How it is made; lines before the first step, before each, and behind it; and a function that they need: the schedule. */
export function pytorchOptimiser({ optimizer, schedule, clipnorm, globalClipnorm }: Pace) {
  const lines = optimiserLines[optimizer];
  const clip = globalClipnorm
    ? `
            nn.utils.clip_grad_norm_(model.parameters(), ${globalClipnorm})  # one norm over all gradients`
    : clipnorm
      ? `
            for parameter in model.parameters():
                nn.utils.clip_grad_norm_([parameter], ${clipnorm})  # each by itself`
      : '';
  const isDriven = schedule && ['momentum', 'nesterov'].includes(optimizer);
  return {
    made: lines.made,
    first: `${isDriven ? velocity : ''}${lines.before ? '    step = 0\n' : ''}${schedule ? '    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, factor)\n' : ''}`,
    before: `${clip}${lines.before ?? ''}`,
    after: schedule ? '\n            scheduler.step()' : '',
    defined: schedule ? factorLines(schedule) : '',
  };
}

const velocity =
  "    # The page's velocity keeps the rate of each of its steps; PyTorch's takes the rate of now for all of them.\n";

function factorLines(schedule: NonNullable<Pace['schedule']>): string {
  const { warmUp } = schedule;
  const lines = [
    ...(warmUp === undefined ? [] : [`if t < ${warmUp}:`, `    return t / ${warmUp}`, `t -= ${warmUp}`]),
    schedule.name === 'step'
      ? `return ${schedule.factor ?? 0.1} ** (t // ${schedule.every})`
      : schedule.name === 'cosine'
        ? `return ${schedule.alpha ?? 0} + (1 - ${schedule.alpha ?? 0}) * (1 + np.cos(np.pi * min(t, ${schedule.steps}) / ${schedule.steps})) / 2`
        : 'return 1.0',
  ];
  return `
def factor(t):
    """What the step has of RATE that t steps came before."""
${lines.map((line) => `    ${line}`).join('\n')}

`;
}
