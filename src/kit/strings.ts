/** Words that every widget says in the same way. */
import { said } from './said.ts';

const en = {
  play: 'Play',
  pause: 'Pause',
  step: 'One step',
  reset: 'Reset',
  seed: 'Seed',
  skip: (title: string) => `Skip “${title}”`,
  how: 'How this is computed',
  more: 'More settings',
  equations: 'Equations',
  source: 'Source',
  slider: (label: string) => `${label}, slider`,
  /** `above`: min itself is not allowed; `below`: max itself is not. */
  range: (min: string, max: string, above = false, below = false) =>
    `${above ? 'above ' : ''}${min} to ${below ? 'below ' : ''}${max}`,
  outside: (range: string) => `Allowed: ${range}. Nothing was changed.`,
  outsideWhole: (range: string) => `Allowed: whole numbers, ${range}. Nothing was changed.`,
  table: 'The numbers behind the picture',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkNotCopied: 'The link could not be copied; it now stands in the address bar.',
  linkUnknown: (name: string) => `The link names “${name}”, which this figure does not have; it was passed over.`,
  linkDamaged: (name: string, found: string) =>
    `The link sets “${name}” to “${found}”, which is not allowed; it was left as it was.`,
  linkMisses: {
    network: (hash: string) =>
      `The link was made with a network of its maker’s own (${hash}), which is not in this browser.`,
    drawing: (hash: string) =>
      `The link was made with a drawing of its maker’s own (${hash}), which is not in this browser.`,
    data: (hash: string) => `The link was made with data of its maker’s own (${hash}), which are not in this browser.`,
  },
  reads: (name: string) => `${name}: read values with the arrow keys`,
  /** Where the lens has a value from. */
  inFigure: (title: string) => `in “${title}”`,
  scale: (limit: string) => `Colour scale from −${limit} over 0 to +${limit}`,
};
export const sharedStrings = said(en, {
  play: '播放',
  pause: '暂停',
  step: '单步',
  reset: '重置',
  seed: '随机种子',
  skip: (title) => `跳过“${title}”`,
  how: '这是怎样算出来的',
  more: '更多设置',
  equations: '公式',
  source: '源代码',
  slider: (label) => `${label}，滑块`,
  range: (min, max, above = false, below = false) => `${above ? `大于${min}` : min}到${below ? `小于${max}` : max}`,
  outside: (range) => `允许的范围：${range}。原值未变。`,
  outsideWhole: (range) => `允许的范围：整数，${range}。原值未变。`,
  table: '图中的数据',
  copyLink: '复制链接',
  linkCopied: '链接已复制',
  linkNotCopied: '链接没能复制；它现在就在地址栏里。',
  linkUnknown: (name) => `这张图里没有链接所说的“${name}”，已忽略。`,
  linkDamaged: (name, found) => `链接把“${name}”设成“${found}”，这不是允许的值，保持原样。`,
  linkMisses: {
    network: (hash) => `链接用的是制作者自己的网络（${hash}），这个浏览器里没有。`,
    drawing: (hash) => `链接用的是制作者自己画的图（${hash}），这个浏览器里没有。`,
    data: (hash) => `链接用的是制作者自己的数据（${hash}），这个浏览器里没有。`,
  },
  reads: (name) => `${name}：用方向键逐点读数`,
  inFigure: (title) => `“${title}”中`,
  scale: (limit) => `色标：从−${limit}经0到+${limit}`,
});

/** Of a figure that runs a network: it has to come first, and it is the reader's own or the book's. */
export const networkWords = said(
  {
    waiting: 'The network is on its way.',
    failed: 'The network could not be fetched. Reload the page to try again.',
    owners: { own: 'your own network', book: 'the network that comes with the book' },
  },
  {
    waiting: '正在加载网络。',
    failed: '网络未能加载。请重新加载页面。',
    owners: { own: '你自己的网络', book: '本书自带的网络' },
  },
);
