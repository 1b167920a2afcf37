/** What the line at the end of a chapter says, in both languages. */
import { said } from '../../../kit/said.ts';
import type { Tasks } from './model.ts';

interface Done {
  readonly solved: number;
  readonly predicted: number;
}
const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const en = {
  label: 'Your progress',
  /** Before it is known, or without JavaScript: what there is to do. */
  asked: ({ exercises, questions }: Tasks, book: Tasks) =>
    `This chapter has ${counted(exercises.length, 'exercise', 'exercises')} and ${counted(questions.length, 'prediction', 'predictions')}; the book so far ${book.exercises.length} and ${book.questions.length}.`,
  done: (of: Tasks, done: Done, book: Tasks, inBook: Done) =>
    `In this chapter you have ${[
      of.exercises.length > 0 && `solved ${done.solved} of ${counted(of.exercises.length, 'exercise', 'exercises')}`,
      of.questions.length > 0 &&
        `made ${done.predicted} of ${counted(of.questions.length, 'prediction', 'predictions')}`,
    ]
      .filter(Boolean)
      .join(
        ' and ',
      )}; in the book ${inBook.solved} of ${book.exercises.length} exercises and ${inBook.predicted} of ${book.questions.length} predictions.`,
  open: 'Take your progress to another browser',
  where:
    'What you solve and predict stays in this browser and nowhere else. As a file it can be kept, or carried to another browser; a file that is brought back adds to what is here and takes nothing away.',
  save: 'Save my progress as a file',
  bring: 'Bring a file back',
  saved: (file: string) => `Saved as ${file}.`,
  brought: (solved: number, predicted: number) =>
    `The file holds ${counted(solved, 'solved exercise', 'solved exercises')} and ${counted(predicted, 'prediction', 'predictions')}; they are here now.`,
  refused: (why: string) => `Not taken in, and nothing was changed: ${why}.`,
};
export type ProgressWords = typeof en;
export const strings = said(en, {
  label: '你的进度',
  asked: ({ exercises, questions }, book) =>
    `本章有${exercises.length}道练习、${questions.length}个预测；全书目前有${book.exercises.length}道练习、${book.questions.length}个预测。`,
  done: (of, done, book, inBook) =>
    `本章${[
      of.exercises.length > 0 && `${of.exercises.length}道练习你做出了${done.solved}道`,
      of.questions.length > 0 && `${of.questions.length}个预测你作了${done.predicted}个`,
    ]
      .filter(Boolean)
      .join(
        '，',
      )}；全书${book.exercises.length}道练习做出了${inBook.solved}道，${book.questions.length}个预测作了${inBook.predicted}个。`,
  open: '把进度带到另一个浏览器',
  where:
    '你做出的练习和作过的预测只留在这个浏览器里，不会传到别处。存成文件，就能保管，也能带到另一个浏览器；读入文件，只会增加记录，不会减少。',
  save: '把我的进度存成文件',
  bring: '读入进度文件',
  saved: (file) => `已存为${file}。`,
  brought: (solved, predicted) => `文件里有${solved}道做出的练习、${predicted}个预测，都已读入。`,
  refused: (why) => `没有读入，什么也没有改动：${why}。`,
});
