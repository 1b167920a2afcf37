/** A step's equations with the numbers in them. eq: adam-moments, adam-correction, adam-update, adam-update-keras */
import type { Constants, Moment } from '../../../experiments/gradient-descent/adam/apart.ts';
import { raised, short } from '../../../kit/numbers.ts';

/** TeX of what a line works out; set at build. */
export const formulas = {
  m: String.raw`m_t = \beta_1 m_{t-1} + (1 - \beta_1) \frac{\partial L}{\partial w}`,
  mHat: String.raw`\hat m_t = \frac{m_t}{1 - \beta_1^t}`,
  v: String.raw`v_t = \beta_2 v_{t-1} + (1 - \beta_2) \left(\frac{\partial L}{\partial w}\right)^2`,
  vHat: String.raw`\hat v_t = \frac{v_t}{1 - \beta_2^t}`,
  step: String.raw`w_t - w_{t-1} = -\eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon}`,
  stepBare: String.raw`w_t - w_{t-1} = -\eta \frac{m_t}{\sqrt{v_t} + \epsilon}`,
  stepKeras: String.raw`w_t - w_{t-1} = -\eta \frac{\hat m_t}{\sqrt{\hat v_t} + \epsilon / \sqrt{1 - \beta_2^t}}`,
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

const mean = (name: FormulaName, operands: readonly number[], square: '' | '²') =>
  line(
    name,
    operands,
    (beta, before, rest, g) => beta * before + rest * (square ? g * g : g),
    (beta, before, rest, g) => {
      const last = square && /[−×]/.test(g) ? `(${g})` : square ? g : factor(g);
      return `${beta} × ${factor(before)} + ${factor(rest)} × ${last}${square}`;
    },
  );

/** Five lines, whatever the form: the moments, each corrected, and the step. */
export function linesOf(moment: Moment, constants: Constants, corrected: boolean): Line[] {
  const { t, g, m0, m, v0, v, mHat, vHat, share1, share2 } = moment;
  const { learningRate, beta1, beta2, form } = constants;
  const hat = (name: FormulaName, bare: number, share: number, beta: number): Line =>
    corrected
      ? line(
          name,
          [bare, share],
          (above, below) => above / below,
          (above, below) =>
            `${factor(above)} / (1 − ${short(beta, 12)}${raised(t)}) = ${factor(above)} / ${factor(below)}`,
        )
      : { name, work: null, result: short(bare) };
  const isKeras = corrected && form === 'keras';
  return [
    mean('m', [beta1, m0, 1 - beta1, g], ''),
    hat('mHat', m, share1, beta1),
    mean('v', [beta2, v0, 1 - beta2, g], '²'),
    hat('vHat', v, share2, beta2),
    line(
      corrected ? (isKeras ? 'stepKeras' : 'step') : 'stepBare',
      [learningRate, mHat, vHat, isKeras ? constants.epsilon / Math.sqrt(share2) : constants.epsilon],
      (eta, above, square, epsilon) => (-eta * above) / (Math.sqrt(square) + epsilon),
      (eta, above, square, epsilon) => `−${factor(eta)} × ${factor(above)} / (√${factor(square)} + ${epsilon})`,
    ),
  ];
}
