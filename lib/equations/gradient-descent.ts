/** From a gradient to a step. Chapter: gradient-descent. */
import type { Equation } from './equation.ts';

const chapter = 'gradient-descent';

export const weightUpdate: Equation = {
  id: 'weight-update',
  chapter,
  tex: String.raw`w_{ij}^l \leftarrow w_{ij}^l - \eta \frac{\partial L}{\partial w_{ij}^l}`,
  symbols: ['w', 'eta', 'partial', 'L', 'l', 'i', 'j'],
};

export const biasUpdate: Equation = {
  id: 'bias-update',
  chapter,
  tex: String.raw`b_j^l \leftarrow b_j^l - \eta \frac{\partial L}{\partial b_j^l}`,
  symbols: ['b', 'eta', 'partial', 'L', 'l', 'j'],
};

/** For any one parameter w; a bias has moments of its own. */
export const adamMoments: Equation = {
  id: 'adam-moments',
  chapter,
  tex: String.raw`\begin{aligned} m_t &= \beta_1 m_{t-1} + (1 - \beta_1) \frac{\partial L}{\partial w} \\ v_t &= \beta_2 v_{t-1} + (1 - \beta_2) \left(\frac{\partial L}{\partial w}\right)^2 \end{aligned}`,
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'partial', 'L', 'w', 't'],
};

/** Both moments start at zero, so early means are too small by exactly this factor. */
export const adamCorrection: Equation = {
  id: 'adam-correction',
  chapter,
  tex: String.raw`\begin{aligned} \hat m_t &= \frac{m_t}{1 - \beta_1^t} \\ \hat v_t &= \frac{v_t}{1 - \beta_2^t} \end{aligned}`,
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 't'],
};

/** The textbook's (and PyTorch's) form; Keras adds ε to the uncorrected root: see optimisers/adam. */
export const adamUpdate: Equation = {
  id: 'adam-update',
  chapter,
  tex: String.raw`w \leftarrow w - \eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`,
  symbols: ['w', 'eta', 'moment1', 'moment2', 'epsilon', 't'],
};

/** Keras's form, the one before section 2.1 of the paper: the corrections pulled out, ε added to the uncorrected root. */
export const adamUpdateKeras: Equation = {
  id: 'adam-update-keras',
  chapter,
  tex: String.raw`w \leftarrow w - \eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \cdot \frac{m_t}{\sqrt{v_t} + \epsilon}`,
  symbols: ['w', 'eta', 'beta1', 'beta2', 'moment1', 'moment2', 'epsilon', 't'],
};

export const gradientDescentEquations = [
  weightUpdate,
  biasUpdate,
  adamMoments,
  adamCorrection,
  adamUpdate,
  adamUpdateKeras,
] as const;
