/** Slips in the fast kernels and in the reference's own glue: right beside the definitions, wrong in one lane. */
import { type Slip, slipsOf } from './slip.ts';

const agreement = 'kernels/agreement';
const pixels = 'kernels/pixels';
const convolution = 'kernels/convolution';

export const kernelSlips: readonly Slip[] = [
  ...slipsOf('kernels/reference.ts', [
    ['pixels not divided by 255', 'images[start + i] / 255', 'images[start + i]', agreement, pixels],
    ['pixels divided by 256', 'images[start + i] / 255', 'images[start + i] / 256', agreement, pixels],
    [
      'the row for its index',
      'const start = indices[from + r] * n;\n        for (let i = 0; i < n; i++) x[r * n + i] = rows',
      'const start = (from + r) * n;\n        for (let i = 0; i < n; i++) x[r * n + i] = rows',
      agreement,
      pixels,
    ],
    [
      'an infinity that passes for a number',
      '!Number.isFinite(values[k])',
      'Number.isNaN(values[k])',
      'kernels/extremes',
    ],
  ]),
  ...slipsOf('kernels/simd.ts', [
    [
      'the reader of the rate takes the other one',
      'staging.byteOffset, 1 - rate, length',
      'staging.byteOffset, rate, length',
      agreement,
    ],
    ['sigmoid and tanh numbered the other way', 'sigmoid: 3, tanh: 4', 'sigmoid: 4, tanh: 3', agreement],
    ['Nesterov never', 'nesterov ? 1 : 0', '0', agreement],
  ]),
  ...slipsOf('kernels/divisions.ts', [
    [
      'the end of a range left out',
      'Math.min(to, from + unit * Math.floor((units * part) / parts))',
      'Math.min(to, from + unit * Math.floor(((units - 1) * part) / parts))',
      'kernels/threads',
    ],
    [
      'pixels that overlap',
      'const to = firstPixelOf(n, which - 1, parts, share);',
      'const to = firstPixelOf(n, -1, parts);',
      'kernels/threads',
    ],
    [
      'a part of every array but the last',
      'i < arrays ? number + 4 * from : number',
      'i < arrays - 1 ? number + 4 * from : number',
      'kernels/threads',
    ],
    [
      'sums begun anew by each thread',
      'isFirst: which === parts - 1, relay',
      'isFirst: which >= 0, relay',
      'kernels/threads',
    ],
  ]),
  ...slipsOf('kernels/turns.ts', [
    [
      'nobody waits for the helpers at Adam',
      'if (this.#touches(numbers)) this.settle();',
      'if (this.#touches([])) this.settle();',
      'kernels/threads',
    ],
  ]),
  ...slipsOf('kernels/balance.ts', [
    ['who waits gets less', 'this.share * factor', 'this.share / factor', 'kernels/balance'],
  ]),
  ...slipsOf('kernels/shared-pixels.ts', [
    [
      'a batch divided otherwise than it was listed',
      'const { lists, listBytes, share } = side;',
      'const { lists, listBytes } = side;\n      const share = 2 * side.share;',
      'kernels/threads',
    ],
    [
      'another order of the same place taken for the one that was prepared',
      'a.rows.every((row, r) => row === indices[from + r])',
      'a.rows[0] !== undefined',
      'kernels/threads',
    ],
    ['other images taken for those that were prepared', 'a.images === images && ', '', 'kernels/threads'],
    ["the caller's pixels never listed", 'if (!prepared || isListed) return;', 'return;', 'kernels/threads'],
    [
      'the bytes of the batch before',
      '[lit.side, lit.spare] = [lit.spare, lit.side];',
      'lit.spare = lit.spare;',
      'kernels/threads',
    ],
  ]),
  ...slipsOf('kernels/crew.ts', [
    ['a part done by whoever comes by', 'if (last >= this.#turn || Atomics', 'if (Atomics', 'kernels/crew'],
    [
      'the end of an order forgotten',
      'const hasDoneMore = this.#parts.takeLeft();',
      'const hasDoneMore = false;',
      'kernels/crew',
    ],
    ['a helper takes what is at home elsewhere', 'k < (isAtHome ? 1 : parts)', 'k < parts', 'kernels/crew'],
    ['nobody waited for', 'let at = Atomics.load(common, finished);', 'let at = parts;', 'kernels/crew'],
    ['a late helper not noticed', 'return hasDoneMore || hasToWait;', 'return false;', 'kernels/crew'],
  ]),
  ...slipsOf('kernels/assembly/dense.ts', [
    ['the bias forgotten', 'first ? paddedRow(b + at, columns) : z + at', 'first ? zeroRow() : z + at', agreement],
    ['only the last chunk of a long row', 'first ? zeroRow() : dx + at', 'zeroRow()', agreement],
    [
      'the last row of the batch left out of the bias',
      'for (let r: usize = 0; r < m; r++) {\n      sum',
      'for (let r: usize = 0; r < m - 1; r++) {\n      sum',
      agreement,
    ],
  ]),
  ...slipsOf('kernels/assembly/convolution.ts', [
    ['padding off by one', 'i1 = min(outRows, rows + top - u)', 'i1 = min(outRows, rows + top - u - 1)', convolution],
    [
      'the kernel flipped',
      'K + <usize>(u * kColumns * channels) * kStep',
      'K + <usize>((kRows - 1 - u) * kColumns * channels) * kStep',
      convolution,
    ],
  ]),
  ...slipsOf('kernels/assembly/pooling.ts', [
    ['the last of equals wins the pool', 'f32x4.gt(value, best)', 'f32x4.ge(value, best)', convolution],
    [
      'the gradient of a window spread to all of it',
      'v128.and(error, i32x4.eq(winner, i32x4.splat(k)))',
      'error',
      convolution,
    ],
  ]),
  ...slipsOf('kernels/assembly/softmax.ts', [
    [
      'lanes beyond the end of a row summed',
      'v128.and(exp4(f32x4.sub(v128.load(z), f32x4.splat(shift))), firstLanes(count))',
      'exp4(f32x4.sub(v128.load(z), f32x4.splat(shift)))',
      agreement,
    ],
    ['no shift', 'const shift = maxOfRow(z, n);', 'const shift: f32 = 0;', 'kernels/extremes', 'nn/activations'],
  ]),
  ...slipsOf('kernels/assembly/losses.ts', [
    ['a forgotten 1/m at the class', '(load<f32>(a + at) - 1) / f32(m)', '(load<f32>(a + at) - 1)', agreement],
    ['a dropped 2', 'f32x4.div(f32x4.add(d, d), divisor)', 'f32x4.div(d, divisor)', agreement],
    ['L2 without the 2', 'f32x4.splat(f32(2 * lambda))', 'f32x4.splat(f32(lambda))', agreement],
    ['L1 without the sign', 'v128.or(push, v128.and(w, signs))', 'push', agreement],
    ['L1 with a slope at 0', ', f32x4.ne(w, zero))', ', f32x4.ne(w, f32x4.splat(77)))', agreement],
  ]),
  ...slipsOf('kernels/assembly/optimisers.ts', [
    ['ρ for 1 − ρ', 'const share = f32x4.splat(f32(1 - rho));', 'const share = f32x4.splat(f32(rho));', agreement],
    [
      'β₁ and β₂ swapped',
      'const square = nextSquare(v, g, decay2, share2);\n  const next',
      'const square = nextSquare(v, g, decay1, share1);\n  const next',
      agreement,
    ],
    ['a tail never updated', 'if (left == 0) return;', 'if (left <= 3) return;', agreement],
  ]),
  ...slipsOf('kernels/assembly/activations.ts', [
    [
      'the slope of a ReLU read off the wrong side',
      'v128.and(da, f32x4.gt(z, zero))',
      'v128.and(da, f32x4.lt(z, zero))',
      agreement,
    ],
    ['the mask not rescaled', 'load<f32>(z + at) / keep', 'load<f32>(z + at)', agreement],
  ]),
  ...slipsOf('kernels/assembly/pixels.ts', [
    [
      'a lit pixel of the last sixteen forgotten',
      'if (i + 16 > n) lit &= (1 << <u32>(n - i)) - 1;',
      'if (i + 16 > n) lit = 0;',
      pixels,
    ],
    [
      'the last weights of all not moved',
      'moveEight(begunW, begunMean, root, rate, guard);\n}',
      'moveEight(begunW, begunMean, root, f32x4.splat(0), guard);\n}',
      pixels,
    ],
    ["the moments of one weight, another's step", 'begunMean = mean + at;', 'begunMean = mean;', pixels],
    [
      "a pixel's weights stand still once it is dark",
      'if (end == list && allZero(mean, row) && allZero(square, row)) {',
      'if (end == list) {',
      pixels,
    ],
  ]),
  ...slipsOf('kernels/assembly/checks.ts', [
    ['the last of equal outputs is the answer', 'if (value > most) {', 'if (value >= most) {', 'kernels/extremes'],
  ]),
  ...slipsOf('kernels/assembly/margins.ts', [
    ['a slope where they are equal', 'v128.and(slope, f32x4.ne(d, f32x4.splat(0)))', 'slope', 'kernels/agreement'],
    ['Huber cut above alone', 'f32x4.max(f32x4.min(d, high), low)', 'f32x4.min(d, high)', 'kernels/agreement'],
    ['a target 0 taken as it is', 'v128.bitselect(f32x4.neg(one), ys, f32x4.eq(ys, zero))', 'ys', 'kernels/agreement'],
  ]),
  ...slipsOf('kernels/assembly/time.ts', [
    [
      'the rows of one example for those of one step',
      'v + (r * steps + t - 1) * vRow',
      'v + (r + t - 1) * vRow',
      'kernels/recurrent',
    ],
    ['of many steps the last chunk alone', 'isFirst = false;', '', 'kernels/recurrent'],
    ['one step leaves what was there', 'i < n && steps == 1', 'i < n && steps == 0', 'kernels/recurrent'],
    ['what arrived before is lost', 'fresh ? zeroRow() : at, fresh ? 0 : cRow', 'zeroRow(), 0', 'kernels/recurrent'],
  ]),
  ...slipsOf('kernels/assembly/gru.ts', [
    [
      'the first step with what stands before the array',
      'hasOld ? f32x4.mul(q, v128.load(a - width + at)) : f32x4.splat(0)',
      'f32x4.mul(q, v128.load(a - width + at))',
      'kernels/recurrent',
    ],
    ['the way past the gate forgotten', 'if (hasOld) keep(', 'if (false) keep(', 'kernels/recurrent'],
    [
      'the textbook error through all of U',
      'resetAfter ? 3 * n : 2 * n, n, false',
      '3 * n, n, false',
      'kernels/recurrent',
    ],
    [
      'no reset after',
      'if (resetAfter) c = f32x4.add(c, f32x4.mul(v128.load(gate + width + at), v128.load(inner + at)))',
      'if (resetAfter) c = f32x4.add(c, v128.load(inner + at))',
      'kernels/recurrent',
    ],
    [
      "the candidate's bias of the state forgotten",
      'memory.copy(side + r * row, bias + candidate, width)',
      'memory.fill(side + r * row, 0, width)',
      'kernels/recurrent',
    ],
    [
      'dU of the candidate from the step before',
      'inner + (n << 2), delta + candidate',
      'inner, delta + candidate',
      'kernels/recurrent',
    ],
  ]),
];
