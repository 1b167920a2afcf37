/** What stands in the editor at first: the arguments with their shapes, and an empty function, or one that is to be mended. */
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
      '把全连接层的加权输入写进z，批次里的每一行都要算。',
      '数组都是一维的，一行接一行存放：',
      '  z[m, nOut]   x[m, nIn]   W[nIn, nOut]   b[nOut]',
      '所以w_ij在W[i * nOut + j]。z里原有的值不必理会。',
    ],
  },
  'forward-mend': {
    en: [
      'There is one fault. The program should write into a the softmax of every row of z, so that each row adds up to 1.',
      '  a[m, n]   z[m, n]; the maximum of the row is subtracted first',
    ],
    zh: [
      '程序有一处错。它应当对z的每一行算softmax，写进a，使每一行的和都是1。',
      '  a[m, n]   z[m, n]；先减去这一行的最大值',
    ],
  },
  'loss-mend': {
    en: [
      'There is one fault. The program should return the sum of the cross-entropies of the batch,',
      'and write into delta the gradient of their mean.',
      '  delta[m, n]   a[m, n] the softmax of z   z[m, n] logits   labels[m] classes, counted from 0',
    ],
    zh: [
      '程序有一处错。它应当返回整个批次的交叉熵之和，',
      '并把它们的平均对z的梯度写进delta。',
      '  delta[m, n]   a[m, n]是z的softmax   z[m, n]是logits   labels[m]是类别，从0数起',
    ],
  },
  'loss-program': {
    en: [
      'Return the sum of the cross-entropies of the batch, and write into delta the gradient of their MEAN.',
      '  delta[m, n]   z[m, n] logits   labels[m] classes, counted from 0',
      'Some logits are as large as 1000.',
    ],
    zh: [
      '返回整个批次的交叉熵之和，并把它们的**平均**对z的梯度写进delta。',
      '  delta[m, n]   z[m, n]是logits   labels[m]是类别，从0数起',
      '有的logits大到1000。',
    ],
  },
  'mnist-mend': {
    en: [
      'There is one fault. The program should write into x the m images of a step, scaled to 0–1.',
      'The order of the epoch stands in indices;',
      'this step takes its places from, from + 1, …',
      '  x[m, n]   images[count, n] bytes   indices[count]: the numbers of the images, shuffled',
    ],
    zh: [
      '程序有一处错。它应当把这一步要用的m张图像写进x，缩放到0–1。',
      '这一轮的次序在indices里，',
      '这一步用的是其中第from、from + 1……个。',
      '  x[m, n]   images[count, n]是字节   indices[count]是打乱后的图像编号',
    ],
  },
  'backprop-program': {
    en: [
      'Write into dW and db what reaches the weights and the biases of a dense layer, summed over the batch',
      '(delta carries the 1/m already), and into dx what reaches the input, for every row of the batch.',
      '  dW[nIn, nOut]   db[nOut]   dx[m, nIn]   x[m, nIn]   delta[m, nOut]   W[nIn, nOut]',
      'What stands in dW, db and dx before is of no use.',
    ],
    zh: [
      '把传到全连接层权重和偏置的梯度写进dW和db，对批次求和（delta里已经含有1/m）；',
      '把传到输入的梯度写进dx，批次里的每一行都要算。',
      '  dW[nIn, nOut]   db[nOut]   dx[m, nIn]   x[m, nIn]   delta[m, nOut]   W[nIn, nOut]',
      'dW、db、dx里原有的值不必理会。',
    ],
  },
  'backprop-mend': {
    en: [
      'One step of plain descent for one example and two layers without biases, the lower one of ReLUs.',
      '  W1[n0, n1]   W2[n1, n2]   x[n0]   a1[n1] outputs below   delta2[n2] errors above',
      'It trains, and its gradient check fails. Find the one fault.',
    ],
    zh: [
      '普通梯度下降的一步：一个样本，两层，没有偏置，前一层是ReLU。',
      '  W1[n0, n1]   W2[n1, n2]   x[n0]   a1[n1]是前一层的输出   delta2[n2]是后一层的误差项',
      '它能训练，梯度检查却通不过。错只有一处，把它找出来。',
    ],
  },
  'gradient-descent-mend': {
    en: [
      'There is one fault. The program should write into dW the gradient of the loss of the batch in the weights',
      '(delta carries the 1/m already).',
      '  dW[nIn, nOut]   x[m, nIn]   delta[m, nOut]; the same arrays are handed in at every step',
    ],
    zh: [
      '程序有一处错。它应当把批次的损失对权重的梯度写进dW（delta里已经含有1/m）。',
      '  dW[nIn, nOut]   x[m, nIn]   delta[m, nOut]；每一步传入的都是同样的几个数组',
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
      '走教科书形式Adam的第t步（从1数起）：就地修改w、m和v。',
      '  w、g、m、v是等长的数组；g是梯度，只读',
      'm和v传入时是第t - 1步留下的值（第一步之前为零），存回去的也是未经校正的值；',
      'epsilon加在校正后的v的平方根上。',
    ],
  },
  'dropout-mend': {
    en: [
      'Inverted dropout: u[k] is drawn evenly from 0 to 1, rate is the probability that a unit is DROPPED.',
      'Write the mask (1 kept, 0 dropped) into mask and the outputs into a.',
      'With a rate of 0.2 four units of five are silent. Find the one fault.',
    ],
    zh: [
      '倒置随机失活：u[k]从0到1均匀抽取，rate是一个单元被丢弃的概率。',
      '把掩码（1保留，0丢弃）写进mask，把输出写进a。',
      'rate取0.2时，五个单元里有四个输出为0。错只有一处，把它找出来。',
    ],
  },
  'dropout-program': {
    en: [
      'Write into a the outputs z after inverted dropout.',
      '  mask[k] is 1 (kept) or 0 (dropped); rate is the probability that a unit is dropped',
    ],
    zh: [
      '把z经过倒置随机失活（inverted dropout）之后的输出写进a。',
      '  mask[k]为1（保留）或0（丢弃）；rate是一个单元被丢弃的概率',
    ],
  },
};

export function starterOf({ id, name, parameters, faulty }: ProgramExercise, lang: Lang): string {
  const lines = notes[id]?.[lang];
  if (!lines) throw new Error(`no starter for the program "${id}"`);
  const comments = lines.map((line) => `// ${line.replaceAll('**', '')}`).join('\n');
  return `${comments}\n${faulty ?? `function ${name}(${parameters.join(', ')}) {\n\n}`}\n`;
}
