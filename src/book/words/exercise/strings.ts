/** What an exercise says, in both languages. */

import type { Tolerance } from '../../../../lib/exercises/exercise.ts';
import { said } from '../../../kit/said.ts';

const en = {
  exercise: (number: string, title: string) => `Exercise ${number}: ${title}`,
  onward: (title: string) => `Next: ${title}`,
  afterTry: 'The solution opens after your first try.',
  reviewLabel: 'Exercises that are still open',
  review: 'Review what you missed:',
  toDo: 'Not tried yet:',
  allSolved: (count: number) => `You have solved all ${count} exercises of this chapter.`,
  marks: { right: 'right', wrong: 'off', unreadable: 'not a number', missing: 'still empty' },
  given: 'Given',
  drawn: 'The numbers of the picture',
  digits: ({ decimals, factor }: Tolerance) =>
    factor
      ? `within a factor of ${factor}`
      : decimals === 0
        ? 'as a whole number'
        : `to ${decimals} ${decimals === 1 ? 'place' : 'places'}`,
  check: 'Check',
  next: 'Another instance',
  solved: 'Solved.',
  open: (seed: number) =>
    `Instance ${seed}. An answer counts when it is right to one unit of the last place that is asked for, a whole number only when it is exact; an estimate, within the factor that is named.`,
  right: 'Right: the engine gives the same.',
  missing: (name: string) => `There is no number for ${name} yet.`,
  unreadable: (name: string, typed: string) => `${name}: expected a number, found “${typed}”.`,
  wrong: (name: string) => `Not yet: ${name} is off.`,
  wrongOnly: 'Not yet: this is not what the engine gives.',
  slip: 'These numbers come out of this formula:',
  slipPiece: 'The first piece in which it differs from the book’s:',
  takeApart: 'Find where it goes wrong',
  takeApartHow: 'Enter the pieces that you have computed. The first that differs from the engine’s is marked.',
  piece: (n: number) => `Piece ${n}`,
  pieceWrong: (n: number) => `Piece ${n} is the first that differs.`,
  piecesRight: 'The pieces entered so far are right.',
  noPieces: 'There is nothing to take apart here: the answer is one step.',
  solution: 'Worked solution',
  working:
    'The numbers in place of the symbols, then line by line, by the engine. It computes on with unrounded numbers; from the printed ones a last digit may come out differently.',
  loading: 'Loading.',
  failed: 'This part of the page could not be loaded. Check the connection and try again.',
};
export type ExerciseWords = typeof en;
export const strings = said(en, {
  exercise: (number, title) => `练习${number}：${title}`,
  onward: (title) => `下一道：${title}`,
  afterTry: '先试一次，再看解答。',
  reviewLabel: '还没有解出的练习',
  review: '答错过、还没解出的：',
  toDo: '还没有做的：',
  allSolved: (count) => `本章的${count}道练习全都解出了。`,
  marks: { right: '对', wrong: '不对', unreadable: '不是数', missing: '还空着' },
  given: '已知',
  drawn: '图中的数',
  digits: ({ decimals, factor }) =>
    factor ? `正确值的1/${factor}到${factor}倍` : decimals === 0 ? '取整数' : `保留${decimals}位小数`,
  check: '检查',
  next: '换一个实例',
  solved: '已解出。',
  open: (seed) =>
    `实例${seed}。与正确答案之差，在要求保留的末位上不超过1，就算答对；要求取整数的，须分毫不差；估计题以给出的倍数为准。`,
  right: '答对了：引擎的结果与此相同。',
  missing: (name) => `${name}还没有填。`,
  unreadable: (name, typed) => `${name}：应填一个数，填的是“${typed}”。`,
  wrong: (name) => `还不对：${name}的值不对。`,
  wrongOnly: '还不对：引擎的结果不是这个数。',
  slip: '这些数出自这个公式：',
  slipPiece: '它与书中公式最先不同的一处：',
  takeApart: '找出错在哪一步',
  takeApartHow: '把你算出的各部分填进来，最先与引擎不同的一处会标出来。',
  piece: (n) => `第${n}部分`,
  pieceWrong: (n) => `最先不同的是第${n}部分。`,
  piecesRight: '目前填入的各部分都对。',
  noPieces: '这里没有可拆的部分：答案只需一步。',
  solution: '解答过程',
  working: '先把符号换成数，再由引擎逐行计算。计算用的是未经舍入的数；照印出来的数再算，末位可能略有出入。',
  loading: '正在加载。',
  failed: '页面的这一部分未能加载。请检查网络后重试。',
});
