/** The lines of the derivations of the chapter on gradient descent. Chapter: gradient-descent. */
import type { Equation } from './equation.ts';

const chapter = 'gradient-descent';
const R = String.raw;

export const gradientDescentSteps: readonly Equation[] = [
  // a bowl of two curvatures, turned by 45°
  {
    id: 'turned-bowl',
    chapter,
    tex: R`L = \frac{\lambda_1}{4} (w_1 + w_2)^2 + \frac{\lambda_2}{4} (w_1 - w_2)^2`,
    symbols: ['L', 'lambda', 'w'],
  },
  {
    id: 'turned-slope',
    chapter,
    tex: R`\frac{\partial L}{\partial w_1} = \frac{\lambda_1}{2} (w_1 + w_2) + \frac{\lambda_2}{2} (w_1 - w_2)`,
    symbols: ['partial', 'L', 'lambda', 'w'],
  },
  {
    id: 'turned-step',
    chapter,
    tex: R`w_1 + w_2 \leftarrow (1 - \eta \lambda_1) (w_1 + w_2)`,
    symbols: ['w', 'eta', 'lambda'],
  },
  // momentum on a bowl of curvature λ
  {
    id: 'momentum-matrix',
    chapter,
    tex: R`\begin{pmatrix} w_t \\ v_t \end{pmatrix} = \begin{pmatrix} 1 - \eta \lambda & \mu \\ -\eta \lambda & \mu \end{pmatrix} \begin{pmatrix} w_{t-1} \\ v_{t-1} \end{pmatrix}`,
    symbols: ['w', 'velocity', 'eta', 'lambda', 'mu', 't'],
  },
  {
    id: 'momentum-factor',
    chapter,
    tex: R`q^2 = (1 + \mu - \eta \lambda)\, q - \mu`,
    symbols: ['mu', 'eta', 'lambda'],
  },
  {
    id: 'momentum-swings',
    chapter,
    tex: R`\left( 1 - \sqrt{\mu} \right)^2 < \eta \lambda < \left( 1 + \sqrt{\mu} \right)^2`,
    symbols: ['mu', 'eta', 'lambda'],
  },
  {
    id: 'momentum-rate',
    chapter,
    tex: R`\sqrt{\eta} = \frac{2}{\sqrt{\lambda_{\max}} + \sqrt{\lambda_{\min}}}`,
    symbols: ['eta', 'lambda'],
  },
  {
    id: 'momentum-mu',
    chapter,
    tex: R`\sqrt{\mu} = \frac{\sqrt{\kappa} - 1}{\sqrt{\kappa} + 1}`,
    symbols: ['mu', 'kappa'],
  },
  // Nesterov's point ahead
  { id: 'point-ahead', chapter, tex: R`\tilde w_t = w_t + \mu v_t`, symbols: ['w', 'mu', 'velocity', 't'] },
  {
    id: 'point-ahead-step',
    chapter,
    tex: R`\tilde w_t = \tilde w_{t-1} - \mu v_{t-1} + v_t + \mu v_t`,
    symbols: ['w', 'mu', 'velocity', 't'],
  },
];
