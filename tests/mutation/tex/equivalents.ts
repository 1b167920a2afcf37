/**
 * Mutants that no instance can tell from the formula, because they say the same: each with the reason. A survivor that is
 * not listed here fails the suite, and so does an entry that no mutant needs any more.
 */
const R = String.raw;

const square = 'a square does not know the sign of what is squared';
const even = 'the slope is an even function: the same at z and at −z';
const product = 'a product in the other order';
const renamed = 'the index without limits goes over the same entries, under another number';

export interface Equivalent {
  readonly id: string;
  readonly tex: string;
  readonly reason: string;
}

export const equivalents: readonly Equivalent[] = [
  ...[
    R`a_j = \frac{e^{z_j - \max_i z_{i-1}}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_i}}`,
    R`a_j = \frac{e^{z_j - \max_i z_{i+1}}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_i}}`,
    R`a_j = \frac{e^{z_j - \max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_{i-1}}}`,
    R`a_j = \frac{e^{z_j - \max_i z_i}}{\sum_{k=1}^{n_D} e^{z_k - \max_i z_{i+1}}}`,
  ].map((tex) => ({ id: 'softmax-shifted', tex, reason: renamed })),
  {
    id: 'dense-matrix',
    tex: R`\mathbf{Z}^l = \mathbf{X}^l \mathbf{W}^l + (\mathbf{b}^l)^\top`,
    reason: 'a row added to a matrix is added to each of its rows, as NumPy and many books write it',
  },
  {
    id: 'mse',
    tex: R`L = \frac{1}{n_D} \sum_{j=1}^{n_D} (y_j - a_j)^2`,
    reason: square,
  },
  { id: 'inverted-dropout', tex: R`\tilde a_j = \frac{a_j r_j}{1 - p}`, reason: product },
  {
    id: 'grad-cam-weights',
    tex: R`\alpha_f = \frac{1}{WH} \sum_{i=1}^{H} \sum_{j=1}^{W} \frac{\partial z_c}{\partial a_{ijf}}`,
    reason: product,
  },
  { id: 'sigmoid-slope', tex: R`\sigma'(-z) = \sigma(z) (1 - \sigma(z))`, reason: even },
  { id: 'tanh-slope', tex: R`\tanh'(-z) = 1 - \tanh^2(z)`, reason: even },
  { id: 'tanh-slope', tex: R`\tanh'(z) = 1 - \tanh^2(-z)`, reason: square },
  {
    id: 'softmax-jacobian',
    tex: R`\frac{\partial a_j}{\partial z_k} = a_j ([k = j] - a_k)`,
    reason: 'k = j says what j = k says',
  },
  {
    id: 'rmsprop',
    tex: R`\begin{aligned} v_t &= \rho v_{t-1} + (1 - \rho) \left(-\frac{\partial L}{\partial w}\right)^2 \\ w_t &= w_{t-1} - \frac{\eta}{\sqrt{v_t} + \epsilon} \frac{\partial L}{\partial w} \end{aligned}`,
    reason: square,
  },
  {
    id: 'adam-moments',
    tex: R`\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \frac{\partial L}{\partial w} \\ v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \left(-\frac{\partial L}{\partial w}\right)^2 \end{aligned}`,
    reason: square,
  },
  {
    id: 'dropout-variance',
    tex: R`\operatorname{Var} \left[ \frac{r a_j}{1 - p} \right] = \frac{p}{1 - p}\, a_j^2`,
    reason: 'only the mask r is random in the brackets, with its name at Var or without',
  },
  ...[
    R`\operatorname{Var}_r\left[ -\frac{r a_j}{1 - p} \right] = \frac{p}{1 - p}\, a_j^2`,
    R`\operatorname{Var}_r\left[ \frac{-r a_j}{1 - p} \right] = \frac{p}{1 - p}\, a_j^2`,
  ].map((tex) => ({ id: 'dropout-variance', tex, reason: 'a variance does not know the sign of its quantity' })),
  {
    id: 'l2-penalty',
    tex: R`\tilde L = L + \lambda \sum_{l=1}^{D} \sum_{i=1}^{n_{l-1}} \sum_{j=1}^{n_l} (-w_{ij}^l)^2`,
    reason: square,
  },
  { id: 'saliency', tex: R`S_i = \left| -\frac{\partial z_c}{\partial x_i} \right|`, reason: 'an absolute value' },
];

const spoken = (id: string, tex: string): string => `${id} ${tex.replace(/\s/g, '')}`;
const byTex = new Map(equivalents.map(({ id, tex, reason }) => [spoken(id, tex), reason]));

/** Why the mutant says the same as its formula, or undefined. */
export const reasonFor = (id: string, tex: string): string | undefined => byTex.get(spoken(id, tex));
