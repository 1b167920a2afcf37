/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import { networkWords } from '../../../kit/strings.ts';

const en = {
  ...networkWords.en,
  title: 'Edit one weight',
  weight: 'Weight',
  place: (i: number, j: number) => `from unit ${i} to digit ${j - 1}`,
  move: 'Move Δw',
  rows: {
    loss: 'loss L',
    slope: 'slope ∂L/∂w',
    promised: 'promised, slope × Δw',
    change: 'measured',
    off: 'measured less promised',
  },
  picture: 'The loss over the weight, and its tangent',
  curve: 'measured loss',
  tangent: 'what the slope promises',
  says: (owner: string, move: string, promised: string, change: string) =>
    `In ${owner} the weight is moved by ${move}: the slope promises a change of ${promised}, measured is ${change}.`,
  how: 'The loss is the mean over ten pictures, each a digit drawn for the book with the next one shining through, the slope comes from one backward pass, and the curve from forward passes with the weight moved, all by the engine in 64 bits. Offered are the five weights of the last layer with the largest slopes. The network itself stays as it was.',
};
export const strings = said(en, {
  ...networkWords.zh,
  title: '改动一个权重',
  weight: '权重',
  place: (i, j) => `从单元${i}到数字${j - 1}`,
  move: '改动量Δw',
  rows: { loss: '损失L', slope: '斜率 ∂L/∂w', promised: '按斜率估计：斜率 × Δw', change: '实测', off: '实测减估计' },
  picture: '损失随权重的变化，以及它的切线',
  curve: '实测的损失',
  tangent: '按斜率估计',
  says: (owner, move, promised, change) =>
    `在${owner}里把权重改动${move}：按斜率估计，损失变化${promised}，实测是${change}。`,
  how: '损失是十张图像上的平均，每张是为本书手写的一个数字，淡淡地叠着下一个数字；斜率来自一次反向传播，曲线来自改动权重后的前向传播，都由引擎用64位计算。可选的是最后一层里斜率最大的五个权重。网络本身不变。',
});
