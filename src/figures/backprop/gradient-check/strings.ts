/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import { networkWords } from '../../../kit/strings.ts';

const en = {
  ...networkWords.en,
  title: 'The gradient check',
  seed: 'Seed',
  exponent: 'Step h = 10⁻ᵏ, k',
  columns: ['Weight', 'Engine’s slope', 'Central difference', 'Relative error'],
  weight: (l: number, i: number, j: number) => `layer ${l}, from ${i} to ${j}`,
  choose: 'In the picture',
  error: 'Relative error over h',
  float64: '64 bits',
  float32: '32 bits',
  picture: 'Relative error of the central difference over its step, both in powers of ten',
  noKink: 'No ReLU changes sides between w − h and w + h.',
  kinks: (count: number, first: string) =>
    `${count === 1 ? 'One ReLU changes sides between w − h and w + h' : `${count} ReLUs change sides between w − h and w + h, the first of them`}, ${first}: there the loss has a kink, and the difference mixes two slopes.`,
  unit: (l: number, j: number, label: number) => `unit ${j} of layer ${l} on the ${label}`,
  flat: (owner: string) => `On ${owner} the loss has no slopes to check: none of its weights moves it.`,
  says: (owner: string, h: string, worst: string) =>
    `On ${owner}, with h = ${h}, slopes and differences agree to ${worst} at worst.`,
  how: 'The loss is the mean over ten pictures, each a digit drawn for the book with the next one shining through (60 to 40), because a network that is sure of itself has hardly any slopes. Slopes come from one backward pass of the engine; differences from two forward passes each, one weight moved. Everything is computed in 64 bits, the second curve in 32. Weights without a slope (of pixels that no digit touches) are passed over.',
};
export const strings = said(en, {
  ...networkWords.zh,
  title: '梯度检查',
  seed: '随机种子',
  exponent: '步长h = 10⁻ᵏ的k',
  columns: ['权重', '引擎的斜率', '中心差分', '相对误差'],
  weight: (l, i, j) => `第${l}层，从${i}到${j}`,
  choose: '图中所示',
  error: '相对误差随h的变化',
  float64: '64位',
  float32: '32位',
  picture: '中心差分的相对误差随步长的变化，两轴都取十的幂',
  noKink: '在w − h与w + h之间，没有ReLU的z变号。',
  kinks: (count, first) =>
    `在w − h与w + h之间，有${count}个ReLU的z变号，${count === 1 ? '就是' : '第一个是'}${first}：损失在那里有折角，差分混进了两边的斜率。`,
  unit: (l, j, label) => `数字${label}上第${l}层的单元${j}`,
  flat: (owner) => `${owner}的损失没有可检查的斜率：动哪个权重都不改变它。`,
  says: (owner, h, worst) => `${owner}，h = ${h}：斜率与差分最多相差${worst}。`,
  how: '损失是十张图像上的平均，每张是为本书手写的一个数字，叠着下一个数字（六成对四成），因为网络太有把握时，斜率几乎是0。斜率来自引擎的一次反向传播；每个差分来自两次前向传播，只动一个权重。第二条曲线用32位计算，其余都用64位。斜率恒为0的权重（所连的像素在十张图像上都没有墨）跳过。',
});
