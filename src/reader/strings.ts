/** What a page says to a reader whose browser cannot train. */
import type { Missing } from './support.ts';

export const unsupportedSentence: Record<'en' | 'zh', Record<Missing, string>> = {
  en: {
    workers:
      'This browser offers no web workers, so no network can be trained on this page; everything else can be read. Any browser from 2021 on will do.',
    simd: 'This browser does not know WebAssembly SIMD, so no network can be trained on this page; everything else can be read. Chrome or Edge 91, Firefox 89, Safari 16.4 and later know it.',
  },
  zh: {
    workers: '这个浏览器不支持 Web Worker，无法在本页训练网络；其余内容都可以照常阅读。2021 年以后的浏览器均可使用。',
    simd: '这个浏览器不支持 WebAssembly SIMD，无法在本页训练网络；其余内容都可以照常阅读。Chrome 或 Edge 91、Firefox 89、Safari 16.4 及以后的版本均支持。',
  },
};
