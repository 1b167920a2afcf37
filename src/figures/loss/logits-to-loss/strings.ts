/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { Data, Owner } from '../../../reader/sources.ts';

const enData: Record<Data, string> = {
  mnist: 'a test image of MNIST',
  digits: 'a test digit drawn by this book’s generator',
  own: 'one of your own test digits',
  drawn: 'a digit drawn by hand for this book',
};
const zhData: Record<Data, string> = {
  mnist: '一张MNIST测试图像',
  digits: '本书的生成器画的一个测试数字',
  own: '你自己的一个测试数字',
  drawn: '为本书手写的一个数字',
};

const en = {
  title: 'From logits to loss',
  digit: 'Class',
  truth: 'Truth',
  isTruth: (c: number) => `${c} is the right answer`,
  logit: 'Logit z',
  logitOf: (c: number) => `Logit of class ${c}`,
  probability: 'Probability a',
  entropySlope: 'Slope of the cross-entropy',
  squaresSlope: 'Slope of the squared error',
  squares: 'Mean squared error',
  entropy: 'Cross-entropy',
  read: 'Read a digit',
  reading: 'Reading …',
  mislead: 'Sure and wrong',
  failed: ' No digit could be read: the network or the digits did not arrive.',
  says: (c: number, a: string, entropy: string, squares: string, likeliest: number) =>
    `The truth, ${c}, gets the probability ${a}; ${likeliest === c ? 'it is the likeliest answer' : `the likeliest answer is ${likeliest}`}. Cross-entropy ${entropy}, squared error ${squares}.`,
  from: (owner: Owner, data: Data) =>
    ` Logits of ${owner === 'own' ? 'your network' : 'the book’s small network'} for ${enData[data]}.`,
  picture: (c: number) => `The digit that was read, a ${c}`,
  routes: 'One loss, four ways to compute it',
  shift: 'Added to every logit',
  way: 'Way',
  result: 'Loss',
  shifted: 'From the logits, maximum taken out first (this engine)',
  plain64: 'Powers, quotient, logarithm in turn, 64 bits',
  plain32: 'The same in 32 bits, the precision of Keras and PyTorch by default',
  clipped: 'From the finished probabilities, kept at 10⁻⁷ or more',
  power: (value: string) => `Largest power on the 32-bit way: ${value}.`,
  how: 'Every change runs the engine again: softmax, both losses, and both slopes in the logits, in 64 bits. The squared error is sent back through the softmax; for the cross-entropy the two cancel to a − y. “Read a digit” takes fifty test digits and shows the one that costs most, since most cost next to nothing; logits beyond ±20 are set to ±20. In the second table the 32-bit way rounds every single result to 32 bits.',
};
export type LogitsWords = typeof en;
export const strings = said(en, {
  title: '从logits到损失',
  digit: '类别',
  truth: '正确类别',
  isTruth: (c) => `正确答案是${c}`,
  logit: 'logit，z',
  logitOf: (c) => `类别${c}的logit`,
  probability: '概率a',
  entropySlope: '交叉熵的斜率',
  squaresSlope: '平方误差的斜率',
  squares: '均方误差',
  entropy: '交叉熵',
  read: '识别一个数字',
  reading: '正在识别……',
  mislead: '又肯定又错',
  failed: '没能识别：网络或图像没有加载成功。',
  says: (c, a, entropy, squares, likeliest) =>
    `正确类别是${c}，得到的概率是${a}；${likeliest === c ? '它就是最可能的答案' : `最可能的答案却是${likeliest}`}。交叉熵${entropy}，平方误差${squares}。`,
  from: (owner, data) => `这些logits是${owner === 'own' ? '你的网络' : '本书的小网络'}识别${zhData[data]}时给出的。`,
  picture: (c) => `所识别的数字，是${c}`,
  routes: '同一个损失，四种算法',
  shift: '每个logit都加上',
  way: '算法',
  result: '损失',
  shifted: '从logits算，先减去最大值（本书引擎）',
  plain64: '先求幂、再相除、再取对数，64位',
  plain32: '同上，32位：Keras和PyTorch默认的精度',
  clipped: '从算好的概率算，概率不低于10⁻⁷',
  power: (value) => `32位算法里最大的幂：${value}。`,
  how: '每动一下，引擎就重新算一遍：softmax、两种损失、两种损失对logits的斜率，都用64位。平方误差的斜率要反向穿过softmax；交叉熵的两步则抵消成a − y。“识别一个数字”每次取五十个测试数字，只给你看其中损失最大的一个，因为大多数的损失都接近0；超出±20的logits按±20算。第二张表里的32位算法，把每一步结果都舍入到32位。',
});
