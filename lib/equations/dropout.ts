/** Dropping units while training, and the penalty on large weights. Chapter: dropout. */
import type { Equation } from './equation.ts';

const chapter = 'dropout';
const R = String.raw;

export const dropoutEquations: readonly Equation[] = [
  // u_j is drawn evenly from 0 to 1, anew for every unit and example.
  {
    id: 'dropout-mask',
    chapter,
    tex: R`r_j = \begin{cases} 0 & \text{if } u_j < p \\ 1 & \text{otherwise} \end{cases}`,
    symbols: ['mask', 'u', 'p', 'j'],
  },
  { id: 'inverted-dropout', chapter, tex: R`\tilde a_j = \frac{r_j a_j}{1 - p}`, symbols: ['a', 'mask', 'p', 'j'] },
  {
    id: 'dropout-mean',
    chapter,
    tex: R`a_j = \mathbb{E}_r\left[ \frac{r a_j}{1 - p} \right]`,
    symbols: ['a', 'mask', 'p', 'j'],
  },
  {
    id: 'dropout-variance',
    chapter,
    tex: R`\operatorname{Var}_r\left[ \frac{r a_j}{1 - p} \right] = \frac{p}{1 - p}\, a_j^2`,
    symbols: ['a', 'mask', 'p', 'j'],
  },
  // the lines of the derivations
  {
    id: 'dropout-two-fates',
    chapter,
    tex: R`\mathbb{E}_r\left[ \frac{r a_j}{1 - p} \right] = (1 - p) \cdot \frac{a_j}{1 - p}`,
    symbols: ['a', 'mask', 'p', 'j'],
  },
  {
    id: 'dropout-square',
    chapter,
    tex: R`\mathbb{E}_r\left[ \left( \frac{r a_j}{1 - p} \right)^2 \right] = (1 - p) \left( \frac{a_j}{1 - p} \right)^2`,
    symbols: ['a', 'mask', 'p', 'j'],
  },
  {
    id: 'dropout-spread',
    chapter,
    tex: R`\operatorname{Var}_r\left[ \frac{r a_j}{1 - p} \right] = \frac{a_j^2}{1 - p} - a_j^2`,
    symbols: ['a', 'mask', 'p', 'j'],
  },
  {
    id: 'bias-variance',
    chapter,
    tex: R`\mathbb{E}_r\left[ (a_r - y)^2 \right] = \left( \mathbb{E}_r\left[ a_r \right] - y \right)^2 + \operatorname{Var}_r\left[ a_r \right]`,
    symbols: ['a', 'y', 'r'],
  },
  {
    id: 'dropout-gradient',
    chapter,
    tex: R`\frac{\partial L}{\partial a_j} = \frac{r_j}{1 - p} \frac{\partial L}{\partial \tilde a_j}`,
    symbols: ['partial', 'L', 'a', 'mask', 'p', 'j'],
  },
  {
    id: 'l2-penalty',
    chapter,
    tex: R`\tilde L = L + \lambda \sum_{l=1}^{D} \sum_{i=1}^{n_{l-1}} \sum_{j=1}^{n_l} (w_{ij}^l)^2`,
    symbols: ['L', 'lambda', 'w', 'n', 'D', 'l', 'i', 'j'],
  },
];
