/** Ten logits with their probabilities, and beside them what two losses make of them. No arithmetic of the subject here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { costOf, logitsOf } from '../../../lib/model/reading.ts';
import { byCost } from '../../experiments/loss/costs.ts';
import type { Lang } from '../../i18n/lang.ts';
import { brief, fixed, percent } from '../../kit/numbers.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { findDigits, findNetwork } from '../../reader/sources.ts';
import { Button, DigitImage, HowList, NumberField, WidgetFrame } from '../shared/index.ts';
import { type LogitsModel, largestShift, logitsModel, reach } from './model.ts';
import { type LogitsWords, strings } from './strings.ts';
import './logits-to-loss.css';

interface Props {
  lang: Lang;
  base: string;
  id?: string;
}

/** Of every so many test digits the dearest is shown: most cost so little that there is nothing to see. */
const herd = 50;
const readerOf = (base: string) => async (turn: number) => {
  const [{ layers, owner }, { data, count, digits }] = await Promise.all([findNetwork(base), findDigits()]);
  const size = count > herd ? herd : 1;
  const indices = Array.from({ length: size }, (_, k) => (turn * size + k) % count);
  const [digit] = byCost((await digits(indices)).map((one) => costOf(layers, one)));
  return digit ? { ...digit, logits: logitsOf(layers, digit.pixels), owner, data } : null;
};

export default function LogitsToLoss({ lang, base, id = 'logits-to-loss' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => logitsModel(readerOf(base)), [base]);
  useSymbols('logits-to-loss', model.symbols);
  const says = useComputed(() => {
    const { a, entropy, squares } = model.judgement.value;
    const { value: c } = model.truth;
    const digit = model.shown.value;
    const state = t.says(c, percent(a[c], 2), fixed(entropy, 3), fixed(squares, 4), model.likeliest.value);
    return `${state}${digit ? t.from(digit.owner, digit.data) : ''}${model.failed.value ? t.failed : ''}`;
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <>
          <Button primary onClick={() => model.readDigit()} disabled={model.busy.value} others={[t.read, t.reading]}>
            {model.busy.value ? t.reading : t.read}
          </Button>
          <Button onClick={model.mislead}>{t.mislead}</Button>
          <Button onClick={model.reset}>{t.reset}</Button>
        </>
      }
      below={<Routes {...{ model, t, lang }} />}
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['softmax', 'mse', 'cross-entropy', 'log-sum-exp', 'softmax-cross-entropy-gradient']}
            files={['lib/nn/losses.ts', 'lib/nn/softmax.ts', 'src/widgets/logits-to-loss/losses.ts']}
          />
        </>
      }
    >
      <div class="logits">
        <Classes {...{ model, t, id }} />
        <Totals {...{ model, t }} />
      </div>
    </WidgetFrame>
  );
}

function Classes({ model, t, id }: { model: LogitsModel; t: LogitsWords; id: string }) {
  const { a, deltaEntropy, deltaSquares } = model.judgement.value;
  return (
    <table class="logits-table">
      <thead>
        <tr>
          <th scope="col">{t.digit}</th>
          <th scope="col" data-sym="z">
            {t.logit}
          </th>
          <th scope="col" data-sym="a">
            {t.probability}
          </th>
          <th scope="col" data-sym="delta">
            {t.entropySlope}
          </th>
          <th scope="col" data-sym="delta">
            {t.squaresSlope}
          </th>
        </tr>
      </thead>
      <tbody>
        {model.z.map((z, j) => (
          <tr key={j} data-truth={j === model.truth.value}>
            <th scope="row">
              <label class="logits-class">
                <input
                  type="radio"
                  name={`${id}-truth`}
                  checked={j === model.truth.value}
                  aria-label={t.isTruth(j)}
                  onChange={() => model.choose(j)}
                />
                {j}
              </label>
            </th>
            <td class="logits-logit">
              <input
                type="range"
                min={-reach}
                max={reach}
                step={0.1}
                value={z.value}
                aria-label={t.logitOf(j)}
                onInput={(event) => model.set(j, Number(event.currentTarget.value))}
              />
              <span>{fixed(z.value, 1)}</span>
            </td>
            <td class="logits-probability">
              <span class="logits-bar" style={{ '--part': a[j] }} />
              <span>{percent(a[j], 1)}</span>
            </td>
            <Slope value={deltaEntropy[j]} />
            <Slope value={deltaSquares[j]} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A bar from the middle: to the right where the loss grows with the logit, to the left where it falls. */
function Slope({ value }: { value: number }) {
  return (
    <td class="logits-slope">
      <span class="logits-signed" data-sign={value < 0 ? 'down' : 'up'} style={{ '--part': Math.abs(value) }} />
      <span>{fixed(value, 3)}</span>
    </td>
  );
}

function Totals({ model, t }: { model: LogitsModel; t: LogitsWords }) {
  const { entropy, squares } = model.judgement.value;
  const digit = model.shown.value;
  return (
    <div class="logits-totals">
      <dl>
        <dt>{t.entropy}</dt>
        <dd data-sym="L">{fixed(entropy, 3)}</dd>
        <dt>{t.squares}</dt>
        <dd data-sym="L">{fixed(squares, 4)}</dd>
      </dl>
      <div class="logits-digit">
        {digit && <DigitImage pixels={digit.pixels} most={1} size={84} label={t.picture(digit.label)} />}
      </div>
    </div>
  );
}

function Routes({ model, t, lang }: { model: LogitsModel; t: LogitsWords; lang: Lang }) {
  const { shifted, plain64, plain32, clipped, largestPower32 } = model.routes.value;
  const rows = [
    [t.shifted, shifted],
    [t.plain64, plain64],
    [t.plain32, plain32],
    [t.clipped, clipped],
  ] as const;
  return (
    <div class="logits-routes">
      <p class="logits-heading">{t.routes}</p>
      <NumberField {...{ lang, label: t.shift, value: model.shift, min: 0, max: largestShift, step: 1, whole: true }} />
      <table>
        <thead class="visually-hidden">
          <tr>
            <th scope="col">{t.way}</th>
            <th scope="col">{t.result}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([way, loss]) => (
            <tr key={way} data-lost={!Number.isFinite(loss)}>
              <th scope="row">{way}</th>
              <td>{fixed(loss, 5)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="widget-note">{t.power(brief(largestPower32, 2))}</p>
    </div>
  );
}
