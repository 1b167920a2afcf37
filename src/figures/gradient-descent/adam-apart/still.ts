/** Which symbols the figure's formulas speak of. */
export default () => ({
  symbols: ['moment1', 'moment2', 'beta1', 'beta2', 'eta', 'epsilon', 'w', 'partial', 'L', 't'] as const,
});
