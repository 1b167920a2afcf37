/** Where a formula with one token changed rightly says the same: narrow patterns, each with its reason. */
import { isLayers } from '../../lib/formula/values.ts';
import type { Formula } from './formulas.ts';
import { bare, type Mutant, tokensOf } from './tokens.ts';

interface Excuse {
  readonly why: string;
  readonly holds: (mutant: Mutant, formula: Formula) => boolean;
}

const products = new Set(['\\cdot', '\\times', '\\odot', '*']);
const upright = new Set(['\\mathrm', '\\text', '\\operatorname', '\\textrm']);
const functions = /^\\(exp|log|ln|sin|cos|tanh|cosh|sinh|max|min|det)$/;
const isName = (text: string): boolean => /^([a-zA-Z]|\\[a-z]+)$/i.test(text) && !functions.test(text);

/** The tokens before and behind. */
function around({ token }: Mutant, { tex }: Formula) {
  const tokens = tokensOf(tex).map(({ text }) => text);
  const at = tokensOf(tex).findIndex(({ start }) => start === token.start);
  return { before: tokens[at - 1], behind: tokens[at + 1], tokens, at };
}

/** Whether the token stands in a subscript with braces. */
function inSubscript({ token }: Mutant, { tex }: Formula): boolean {
  const opened: string[] = [];
  let last = '';
  for (const { text, start } of tokensOf(tex)) {
    if (start === token.start) return opened.includes('_');
    if (text === '{') opened.push(last);
    if (text === '}') opened.pop();
    last = text;
  }
  return false;
}

const behindOf = ({ token }: Mutant, { tex }: Formula): string => tex.slice(token.end).trim();

const is = (how: Mutant['how'], token: string, by?: string) => (mutant: Mutant) =>
  mutant.how === how && mutant.token.text === token && (by === undefined || mutant.by === by);

export const excuses: readonly Excuse[] = [
  {
    why: 'braces around a single sign, sizes of brackets and marks of alignment show nothing',
    holds: (mutant, { tex }) => bare(mutant.tex) === bare(tex),
  },
  {
    why: 'layers are selected by their superscript or by their subscript',
    holds: (mutant, formula) => {
      const { token, by, how } = mutant;
      if (how !== 'exchanged' || !(token.text + by).match(/^(_\^|\^_)$/)) return false;
      return Object.values(formula.instances[0]).some(isLayers);
    },
  },
  {
    why: 'between numbers every sign of a product says the same, and so does none',
    holds: ({ how, token, by }) =>
      (products.has(token.text) && (how === 'dropped' || (how === 'exchanged' && products.has(by)))) ||
      (how === 'swapped' && products.has(by)),
  },
  {
    why: 'factors of a product may be exchanged',
    holds: (mutant, formula) =>
      mutant.how === 'swapped' && isName(mutant.token.text) && isName(mutant.by) && !inSubscript(mutant, formula),
  },
  {
    why: "the indices of Kronecker's delta may be exchanged",
    holds: (mutant, formula) =>
      mutant.how === 'swapped' && inSubscript(mutant, formula) && /\\delta_\{(ij|ky)\}/.test(formula.tex),
  },
  {
    why: 'a row of cases may end in a comma or a full stop',
    holds: (mutant, formula) =>
      /^[.,;]$/.test(mutant.token.text) &&
      /^(&|\\\\|\\end)$/.test(around(mutant, formula).behind) &&
      (mutant.how === 'dropped' || (mutant.how === 'exchanged' && /^[.,;]$/.test(mutant.by))),
  },
  {
    why: 'an index that begins with its sign in braces is the same index',
    holds: ({ how, token, by }, { tex }) =>
      how === 'swapped' && token.text === '_' && by === '{' && /_\{[+-]\}/.test(tex),
  },
  {
    why: 'a row is added to every row, with a column of ones or without',
    holds: (mutant, formula) =>
      is('dropped', '\\mathbf')(mutant) && around(mutant, formula).tokens[around(mutant, formula).at + 2] === '1',
  },
  {
    why: 'no instance lies on the end of an interval',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' && /^(\[\(|\(\[|\]\)|\)\])$/.test(token.text + by) && tex.includes('in [a, b]'),
  },
  {
    why: 'an empty row shows nothing',
    holds: (mutant, { tex }) =>
      is('doubled', '\\\\')(mutant) || (is('exchanged', '0', '\\\\')(mutant) && /(\{cases\}|\\\\) 0\.5/.test(tex)),
  },
  {
    why: 'a row that begins with a sign continues the one before',
    holds: (mutant, formula) =>
      mutant.token.text === '&' && mutant.by === '\\\\' && around(mutant, formula).behind === '=',
  },
  {
    why: 'a function of one piece needs no brackets: tanh(x) is (tanh x)',
    holds: ({ how, token, by }) =>
      how === 'swapped' && ((functions.test(token.text) && by === '(') || (token.text === '(' && functions.test(by))),
  },
  {
    why: 'upright words are set by several commands',
    holds: ({ how, token, by }) => how === 'exchanged' && upright.has(token.text) && upright.has(by),
  },
  {
    why: 'transposition has several signs',
    holds: (mutant, { tex }) =>
      (mutant.how === 'exchanged' && /^(\\topT|T\\top)$/.test(mutant.token.text + mutant.by)) ||
      (mutant.how === 'dropped' &&
        /^\\math(sf|rm)$/.test(mutant.token.text) &&
        /\^\{\\math(sf|rm)( T|\{T\})\}/.test(tex)),
  },
  {
    why: "a function's name in upright letters may have capitals among them",
    holds: (mutant, { tex }) => is('exchanged', 't', 'T')(mutant) && tex.includes('{softmax}'),
  },
  {
    why: 'the mean has a sign of its own, or is an upright E, or an E before square brackets',
    holds: (mutant, { tex }) =>
      mutant.token.text === '\\mathbb' &&
      ((mutant.how === 'dropped' && tex.includes('\\mathbb{E}[')) ||
        (mutant.how === 'exchanged' && upright.has(mutant.by) && tex.includes('\\mathbb{E}'))),
  },
  {
    why: 'the sign of an indicator may be bold or upright',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' &&
      token.text === '\\mathbf' &&
      (by === '\\boldsymbol' || upright.has(by)) &&
      /\\mathbf\{1\}(\\\{|_\{)/.test(tex),
  },
  {
    why: 'a word over an index is an extreme however its letters are set',
    holds: (mutant, { tex }) =>
      /^(dropped|swapped)$/.test(mutant.how) &&
      tex.startsWith('\\underset{k}{\\operatorname{argmin}}') &&
      mutant.token.start < tex.indexOf('}} ') + 2,
  },
  {
    why: 'the nearest is the nearest, whatever power of the distance is compared',
    holds: ({ how, token, by }, { name, tex }) =>
      how === 'exchanged' &&
      name === 'k-means, a cluster' &&
      token.start > tex.lastIndexOf('\\|') &&
      /^([_^][_^]|\d[1-9])$/.test(token.text + by),
  },
  {
    why: 'matrix products may be bracketed otherwise, and a matrix that is its own transposed stands on either side',
    holds: ({ how, token, by }, { name }) =>
      how === 'swapped' &&
      ((/^[VvyWSUP]$/.test(token.text) && /^[()]$/.test(by)) || token.text + by === ',S') &&
      /^(gated unit|F of two|linear attention|reconstruction|step of the power method|ridge regression|quotient of Rayleigh)$/.test(
        name,
      ),
  },
  {
    why: 'a full stop may stand in the word before it',
    holds: (mutant, { tex }) => is('swapped', '}', '.')(mutant) && tex.includes('\\text{otherwise}.'),
  },
  { why: 'the exponential is its own slope', holds: is('scripted', '\\exp', "'") },
  {
    why: 'the words of cases may be set in any letters',
    holds: (mutant, formula) =>
      mutant.how === 'exchanged' &&
      ((mutant.token.text === '\\text' && /^\{(if|otherwise)/.test(behindOf(mutant, formula))) ||
        (mutant.by === 'T' && /^herwise/.test(behindOf(mutant, formula)))),
  },
  {
    why: 'a root or a function of what stands in braces may stand in them',
    holds: ({ how, token, by }) => how === 'swapped' && by === '{' && /^\\(sqrt|log)$/.test(token.text),
  },
  {
    why: 'indices may stand side by side',
    holds: (mutant, formula) =>
      is('dropped', ',')(mutant) && inSubscript(mutant, formula) && /[a-z], ?[a-z]/.test(formula.tex),
  },
  {
    why: 'a gap parts the digits of a large number as {,} does',
    holds: (mutant, { tex }) => is('dropped', ',')(mutant) && tex.includes('10{,}000'),
  },
  {
    why: 'a + b a is a b + a',
    holds: (mutant, { name }) => is('swapped', '+', '\\mu')(mutant) && name === 'point-ahead-step',
  },
  {
    why: 'a sign + in front says nothing',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' &&
      by === '+' &&
      /(^|[=({&])$/.test(tex.slice(0, token.start).trim()) &&
      (token.text === '0' || /^\\[bB]ig/.test(token.text)),
  },
  {
    why: 'each pair once: i < j or i > j',
    holds: ({ how, token, by }, { name }) => how === 'exchanged' && token.text + by === '<>' && /by pairs$/.test(name),
  },
  {
    why: 'a sum over nothing adds nothing',
    holds: (mutant, { name }) =>
      (is('exchanged', '1', '0')(mutant) && name === "earth mover's distance by sums") ||
      (/^[\^/]$/.test(mutant.by) && is('exchanged', '-')(mutant) && name === 'sum of products of pairs'),
  },
  {
    why: 'a word needs no braces round it to be an index',
    holds: ({ how, token, by }) => how === 'swapped' && token.text === '{' && upright.has(by),
  },
  {
    why: "the sign of an indicator stands before Iverson's bracket, or has it as an index",
    holds: (mutant, { tex }) => is('dropped', '_')(mutant) && tex.includes('\\mathbb{1}_{['),
  },
  {
    why: 'how the columns of an array are set says nothing',
    holds: (mutant, { tex }) => mutant.token.text === 'l' && tex.includes('{array}{ll}'),
  },
  {
    why: 'a formula may end in a full stop',
    holds: (mutant, { tex }) => is('doubled', '.')(mutant) && tex.endsWith('\\right.'),
  },
  {
    why: 'the sign of a number has two names',
    holds: (mutant, { tex }) => is('dropped', 'i')(mutant) && tex.includes('{sign}'),
  },
  {
    why: 'once i is i',
    holds: (mutant, { name }) => is('dropped', '\\le')(mutant) && name === 'largest gap',
  },
  {
    why: 'a place that counts from 1 changes no sign, and no instance is 0',
    holds: ({ how, token, by }, { name }) =>
      name === 'counted share' &&
      ((how === 'doubled' && token.text === 'i') || (how === 'exchanged' && token.text + by === '>\\ge')),
  },
  {
    why: 'vectors end to end stand between commas or semicolons',
    holds: (mutant, { name }) => is('exchanged', ';', ',')(mutant) && name === "LSTM's gate of both",
  },
  { why: 'once is as good as not at all', holds: is('exchanged', '\\bigl', '1') },
  {
    why: 'a sum over both indices goes over the transposed matrix too, and some matrices are their own transposed',
    holds: (mutant, { name }) =>
      mutant.how === 'swapped' &&
      mutant.by === 'j' &&
      /^(Frobenius norm|quadratic form|variance along a direction|style|redundancy reduced|smoothness on a graph|dual of the margin)$/.test(
        name,
      ),
  },
  {
    why: 'a zero before the decimal point may be left out',
    holds: (mutant, formula) => is('dropped', '0')(mutant) && around(mutant, formula).behind === '.',
  },
  {
    why: 'where the pieces of a function meet they have one value',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' && /\{cases\}|\(y - f\)/.test(tex) && /^(<\\le|\\le<|>\\ge|\\ge>)$/.test(token.text + by),
  },
  {
    why: "1[...] is Iverson's bracket times one",
    holds: (mutant, formula) => is('dropped', '\\mathbb')(mutant) && /\\mathbb\{1\}(\\left)?\[/.test(formula.tex),
  },
  {
    why: 'a row is added to every row of a matrix',
    holds: (mutant, formula) => is('dropped', '\\mathbf')(mutant) && formula.tex.includes('\\mathbf{1} (\\mathbf{b}'),
  },
  {
    why: 'the indices of a sum may be exchanged',
    holds: ({ how, tex }) => how === 'swapped' && /\\sum_\{(kj|ji)\}/.test(tex),
  },
  { why: 'the determinant of a number is the number', holds: is('doubled', '\\det') },
  {
    why: 'equations may stand beside each other',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' && token.text === '\\\\' && by === '&' && tex.includes('{aligned}'),
  },
  {
    why: '0 - a is -a',
    holds: (mutant, { tex }) => is('swapped', '-', '0')(mutant) && tex[mutant.token.start - 1] === '{',
  },
  {
    why: 'a factor may be drawn into a norm or a bracket',
    holds: ({ how, by }) => how === 'swapped' && (by === '\\|' || by === '['),
  },
  {
    why: 'a place that counts from 1 times 0 is 0',
    holds: (mutant, { name }) => is('doubled', 'i')(mutant) && mutant.tex.includes('m_ii = 0') && name === 'dropout',
  },
  {
    why: 'what is 0 or 1 is its own square',
    holds: ({ how, token, by }, { name }) =>
      (name === 'average of a window' && how === 'doubled' && /^[ab]$/.test(token.text)) ||
      (name === 'bernoulli-likelihood' && how === 'doubled' && token.text === 'y') ||
      (name === 'dropout-mean' &&
        ((how === 'doubled' && token.text === 'r') || (how === 'exchanged' && token.text + by === '1r'))),
  },
  {
    why: 'to divide by a sign is to multiply by it',
    holds: ({ how, token, by }, { tex }) =>
      how === 'exchanged' &&
      token.text === '\\odot' &&
      by === '/' &&
      tex.includes(String.raw`\odot \operatorname{sgn}`),
  },
  {
    why: 'two names of one value',
    holds: ({ how, token, by }, { instances }) =>
      how === 'exchanged' &&
      [token.text, by].every((text) => /^\d$/.test(text) || typeof instances[0][text] === 'number') &&
      instances.every((values) => (values[token.text] ?? Number(token.text)) === (values[by] ?? Number(by))),
  },
];
