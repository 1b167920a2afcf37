/** A step's equations with the numbers in them. eq: adam-moments, adam-correction, adam-update, adam-update-keras */
import type { Constants, Moment } from '../../../experiments/gradient-descent/adam/apart.ts';
import { raised, short } from '../../../kit/numbers.ts';

/** TeX of what a line works out; set at build. */
export const formulas = {
  m: String.raw`m_t = \beta_1 m_{t-1} + (1 - \beta_1) \frac{\partial L}{\partial w}`,
  v: String.raw`v_t = \beta_2 v_{t-1} + (1 - \beta_2) \left(\frac{\partial L}{\partial w}\right)^2`,
  mHat: String.raw`\hat m_t = \frac{m_t}{1 - \beta_1^t}`,
  vHat: String.raw`\hat v_t = \frac{v_t}{1 - \beta_2^t}`,
  mBare: 'm_t',
  vBare: 'v_t',
  rate: String.raw`\frac{\eta}{\sqrt{\hat v_t} + \epsilon}`,
  rateBare: String.raw`\frac{\eta}{\sqrt{v_t} + \epsilon}`,
  alpha: String.raw`\eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t}`,
  step: String.raw`w_t - w_{t-1} = -\eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`,
  stepBare: String.raw`w_t - w_{t-1} = -\eta \frac{m_t}{\sqrt{v_t} + \epsilon}`,
  stepKeras: String.raw`w_t - w_{t-1} = -\eta \frac{\sqrt{1 - \beta_2^t}}{1 - \beta_1^t} \cdot \frac{m_t}{\sqrt{v_t} + \epsilon}`,
  w: 'w_t',
} as const;
export type FormulaName = keyof typeof formulas;

export interface Line {
  readonly name: FormulaName;
  /** Numbers in place of the symbols; null where nothing is worked out. */
  readonly work: string | null;
  readonly result: string;
}

/** As a factor or after a minus: with brackets where it needs them. */
const factor = (text: string): string => (/^\u2212|×/.test(text) ? `(${text})` : text);
const least = 4;

/** Operands with the fewest digits with which what is printed comes to what is printed. */
function line(
  name: FormulaName,
  operands: readonly number[],
  compute: (...operands: number[]) => number,
  write: (...texts: string[]) => string,
): Line {
  const result = short(compute(...operands), least);
  const comesTo = (digits: number) => short(compute(...operands.map((one) => Number(one.toPrecision(digits)))), least);
  let digits = least;
  while (digits < 17 && comesTo(digits) !== result) digits += 1;
  return { name, work: write(...operands.map((one) => short(one, digits))), result };
}

const plus = (text: string): string => (text.startsWith('\u2212') ? `− ${text.slice(1)}` : `+ ${text}`);
/** 1 − 0.9³ */
const share = (beta: number, t: number): string => `1 − ${short(beta, 12)}${raised(t)}`;

/** Seven lines, whatever the form: moments, corrected moments, the factor, the step, the weight. */
export function linesOf(moment: Moment, constants: Constants, corrected: boolean): Line[] {
  const { t, g, m0, m, v0, v, mHat, vHat, share1, share2, w0, step, alpha, epsilon } = moment;
  const { learningRate, beta1, beta2, form } = constants;
  const [s1, s2] = [share(beta1, t), share(beta2, t)];
  const moments = [
    line(
      'm',
      [beta1, m0, 1 - beta1, g],
      (b, before, rest, now) => b * before + rest * now,
      (b, before, rest, now) => `${b} × ${factor(before)} + ${rest} × ${factor(now)}`,
    ),
    line(
      'v',
      [beta2, v0, 1 - beta2, g],
      (b, before, rest, now) => b * before + rest * now * now,
      (b, before, rest, now) => `${b} × ${factor(before)} + ${factor(rest)} × ${/[−×]/.test(now) ? `(${now})` : now}²`,
    ),
  ];
  const quotient = (name: FormulaName, above: number, below: number, written: string) =>
    line(
      name,
      [above, below],
      (a, b) => a / b,
      (a, b) => `${factor(a)} / (${written}) = ${factor(a)} / ${factor(b)}`,
    );
  const end = line(
    'w',
    [w0, step],
    (before, by) => before + by,
    (before, by) => `${before} ${plus(by)}`,
  );
  const rateFrom = (name: FormulaName, square: number) =>
    line(
      name,
      [learningRate, square, constants.epsilon],
      (rate, under, small) => rate / (Math.sqrt(under) + small),
      (rate, under, small) => `${rate} / (√${factor(under)} + ${small})`,
    );
  const stepFrom = (name: FormulaName, rate: number, mean: number, square: number, small: number) =>
    line(
      name,
      [rate, mean, square, small],
      (r, above, under, e) => (-r * above) / (Math.sqrt(under) + e),
      (r, above, under, e) => `−${factor(r)} × ${factor(above)} / (√${factor(under)} + ${e})`,
    );
  const alphaLine = line(
    'alpha',
    [learningRate, share2, share1],
    (rate, above, below) => (rate * Math.sqrt(above)) / below,
    (rate, above, below) => `${rate} × √${factor(above)} / ${factor(below)}`,
  );
  const bare = (name: FormulaName, value: number): Line => ({ name, work: null, result: short(value) });
  const hats = corrected
    ? [quotient('mHat', m, share1, s1), quotient('vHat', v, share2, s2)]
    : [bare('mBare', m), bare('vBare', v)];
  const [rate, by] = !corrected
    ? [rateFrom('rateBare', v), stepFrom('stepBare', learningRate, m, v, epsilon)]
    : form === 'textbook'
      ? [rateFrom('rate', vHat), stepFrom('step', learningRate, mHat, vHat, constants.epsilon)]
      : [alphaLine, stepFrom('stepKeras', alpha, m, v, epsilon)];
  return [...moments, ...hats, rate, by, end];
}
