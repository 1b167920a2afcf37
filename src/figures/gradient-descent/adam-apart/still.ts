/** The recorded gradients of three weights, and which symbols the figure's formulas speak of. On the server only. */
import record from '../../../../content/records/gradient-descent/adam.json';

export default () => ({
  data: record.traces,
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'eta', 'epsilon', 'w', 'partial', 'L', 't'] as const,
});
