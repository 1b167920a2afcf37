/** From a gradient to a step. Chapter: gradient-descent. For any one parameter w where no indices stand. */
import type { Equation } from './equation.ts';
import { gradientDescentSteps } from './gradient-descent-steps.ts';

const chapter = 'gradient-descent';
const R = String.raw;

export const gradientDescentEquations: readonly Equation[] = [
  {
    id: 'weight-update',
    chapter,
    tex: R`w_{ij}^l \leftarrow w_{ij}^l - \eta \frac{\partial L}{\partial w_{ij}^l}`,
    symbols: ['w', 'eta', 'partial', 'L', 'l', 'i', 'j'],
  },
  {
    id: 'bias-update',
    chapter,
    tex: R`b_j^l \leftarrow b_j^l - \eta \frac{\partial L}{\partial b_j^l}`,
    symbols: ['b', 'eta', 'partial', 'L', 'l', 'j'],
  },
  {
    id: 'mini-batch-gradient',
    chapter,
    tex: R`\frac{\partial \bar L}{\partial w_{ij}^l} = \frac{1}{m} \sum_{r=1}^{m} \frac{\partial L_r}{\partial w_{ij}^l}`,
    symbols: ['partial', 'L', 'w', 'm', 'r', 'l', 'i', 'j'],
  },
  {
    id: 'momentum',
    chapter,
    tex: R`\begin{aligned} v_t &= \mu v_{t-1} - \eta \frac{\partial L}{\partial w} \\ w_t &= w_{t-1} + v_t \end{aligned}`,
    symbols: ['velocity', 'w', 'mu', 'eta', 'partial', 'L', 't'],
  },
  {
    id: 'nesterov',
    chapter,
    tex: R`\begin{aligned} v_t &= \mu v_{t-1} - \eta \frac{\partial L}{\partial w} \\ w_t &= w_{t-1} + \mu v_t - \eta \frac{\partial L}{\partial w} \end{aligned}`,
    symbols: ['velocity', 'w', 'mu', 'eta', 'partial', 'L', 't'],
  },
  {
    id: 'rmsprop',
    chapter,
    tex: R`\begin{aligned} v_t &= \rho v_{t-1} + (1 - \rho) \left(\frac{\partial L}{\partial w}\right)^2 \\ w_t &= w_{t-1} - \frac{\eta}{\sqrt{v_t} + \epsilon} \frac{\partial L}{\partial w} \end{aligned}`,
    symbols: ['moment2', 'w', 'rho', 'eta', 'epsilon', 'partial', 'L', 't'],
  },
  {
    id: 'adam-moments',
    chapter,
    tex: R`\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \frac{\partial L}{\partial w} \\ v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \left(\frac{\partial L}{\partial w}\right)^2 \end{aligned}`,
    symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'partial', 'L', 'w', 't'],
  },
  // Both moments start at zero, so early means are too small by exactly this factor.
  {
    id: 'adam-correction',
    chapter,
    tex: R`\begin{aligned} \hat m_t &= \frac{m_t}{1 - \beta_1^t} \\ \hat v_t &= \frac{v_t}{1 - \beta_2^t} \end{aligned}`,
    symbols: ['moment1', 'moment2', 'beta1', 'beta2', 't'],
  },
  // The textbook's (and PyTorch's) form; Keras adds ε to the uncorrected root: see optimisers/adam.
  {
    id: 'adam-update',
    chapter,
    tex: R`w \leftarrow w - \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`,
    symbols: ['w', 'eta', 'moment1', 'moment2', 'epsilon', 't'],
  },
  // Keras's form, the one before section 2.1 of the paper: the corrections pulled out, ε added to the uncorrected root.
  {
    id: 'adam-update-keras',
    chapter,
    tex: R`w \leftarrow w - \eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \cdot \frac{m_t}{\sqrt{v_t} + \epsilon}`,
    symbols: ['w', 'eta', 'beta1', 'beta2', 'moment1', 'moment2', 'epsilon', 't'],
  },
  // On the bowl λw²/2 gradient descent settles exactly then.
  { id: 'quadratic-stability', chapter, tex: R`0 < \eta < \frac{2}{\lambda}`, symbols: ['eta', 'lambda'] },
  {
    id: 'l2-gradient',
    chapter,
    tex: R`\frac{\partial \tilde L}{\partial w_{ij}^l} = \frac{\partial L}{\partial w_{ij}^l} + 2 \lambda w_{ij}^l`,
    symbols: ['partial', 'L', 'w', 'lambda', 'l', 'i', 'j'],
  },
  ...gradientDescentSteps,
];
