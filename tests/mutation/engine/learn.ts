/** Slips in what learns without a network: clusters, neighbours, components, features, fits. */
import { type Slip, slipsOf } from './slip.ts';

const [distances, means, agreement, neighbours] = ['distances', 'k-means', 'agreement', 'neighbours'].map(
  (name) => `learn/${name}`,
);

export const learnSlips: readonly Slip[] = [
  ...slipsOf('learn/distances.ts', [
    ['the distance for its square', 'return sum;', 'return Math.sqrt(sum);', distances],
    ['one product of two', 'both - 2 * products', 'both - products', distances],
    ['the points laid as they came', 'W[i * K + k] = c[k * n + i]', 'W[k * n + i] = c[k * n + i]', distances],
    ['the squares of another row', 'squares[r] + squaresOfPoints[k]', 'squares[0] + squaresOfPoints[k]', distances],
    ['what cancelled left as it is', 'const cancelled = 1e-3;', 'const cancelled = 0;', distances],
    ['a NaN let in', 'Number.isFinite(x[k])', 'x[k] !== Number.POSITIVE_INFINITY', means],
    ['too few rows let in', 'x.length < m * n', 'x.length < m', means],
  ]),
  ...slipsOf('learn/k-means.ts', [
    ['the farthest centre', 'd[at + k] < d[at + best]', 'd[at + k] > d[at + best]', means],
    ['the last of equals', 'd[at + k] < d[at + best]', 'd[at + k] <= d[at + best]', means],
    ['a start by distance to the newest centre alone', 'Math.min(nearest[r], d[at])', 'd[at]', means],
    ['a start by the distance, not its square', 'k === 0 ? d[at] :', 'k === 0 ? Math.sqrt(d[at]) :', means],
    ['a first centre that is always the first row', 'random.uniform());', 'k === 0 ? 0 : random.uniform());', means],
    ['rows that never leave', 'count(r, clusters[r], -1)', 'count(r, clusters[r], 0 as 1)', means],
    ['a sum for a mean', 'sums[i] / counts[k]', 'sums[i]', means],
    ['a centre without rows sent to 0', 'if (counts[k] === 0) continue;', '', means],
    ['clusters that survive a new start', 'clusters.fill(-1);', '', means],
    ['sums that survive a new start', '    sums.fill(0);\n', '', means],
    ['the inertia of all rounds', 'let changed = 0;\n    inertia = 0;', 'let changed = 0;', means],
    ['the rows of the last block left out', 'from < m;', 'from + distances.rows <= m;', means],
    ['every start the same', "generator(seed, 'k-means++')", "generator(1, 'k-means++')", means],
    ['more clusters than rows let in', 'K <= most) return', 'true) return', means],
  ]),
  ...slipsOf('learn/agreement.ts', [
    ['purity over clusters, not rows', 'common / total(table.map(total))', 'common / table.length', agreement],
    ['chance left in', '(together - expected) / (most - expected)', 'together / most', agreement],
    ['pairs counted twice', 'total(table.map(pairsOf))', '2 * total(table.map(pairsOf))', agreement],
    ['the most of one side alone', '(inClusters + inClasses) / 2', 'inClusters', agreement],
    ['rows paired with themselves', 'count * (count - 1)', 'count * count', agreement],
    ['a table turned', 'table[clusters[r]][classes[r]]++', 'table[classes[r]][clusters[r]]++', agreement],
    [
      '0/0 where nothing is to compare',
      'inClusters === inClasses && together === most',
      'Number.isNaN(most)',
      agreement,
    ],
  ]),
  ...slipsOf('learn/neighbours.ts', [
    ['the later of equals first', 'square >= squares[at]', 'square > squares[at]', neighbours],
    ['the later of equals in front', 'squares[at - 1] > square', 'squares[at - 1] >= square', neighbours],
    ['a list left unsorted', 'at > start && squares[at - 1] > square', 'false', neighbours],
    ['places counted anew in each piece', 'first + k, d[', 'k, d[', neighbours],
    ['the last piece of the set left out', 'first < M;', 'first + points <= M;', neighbours],
    ['the last block of rows left out', 'from < m;', 'from + rows <= m;', neighbours],
    ['every neighbour heard', 'r * found + K)', 'r * found + found)', neighbours],
    ['of equals the last', 'other[1] > best[1]', 'other[1] >= best[1]', neighbours],
    ['the label of the place among the neighbours', '(place) => labels[place]', '(_, k) => labels[k]', neighbours],
  ]),
];
