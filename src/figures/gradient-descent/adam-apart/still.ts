/** Which symbols the figure's formulas speak of. On the server only. */
export default () => ({
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'eta', 'epsilon', 'w', 'partial', 'L', 't'] as const,
});
