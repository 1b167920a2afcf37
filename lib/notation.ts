/**
 * Every symbol of the book: its TeX, its name in code, its shape, and which of the five kinds of quantity it is.
 * What a symbol means, in both languages, stands in content/notation.yaml under the same id. Chapter: notation.
 *
 * Layers are counted from 1 to D, layer 0 is the input; i counts units of the layer below, j those of this one.
 * A batch has m rows, so what belongs to an example has one row an example.
 */

/** forward: x z a · parameter: w b · target: y c L · backward: δ ∂ · optimiser: η and what an optimiser remembers. */
export type Role = 'forward' | 'parameter' | 'target' | 'backward' | 'optimiser';

export interface SymbolEntry {
  /** As the text shows it, with its indices. */
  readonly tex: string;
  /** Its name in the engine; none where the code needs none. */
  readonly name?: string;
  /** Sizes of the array, in the order of its indices; none for a number. */
  readonly shape?: string;
  readonly role?: Role;
}

export const notation = {
  l: { tex: 'l', name: 'l' },
  D: { tex: 'D', name: 'D' },
  n: { tex: 'n_l', name: 'n[l]' },
  i: { tex: 'i', name: 'i' },
  j: { tex: 'j', name: 'j' },
  k: { tex: 'k', name: 'k' },
  r: { tex: 'r', name: 'r' },
  x: { tex: 'x_i^l', name: 'x', shape: '[m, n_{l-1}]', role: 'forward' },
  w: { tex: 'w_{ij}^l', name: 'W[l]', shape: '[n_{l-1}, n_l]', role: 'parameter' },
  b: { tex: 'b_j^l', name: 'b[l]', shape: '[n_l]', role: 'parameter' },
  z: { tex: 'z_j^l', name: 'z[l]', shape: '[m, n_l]', role: 'forward' },
  a: { tex: 'a_j^l', name: 'a[l]', shape: '[m, n_l]', role: 'forward' },
  g: { tex: 'g', name: 'activation', role: 'forward' },
  y: { tex: 'y', name: 'y', shape: '[m, n_D]', role: 'target' },
  c: { tex: 'c', name: 'y', shape: '[m]', role: 'target' },
  L: { tex: 'L', name: 'loss', role: 'target' },
  delta: { tex: '\\delta_j^l', name: 'delta[l]', shape: '[m, n_l]', role: 'backward' },
  partial: { tex: '\\partial', role: 'backward' },
  eta: { tex: '\\eta', name: 'eta', role: 'optimiser' },
  beta1: { tex: '\\beta_1', name: 'beta1', role: 'optimiser' },
  beta2: { tex: '\\beta_2', name: 'beta2', role: 'optimiser' },
  epsilon: { tex: '\\epsilon', name: 'epsilon', role: 'optimiser' },
  moment1: { tex: 'm_t', name: 'm', shape: 'as w', role: 'optimiser' },
  moment2: { tex: 'v_t', name: 'v', shape: 'as w', role: 'optimiser' },
  t: { tex: 't', name: 't' },
  p: { tex: 'p', name: 'rate' },
  m: { tex: 'm', name: 'm' },
  h: { tex: 'h', name: 'h' },
  roundoff: { tex: '\\varepsilon' },
  ones: { tex: '\\mathbf{1}', shape: '[m]' },
  sigma: { tex: '\\sigma', name: 'sigmoid', role: 'forward' },
  velocity: { tex: 'v_t', name: 'v', shape: 'as w', role: 'optimiser' },
  mu: { tex: '\\mu', name: 'mu', role: 'optimiser' },
  rho: { tex: '\\rho', name: 'rho', role: 'optimiser' },
  lambda: { tex: '\\lambda', name: 'lambda' },
  kappa: { tex: '\\kappa', name: 'kappa' },
  mask: { tex: 'r_j', name: 'mask', shape: '[m, n_l]' },
  u: { tex: 'u_j' },
  kernel: { tex: 'k_{uvcf}', name: 'K', shape: '[k, k, C, F]', role: 'parameter' },
  alpha: { tex: '\\alpha', name: 'share' },
  saliency: { tex: 'S_i' },
  importance: { tex: 'I_j' },
  accuracy: { tex: 'A', name: 'accuracy' },
  standardError: { tex: 's', name: 'standardError' },
  camWeight: { tex: '\\alpha_f', shape: '[F]' },
  camMap: { tex: 'M_{ij}', shape: '[H, W]' },
} as const satisfies Record<string, SymbolEntry>;

export type SymbolId = keyof typeof notation;

export const symbolIds = Object.keys(notation) as SymbolId[];

/** The entry of an id, with every field it may have. */
export const symbolOf = (id: SymbolId): SymbolEntry => notation[id];
