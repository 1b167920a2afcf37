import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

/** A space typed between Han and what is not: the browser sets it (`text-autospace`), so a typed one makes two kinds of gap on a page. */
const typed =
  /\p{Script=Han}(?:\*\*|<\/\w+>)? (?=[A-Za-z0-9\u0370-\u03ff$`<{\\]|[−+±][\d$]|\$\{)(?!\{#)|[\p{Script=Latin}0-9\p{M}\p{No}\p{Lm}\u0370-\u03ff$`%}\]] (?=\p{Script=Han}|<Cite)/u;

const sources = ['content/**/zh.mdx', 'content/*.yaml', 'src/**/*.ts', 'src/**/*.tsx', 'src/**/*.astro'].flatMap(
  (glob) => globSync(glob),
);
const texts = sources.map((file) => [file, readFileSync(file, 'utf8')] as const);

type Term = { id: string; zh: string; not?: string[]; unless?: string[] };
const terms = parse(readFileSync('content/glossary.yaml', 'utf8')) as Term[];

/** Words of the book that are no terms of the field, and the ones that they keep out. */
const words: Term[] = [
  { id: 'article', zh: '文章', not: ['原文'] },
  { id: 'cost', zh: '代价', not: ['价钱'] },
  { id: 'centre of mass', zh: '质心', not: ['重心'] },
  { id: 'crop', zh: '裁剪', not: ['裁切'] },
  { id: 'drawing pad', zh: '手写板', not: ['画板'] },
  { id: 'bit', zh: '二进制位', not: ['比特'], unless: ['比特（bit）'] },
  { id: 'law', zh: '规律', not: ['定律'] },
  { id: 'reset', zh: '重置', not: ['复位'] },
  { id: 'exercise', zh: '练习', not: ['习题'] },
  { id: 'loading', zh: '正在加载', not: ['正在路上', '正在获取', '正在取', '取来', '开始时获取'] },
  { id: 'estimate', zh: '估计', not: ['许诺', '预告'] },
  { id: 'measure again', zh: '重测', not: ['重读', '重新读', '重新量'] },
  { id: 'previous layer', zh: '前一层', not: ['下面一层', '下层'] },
  { id: 'later layer', zh: '后一层', not: ['上面一层', '上层'] },
  { id: 'guess', zh: '猜', not: ['押'] },
  { id: 'contour line', zh: '等高线', not: ['等损失线'] },
  { id: 'zigzag', zh: '来回跳', not: ['来回折返', '步步反向'] },
  { id: 'thinned network', zh: '子网络', not: ['变瘦的网络'] },
  { id: 'floating-point number', zh: '浮点数', not: ['带小数的数'] },
  { id: 'to change sign', zh: '变号', not: ['换边'] },
  { id: 'towards zero', zh: '往零拉', not: ['往零的方向', '往0的方向'] },
  { id: 'handwritten', zh: '手写', not: ['手绘'] },
  { id: 'kink', zh: '折角', not: ['折点', '拐点'] },
  { id: 'recorded', zh: '记录', not: ['录下'], unless: ['记录下来'] },
  { id: 'site', zh: '网站', not: ['站点'] },
  { id: 'image', zh: '图像', not: ['张图上', '张图的'] },
  { id: 'training run', zh: '训练', not: ['几次运行', '运行失败'] },
  { id: 'without a remedy', zh: '不用任何办法', not: ['没有办法'] },
  { id: 'true gradient', zh: '真正的梯度', not: ['全体梯度', '完整梯度'] },
  { id: 'to change a sign', zh: '改变正负号', not: ['翻转符号'] },
  { id: 'to take images', zh: '取用', not: ['访问图像'] },
  { id: 'any accuracy', zh: '任意精度', not: ['任意程度'] },
  {
    id: 'no person where a thing stands',
    zh: '直说事实',
    not: ['忙碌', '沉默', '平平安安', '藏着', '噤声', '意见不一'],
  },
];

const all = [...terms, ...words];
const right = new Map(all.flatMap(({ zh, not = [] }) => not.map((form) => [form, zh] as const)));
const wrong = new RegExp([...right.keys()].join('|'), 'g');
/** The exceptions, and the lists themselves, which only the glossary has. */
const passed = new RegExp(
  [', (?:not|unless): \\[[^\\]]*\\]', ...all.flatMap(({ unless = [] }) => unless)].join('|'),
  'g',
);

/** Every wrong form in a text, with its line and the word to write. */
const wrongIn = (text: string): string[] => {
  const rest = text.replace(passed, '');
  return [...rest.matchAll(wrong)].map(
    ({ 0: form, index }) => `${rest.slice(0, index).split('\n').length}: ${form} → ${right.get(form)}`,
  );
};

test('one Chinese word stands for one thing: no form that the glossary calls wrong is written', () => {
  expect(texts.flatMap(([file, text]) => wrongIn(text).map((found) => `${file}:${found}`))).toEqual([]);
});

test('no wrong form is part of a right one, and every exception holds a wrong form', () => {
  expect(all.flatMap(({ zh }) => wrongIn(zh))).toEqual([]);
  const idle = all.flatMap(({ not = [], unless = [] }) =>
    unless.filter((text) => !not.some((form) => text.includes(form))),
  );
  expect(idle).toEqual([]);
});

test('a ratio is said as a ratio: what differs by 1.5倍 may be 1.5 or 2.5 times as large', () => {
  const counted = /相差(?:不超过|不到|约)?(?:\$\{|\d)[^，。；：）”`]*倍/;
  const found = texts.flatMap(([file, text]) => (counted.test(text) ? [`${file}: ${text.match(counted)?.[0]}`] : []));
  expect(found).toEqual([]);
});

test('no space is typed behind a full-width mark, or at the end of words that code sets a name behind', () => {
  const behind =
    /[\p{Script=Han}”）][，。；：？！、] [^\s|}]|[，。；：？！、] [\p{Script=Han}“（《]|…… \S|\p{Script=Han} ['`] ?[,\]]/u;
  const found = texts.flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => (behind.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});

test('a heading has no punctuation but the colon', () => {
  const headings = texts.flatMap(([file, text]) =>
    file.endsWith('zh.mdx') ? [...text.matchAll(/^##+ .*[，。；？！、].*$/gm)].map(([line]) => `${file}: ${line}`) : [],
  );
  expect(headings).toEqual([]);
});

test('no component joins two words with half-width punctuation: each language has its own', () => {
  const joined = /\$\{[^}]*\}[,;:] \$\{[^}]*\}`(?!\})/;
  const found = texts.filter(
    ([file, text]) => /^src\/(?!kit\/examples).*\.(tsx|astro)$/.test(file) && joined.test(text),
  );
  expect(found.map(([file]) => file)).toEqual([]);
});

test('no space is typed between Chinese and Latin, digits or formulas, in text or interface', () => {
  const found = texts.flatMap(([file, text]) =>
    text.split('\n').flatMap((line, at) => (typed.test(line) ? [`${file}:${at + 1}: ${line.trim()}`] : [])),
  );
  expect(found).toEqual([]);
});
