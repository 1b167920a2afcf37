/** What stands in the editor at first: the arguments with their shapes, and an empty function. */
import type { ProgramExercise } from '../../../../lib/exercises/programs/program.ts';
import type { Lang } from '../../../i18n/lang.ts';

const notes: Readonly<Record<string, Readonly<Record<Lang, readonly string[]>>>> = {
  'forward-program': {
    en: [
      'Write into z the weighted inputs of a dense layer, for every row of the batch.',
      'All arrays are flat, row after row:',
      '  z[m, nOut]   x[m, nIn]   W[nIn, nOut]   b[nOut]',
      'so w_ij stands at W[i * nOut + j]. What stands in z before is of no use.',
    ],
    zh: [
      '把全连接层的加权输入写进 z，批次里的每一行都要算。',
      '数组都是一维的，一行接一行存放：',
      '  z[m, nOut]   x[m, nIn]   W[nIn, nOut]   b[nOut]',
      '所以 w_ij 在 W[i * nOut + j]。z 里原有的内容没有用处。',
    ],
  },
  'loss-program': {
    en: [
      'Return the sum of the cross-entropies of the batch, and write into delta the gradient of their MEAN.',
      '  delta[m, n]   z[m, n] logits   labels[m] classes, counted from 0',
      'Some logits are as large as 1000.',
    ],
    zh: [
      '返回整个批次的交叉熵之和，并把它们的**平均**对 z 的梯度写进 delta。',
      '  delta[m, n]   z[m, n] 是 logits   labels[m] 是类别，从 0 数起',
      '有的 logits 大到 1000。',
    ],
  },
  'backprop-program': {
    en: [
      'Write into dW, db and dx what reaches the weights, the biases and the input of a dense layer,',
      'summed over the batch (delta carries the 1/m already).',
      '  dW[nIn, nOut]   db[nOut]   dx[m, nIn]   x[m, nIn]   delta[m, nOut]   W[nIn, nOut]',
      'What stands in dW, db and dx before is of no use.',
    ],
    zh: [
      '把传到全连接层权重、偏置和输入的梯度写进 dW、db 和 dx，对批次求和（delta 里已经含有 1/m）。',
      '  dW[nIn, nOut]   db[nOut]   dx[m, nIn]   x[m, nIn]   delta[m, nOut]   W[nIn, nOut]',
      'dW、db、dx 里原有的内容没有用处。',
    ],
  },
  'gradient-descent-program': {
    en: [
      'Take step t (counted from 1) of the textbook Adam: change w, m and v in place.',
      '  w, g, m, v: arrays of the same length; g is the gradient, only to be read',
      'm and v come as step t - 1 left them (zeros before the first) and stay uncorrected;',
      'epsilon is added to the root of the corrected v.',
    ],
    zh: [
      '走教科书形式 Adam 的第 t 步（从 1 数起）：就地修改 w、m 和 v。',
      '  w、g、m、v 是等长的数组；g 是梯度，只读',
      'm 和 v 传入时是第 t - 1 步留下的值（第一步之前为零），存回去的也是未经校正的值；',
      'epsilon 加在校正后的 v 的平方根上。',
    ],
  },
  'dropout-program': {
    en: [
      'Write into a the outputs z after inverted dropout.',
      '  mask[k] is 1 (kept) or 0 (dropped); rate is the probability that a unit is dropped',
    ],
    zh: [
      '把 z 经过倒置随机失活（inverted dropout）之后的输出写进 a。',
      '  mask[k] 为 1（保留）或 0（丢弃）；rate 是一个单元被丢弃的概率',
    ],
  },
};

export function starterOf({ id, name, parameters }: ProgramExercise, lang: Lang): string {
  const lines = notes[id]?.[lang];
  if (!lines) throw new Error(`no starter for the program "${id}"`);
  return `${lines.map((line) => `// ${line.replaceAll('**', '')}`).join('\n')}
function ${name}(${parameters.join(', ')}) {

}
`;
}
