/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { Task } from './model.ts';

const en = {
  title: 'The line on which a neuron decides',
  task: 'Which corners are wanted',
  tasks: {
    or: 'one or both (OR)',
    and: 'both (AND)',
    xor: 'one, not both (XOR)',
  } satisfies Record<Task, string>,
  first: 'First weight',
  second: 'Second weight',
  bias: 'Bias',
  picture: 'The plane of the two inputs: darker where the output of the sigmoid is further from ½',
  handle: 'The line: move it, and the bias follows',
  handleAt: (b: string) => `the bias is ${b}`,
  columns: ['x₁', 'x₂', 'wanted', 'z', 'side'],
  yes: 'yes',
  no: 'no',
  isRight: 'right',
  isWrong: 'wrong',
  says: (right: number) => `${right} of the four corners ${right === 1 ? 'is' : 'are'} on the right side of the line.`,
  never: ' For this choice three are the most that any line reaches.',
  noLine: 'Both weights are 0: there is no line, and all four corners get the same answer.',
  how: 'The engine’s dense layer computes z for the four corners and for a grid of 12 × 12 points; the colour is σ(z) − ½. The arrow shows the weights. Filled discs are wanted (z above 0), squares are not; what lies on the wrong side has a ring. Drag the line, or change the weights to turn it.',
};
export const strings = said(en, {
  title: '神经元的决策边界',
  task: '哪些角应为正',
  tasks: { or: '至少一个（或）', and: '两个都是（与）', xor: '恰有一个（异或）' },
  first: '第一个权重',
  second: '第二个权重',
  bias: '偏置',
  picture: '两个输入张成的平面：sigmoid的输出离½越远，颜色越深',
  handle: '边界：拖动它，偏置随之改变',
  handleAt: (b) => `偏置为${b}`,
  columns: ['x₁', 'x₂', '应为正', 'z', '判断'],
  yes: '是',
  no: '否',
  isRight: '对',
  isWrong: '错',
  says: (right) => `四个角里有${right}个在边界正确的一侧。`,
  never: '选了异或，任何一条直线最多分对三个。',
  noLine: '两个权重都是0：没有边界，四个角得到同样的回答。',
  how: '引擎的全连接层对四个角和12 × 12个格点算出z，颜色表示σ(z) − ½。箭头画的是权重。圆点应为正（z大于0），方块应为负，落在错误一侧的外面加一个圈。拖动边界，或者改变权重让它转向。',
});
