import { describe, expect, it } from 'vitest';
import { equationById, equations } from '../../lib/equations/index.ts';
import { tryFormulas } from './formulas.ts';
import { mutantsOf } from './tex/mutants.ts';
import { fateOf } from './tex/trial.ts';

const R = String.raw;
const bare = (tex: string) => tex.replace(/\s/g, '');
const entry = (id: string) => {
  const equation = equationById(id);
  if (!equation) throw new Error(`no equation ${id}`);
  return equation;
};

describe('the slips that are made in formulas', () => {
  it.each([
    ['swapped indices', 'hidden-error', R`\delta_i^{l-1} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ji}^l \delta_j^l`],
    [
      'a dropped factor',
      'hidden-error',
      R`\delta_i^{l-1} = \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`.replace('= ', "= g' "),
    ],
    ['another layer', 'hidden-error', R`\delta_i^{l-1} = g'(z_i^{l}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`],
    ['a dropped prime', 'hidden-error', R`\delta_i^{l-1} = g(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`],
    ['a shifted limit', 'weighted-input', R`z_j^l = \sum_{i=0}^{n_{l-1}} w_{ij}^l x_i^l + b_j^l`],
    ['a dropped term', 'weighted-input', R`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ij}^l x_i^l`],
    ['a sum for a mean', 'batch-mean', R`L = \sum_{r=1}^{m} L_r`],
    ['a mean for a sum', 'cross-entropy', R`L = -\frac{1}{n_D} \sum_{j=1}^{n_D} y_j \log a_j`],
    ['a dropped hat', 'adam-update', R`w \leftarrow w - \eta \frac{m_t}{\sqrt{\hat v_t} + \epsilon}`],
    ['a missing root', 'adam-update', R`w \leftarrow w - \eta \frac{\hat m_t}{(\hat v_t) + \epsilon}`],
    ['ε in the root', 'adam-update', R`w \leftarrow w - \eta \frac{\hat m_t}{\sqrt{\hat v_t + \epsilon}}`],
    ['a flipped sign', 'adam-update', R`w \leftarrow w + \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`],
    ['1 − p as p', 'inverted-dropout', R`\tilde a_j = \frac{r_j a_j}{p}`],
    ['a fraction upside down', 'inverted-dropout', R`\tilde a_j = \frac{1 - p}{r_j a_j}`],
    [
      'a dropped 2',
      'l2-gradient',
      R`\frac{\partial \tilde L}{\partial w_{ij}^l} = \frac{\partial L}{\partial w_{ij}^l} + \lambda w_{ij}^l`,
    ],
    ['a dropped exponent', 'mse', R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} (a_j - y_j)`],
    [
      'a dropped transpose',
      'weight-gradient-matrix',
      R`\frac{\partial L}{\partial \mathbf{W}^l} = (\mathbf{X}^l) \boldsymbol{\delta}^l`,
    ],
    ['max as min', 'relu', R`g(z) = \min(0, z)`],
    [
      'another quantity on the left',
      'hidden-error',
      R`\delta_i^{l} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`,
    ],
  ])('%s is among those of %s, and is caught', (_slip, id, tex) => {
    const made = mutantsOf(entry(id).tex).map((mutant) => bare(mutant.tex));
    expect(made).toContain(bare(tex));
    expect(fateOf(entry(id), tex)).not.toBe('survives');
  });

  it('leave no formula as it was, and none twice', () => {
    for (const { tex } of equations) {
      const made = mutantsOf(tex).map((mutant) => bare(mutant.tex));
      expect(made).not.toContain(bare(tex));
      expect(new Set(made).size).toBe(made.length);
      expect(made.length, tex).toBeGreaterThan(5);
    }
  });

  it('are told apart from those that say the same', () => {
    const { survivors, stale, counts, trials } = tryFormulas(['mse', 'saliency', 'tanh-slope'].map(entry));
    expect(survivors.map(({ reason }) => reason)).not.toContain(undefined);
    expect(stale).toEqual([]);
    expect(survivors.length).toBe(4);
    expect(counts.disagrees).toBeGreaterThan(trials.length / 4);
  });

  it('that nobody notices are failures: the check of another quantity lets none of its slips survive unexplained', () => {
    // an equation that claims nothing of its right side's sign: what a check that cannot fail would let through
    const lax = { ...entry('saliency'), tex: R`S_i = \left| \frac{\partial z_c}{\partial x_i} \right| + 0 \cdot c` };
    const { survivors } = tryFormulas([lax]);
    expect(survivors.some(({ reason }) => reason === undefined)).toBe(true);
  });
});
