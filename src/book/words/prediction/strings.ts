/** What a prediction says, in both languages. */
import { said } from '../../../kit/said.ts';

const en = {
  title: (number: string) => `Your prediction ${number}`,
  commit: 'Commit to it',
  commitChoice: 'Commit to it',
  takeBack: 'Take it back',
  skip: 'See the answer without guessing',
  answered: (guess: string, answer: string) => `You said ${guess}. Recorded is ${answer}.`,
  answer: (answer: string) => `Recorded is ${answer}.`,
  off: (miss: string) => ` Off by ${miss}.`,
  times: (factor: string) => ` Off by a factor of ${factor}.`,
  exact: ' Exactly so.',
  right: (choice: string, answer: string) => `You chose ${choice}, and so it came out: ${answer} in the recorded runs.`,
  wrong: (choice: string, best: string, answer: string) =>
    `You chose ${choice}. In the recorded runs ${best} came first, with ${answer}.`,
  best: (best: string, answer: string) => `In the recorded runs ${best} came first, with ${answer}.`,
  mine: (answer: string) => ` The run in this page gave ${answer}.`,
};
export const strings = said(en, {
  title: (number) => `你的预测${number}`,
  commit: '就猜这个数',
  commitChoice: '就选这一个',
  takeBack: '收回',
  skip: '不猜，直接看答案',
  answered: (guess, answer) => `你猜的是${guess}，记录的结果是${answer}。`,
  answer: (answer) => `记录的结果是${answer}。`,
  off: (miss) => `相差${miss}。`,
  times: (factor) => `两数之比是${factor}。`,
  exact: '一点不差。',
  right: (choice, answer) => `你选的是“${choice}”，记录的结果正是如此：${answer}。`,
  wrong: (choice, best, answer) => `你选的是“${choice}”。在记录的几次训练里，居首的是“${best}”：${answer}。`,
  best: (best, answer) => `在记录的几次训练里，居首的是“${best}”：${answer}。`,
  mine: (answer) => `本页的这次训练得到${answer}。`,
});
