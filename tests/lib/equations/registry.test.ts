import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checks } from '../../../lib/equations/checks/index.ts';
import { equations } from '../../../lib/equations/index.ts';
import { verdict } from '../../../lib/equations/verdict.ts';
import { generator } from '../../../lib/generator.ts';

const root = join(import.meta.dirname, '../../..');
const instances = 100;

describe('every equation', () => {
  it('has a claim, and every claim an equation', () => {
    expect(Object.keys(checks).sort()).toEqual(equations.map(({ id }) => id).sort());
    expect(new Set(equations.map(({ id }) => id)).size).toBe(equations.length);
  });

  it.each(equations)('$id: its TeX is what the engine computes', (equation) => {
    for (let seed = 1; seed <= instances; seed++) {
      const found = verdict(equation, checks[equation.id], seed);
      const { holds, left, formula, instance, problem, difference, leftDifference, witnessDifference } = found;
      const says = `seed ${seed}: ${equation.tex}
        left ${JSON.stringify(left)}, right ${JSON.stringify(formula)}
        engine ${JSON.stringify(instance.engine)}, witness ${instance.witness}
        differences ${leftDifference}, ${difference}, ${witnessDifference} ${problem?.message ?? ''}`;
      expect(holds, says).toBe(true);
      // a count has no left side, a relation no sides
      expect(left === null, says).toBe(
        ['parameter-count', 'quadratic-stability', 'momentum-swings'].includes(equation.id),
      );
    }
  });

  it.each(equations)('$id: its instances differ from seed to seed', (equation) => {
    const drawn = new Set(
      Array.from({ length: 10 }, (_, k) => JSON.stringify(checks[equation.id].instance(generator(k, 'differ')))),
    );
    expect(drawn.size).toBeGreaterThan(5);
  });

  it.each(equations)('$id: what it claims to describe exists', ({ id }) => {
    const { file, name } = checks[id].claim;
    expect(existsSync(join(root, file)), file).toBe(true);
    const word = name.split('.').at(-1) as string;
    expect(readFileSync(join(root, file), 'utf8')).toMatch(new RegExp(`\\b${word}\\b`));
  });
});

describe('the known slips of other books', () => {
  it.each([
    ['mse', String.raw`L = \frac{1}{2} \sum_{j=1}^{n_D} (a_j - y_j)^2`],
    ['weighted-input', String.raw`z_j^l = \sum_{i=1}^{n_l - 1} w_{ij}^l x_i^l + b_j^l`],
    ['weighted-input', String.raw`z_j^l = \sum_{i=1}^{n_{l-1}} w_{ji}^l x_i^l + b_j^l`],
    ['adam-update', String.raw`w \leftarrow w - \eta \frac{\hat m_t}{\hat v_t + \epsilon}`],
    [
      'adam-correction',
      String.raw`\begin{aligned} \hat m_t &= m_t (1 - \beta_1^t) \\ \hat v_t &= v_t (1 - \beta_2^t) \end{aligned}`,
    ],
    ['inverted-dropout', String.raw`\tilde a_j = \frac{r_j a_j}{p}`],
    ['hidden-error', String.raw`\delta_i^{l-1} = g'(z_i^l) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`],
    [
      'l2-gradient',
      String.raw`\frac{\partial \tilde L}{\partial w_{ij}^l} = \frac{\partial L}{\partial w_{ij}^l} + \lambda w_{ij}^l`,
    ],
    ['hidden-error', String.raw`\delta_j^{l-1} = g'(z_i^{l-1}) \sum_{j=1}^{n_l} w_{ij}^l \delta_j^l`],
    ['weight-gradient', String.raw`\frac{\partial L}{\partial w_{ji}^l} = \delta_j^l x_i^l`],
    ['relu-slope', String.raw`g'(z) = \begin{cases} 1 & \text{if } z \ge 0 \\ 0 & \text{otherwise} \end{cases}`],
    ['quadratic-stability', String.raw`0 < \eta < \frac{1}{\lambda}`],
    ['turned-step', String.raw`w_1 + w_2 \leftarrow (1 - \eta \lambda_2) (w_1 + w_2)`],
    ['momentum-factor', String.raw`q^2 = (1 - \mu - \eta \lambda)\, q - \mu`],
    ['momentum-swings', String.raw`(1 - \mu)^2 < \eta \lambda < (1 + \mu)^2`],
    ['momentum-mu', String.raw`\sqrt{\mu} = \frac{\kappa - 1}{\kappa + 1}`],
    ['point-ahead-step', String.raw`\tilde w_t = \tilde w_{t-1} + v_t + \mu v_t`],
    [
      'fork-node',
      String.raw`\frac{\partial L}{\partial x} = \frac{\partial L}{\partial z_1} \frac{\partial z_1}{\partial x}`,
    ],
    ['truncation', String.raw`\frac{L_{+} - L_{-}}{2h} - L' = \frac{h^2}{3} L'''`],
    ['best-step', String.raw`h = \sqrt[3]{\frac{\varepsilon L}{L'''}}`],
    [
      'error-size',
      String.raw`\mathbb{E}_i\left[ (\delta_i^{l-1})^2 \right] = n_l \operatorname{Var}\left[ w^l \right] \mathbb{E}_j\left[ (\delta_j^l)^2 \right]`,
    ],
    ['he-variance', String.raw`\operatorname{Var}\left[ w^l \right] = \frac{2}{n_l}`],
    ['dropout-spread', String.raw`\operatorname{Var}_r\left[ \frac{r a_j}{1 - p} \right] = p (1 - p) a_j^2`],
  ])('%s as %s is caught', (id, tex) => {
    const equation = equations.find((candidate) => candidate.id === id);
    expect(equation).toBeDefined();
    const verdicts = Array.from({ length: 20 }, (_, k) => verdict(equation as never, checks[id], k + 1, tex));
    expect(verdicts.some(({ holds }) => !holds)).toBe(true);
  });
});
