/** What every widget says alike: of a browser that cannot train, of digits that are not MNIST's. */
import type { Missing } from './support.ts';

export const unsupportedSentence: Record<'en' | 'zh', Record<Missing, string>> = {
  en: {
    workers:
      'This browser offers no web workers, so no network can be trained on this page; everything else can be read. Chrome or Edge 91, Firefox 89, Safari 16.4 and later will do.',
    simd: 'This browser does not know WebAssembly SIMD, so no network can be trained on this page; everything else can be read. Chrome or Edge 91, Firefox 89, Safari 16.4 and later know it.',
  },
  zh: {
    workers:
      '这个浏览器不支持Web Worker，无法在本页训练网络；其余内容都可以照常阅读。Chrome或Edge 91、Firefox 89、Safari 16.4及以后的版本均可使用。',
    simd: '这个浏览器不支持WebAssembly SIMD，无法在本页训练网络；其余内容都可以照常阅读。Chrome或Edge 91、Firefox 89、Safari 16.4及以后的版本均支持。',
  },
};

/** Beside digits that are shown: whose they are. MNIST's own go without saying. */
export const digitsSentence: Record<'en' | 'zh', Record<'digits' | 'own', (hasMnist: boolean | null) => string>> = {
  en: {
    digits: (hasMnist) =>
      `Digits drawn by this book’s generator${hasMnist === false ? '; MNIST is not installed here: the trainer’s “Data” says how to add it' : ''}.`,
    own: () => 'Digits from your own files.',
  },
  zh: {
    digits: (hasMnist) =>
      `数字由本书的生成器画出${hasMnist === false ? '；这里没有安装MNIST，安装方法见训练器的“数据”' : ''}。`,
    own: () => '数字来自你自己的文件。',
  },
};
