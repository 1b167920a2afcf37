/** What the figure says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { Data, Owner } from '../../../reader/sources.ts';

const enData: Record<Data | 'recorded', string> = {
  recorded: 'MNIST’s test images, as recorded',
  mnist: 'MNIST’s test images',
  digits: 'the test digits drawn by this book’s generator',
  own: 'your own test digits',
  drawn: 'the ten digits drawn by hand for this book',
};
const zhData: Record<Data | 'recorded', string> = {
  recorded: 'MNIST的测试图像（记录的结果）',
  mnist: 'MNIST的测试图像',
  digits: '本书生成器画的测试数字',
  own: '你自己的测试数字',
  drawn: '为本书手写的十个数字',
};

const en = {
  title: 'Who costs the most?',
  measure: 'Measure every test digit',
  measuring: (share: string) => `Measuring … ${share}`,
  failed: 'The network or the digits did not arrive. What stands here was measured before.',
  says: (owner: Owner, data: Data | 'recorded', count: string, mean: string, median: string, wrong: string) =>
    `${owner === 'own' ? 'Your network' : 'The book’s small network'} on ${enData[data]}, ${count} in all: mean loss ${mean}, median ${median}, ${wrong} read wrongly.`,
  burden: (share: string) => ` The dearest hundredth bears ${share} of the loss.`,
  chart: 'Digits by what each costs, and what each group bears of the sum',
  digits: 'part of the digits',
  loss: 'part of the loss',
  axis: 'loss of one digit',
  dearest: 'The dearest',
  numbered: (index: string) => `no. ${index}`,
  verdict: (truth: number, predicted: number, loss: string, index: number | null) =>
    `${index === null ? 'A drawn digit' : `Test digit ${index}`}: a ${truth}, read as ${predicted}, costs ${loss}`,
  columns: ['Loss', 'Digits', 'Part of the digits', 'Part of the loss'],
  range: (from: string, to: string) => `${from} to ${to}`,
  below: (to: string) => `below ${to}`,
  above: (from: string) => `${from} and more`,
  how: 'Your network is the one in training on this page, else the one that you trained last and this browser kept, else the book’s own. Test digits are those in use on this page: MNIST where the site has it, else the digits that the book’s generator draws, or files of yours. Until you measure, a recorded measurement of the book’s own on MNIST’s 10,000 test images is shown, as numbers; their images come when you measure. Where no digits come, the ten that were drawn by hand for this book are measured. Each loss is computed from the logits.',
};
export const strings = said(en, {
  title: '损失集中在哪里',
  measure: '把测试数字逐个算一遍',
  measuring: (share) => `正在计算……${share}`,
  failed: '网络或数字没有加载成功。这里仍是先前算出的结果。',
  says: (owner, data, count, mean, median, wrong) =>
    `${owner === 'own' ? '你的网络' : '本书的小网络'}在${zhData[data]}上，共${count}个：平均损失${mean}，中位数${median}，识别错误${wrong}个。`,
  burden: (share) => `损失最大的百分之一占了全部损失的${share}。`,
  chart: '按每个数字的损失分组：各组有多少数字，又占多少损失',
  digits: '占数字的比例',
  loss: '占损失的比例',
  axis: '单个数字的损失',
  dearest: '损失最大的',
  numbered: (index) => `第${index}号`,
  verdict: (truth, predicted, loss, index) =>
    `${index === null ? '手写数字' : `测试数字${index}`}：是${truth}，识别为${predicted}，损失${loss}`,
  columns: ['损失', '数字个数', '占数字的比例', '占损失的比例'],
  range: (from, to) => `${from}到${to}`,
  below: (to) => `小于${to}`,
  above: (from) => `${from}以上`,
  how: '“你的网络”是本页正在训练的那个；没有，就是你上次训练、浏览器替你留着的那个；再没有，就用本书自带的。测试数字是本页正在用的那一套：网站带有MNIST就用MNIST，否则用本书生成器画的数字，或者你自己的文件。在你按下按钮之前，这里显示记录下来的结果：本书自带的网络在MNIST的10,000张测试图像上，只有数值；图像要等你计算时才有。没有数字可用的时候，算的是为本书手写的十个数字。每个损失都从logits算起。',
});
