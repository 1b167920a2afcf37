/** Words that every widget says in the same way. */
import type { Lang } from '../i18n/lang.ts';

const en = {
  play: 'Play',
  pause: 'Pause',
  step: 'One step',
  reset: 'Reset',
  seed: 'Seed',
  how: 'How this is computed',
  equations: 'Equations',
  source: 'Source',
  slider: (label: string) => `${label}, slider`,
  /** `above`: min itself is not allowed; `below`: max itself is not. */
  range: (min: string, max: string, above = false, below = false) =>
    `${above ? 'above ' : ''}${min} to ${below ? 'below ' : ''}${max}`,
  outside: (range: string) => `Allowed: ${range}. Nothing was changed.`,
  outsideWhole: (range: string) => `Allowed: whole numbers, ${range}. Nothing was changed.`,
  table: 'The numbers behind the picture',
  plotFailed: 'The plot could not be loaded; its numbers stand in the table below.',
  scale: (limit: string) => `Colour scale from −${limit} over 0 to +${limit}`,
};

export type SharedWords = typeof en;

const zh: SharedWords = {
  play: '播放',
  pause: '暂停',
  step: '单步',
  reset: '重置',
  seed: '随机种子',
  how: '这是怎样算出来的',
  equations: '公式',
  source: '源代码',
  slider: (label) => `${label}，滑块`,
  range: (min, max, above = false, below = false) => `${above ? `大于 ${min}` : min} 到 ${below ? `小于 ${max}` : max}`,
  outside: (range) => `允许的范围：${range}。原值未变。`,
  outsideWhole: (range) => `允许的范围：整数，${range}。原值未变。`,
  table: '图中的数据',
  plotFailed: '图未能加载；数据见下面的表格。',
  scale: (limit) => `色标：从 −${limit} 经 0 到 +${limit}`,
};

export const sharedStrings: Record<Lang, SharedWords> = { en, zh };
