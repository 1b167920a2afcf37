/** Ten logits with their probabilities, and beside them what two losses make of them. */

import { Fields } from '../../../kit/Fields.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Bar, Facts, Numbers } from '../../../kit/Numbers.tsx';
import { brief, fixed, percent } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { type LogitsModel, logitsModel, reach } from './model.ts';
import { type LogitsWords, strings } from './strings.ts';

export default figure({
  id: 'logits-to-loss',
  words: strings,
  model: () => logitsModel(),
  equations: ['softmax', 'mse', 'cross-entropy', 'log-sum-exp', 'softmax-cross-entropy-gradient'],
  files: ['lib/nn/losses.ts', 'lib/nn/softmax.ts', 'src/figures/loss/logits-to-loss/losses.ts'],
  says({ judgement, truth, shown, likeliest, failed }, t) {
    const { a, entropy, squares } = judgement.value;
    const { value: c } = truth;
    const digit = shown.value;
    const state = t.says(c, percent(a[c], 2), fixed(entropy, 3), fixed(squares, 4), likeliest.value);
    return `${state}${digit ? t.from(digit.owner, digit.data) : ''}${failed.value ? t.failed : ''}`;
  },
  controls: ({ busy, readDigit, mislead }, t) => [
    {
      primary: true,
      label: busy.value ? t.reading : t.read,
      others: [t.read, t.reading],
      disabled: busy.value,
      onClick: () => void readDigit(),
    },
    { label: t.mislead, onClick: mislead },
  ],
  below: ({ model, t, lang }) => {
    const { shifted, plain64, plain32, clipped, largestPower32 } = model.routes.value;
    const ways = { [t.shifted]: shifted, [t.plain64]: plain64, [t.plain32]: plain32, [t.clipped]: clipped };
    return (
      <div class="logits-routes">
        <p class="chart-title">{t.routes}</p>
        <Fields {...{ lang, columns: 1, fields: [{ label: t.shift, value: model.shift }] }} />
        <Numbers
          columns={[t.way, t.result]}
          rows={Object.entries(ways).map(([name, loss]) => ({
            name,
            values: [fixed(loss, 5)],
            lost: !Number.isFinite(loss),
          }))}
        />
        <p class="note">{t.power(brief(largestPower32, 2))}</p>
      </div>
    );
  },
  picture: ({ model, t, id }) => (
    <div class="logits">
      <Classes {...{ model, t, id }} />
      <Totals {...{ model, t }} />
    </div>
  ),
});

function Classes({ model, t, id }: { model: LogitsModel; t: LogitsWords; id: string }) {
  const { logits, truth, judgement, choose, set } = model;
  const { a, deltaEntropy, deltaSquares } = judgement.value;
  const head = [
    [t.digit, undefined],
    [t.logit, 'z'],
    [t.probability, 'a'],
    [t.entropySlope, 'delta'],
    [t.squaresSlope, 'delta'],
  ] as const;
  return (
    <table class="logits-table">
      <thead>
        <tr>
          {head.map(([name, sym]) => (
            <th key={name} scope="col" data-sym={sym}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {logits.value.map((z, j) => (
          <tr key={j} data-truth={j === truth.value}>
            <th scope="row">
              <label class="logits-class">
                <input
                  type="radio"
                  name={`${id}-truth`}
                  checked={j === truth.value}
                  aria-label={t.isTruth(j)}
                  onChange={() => choose(j)}
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
                value={z}
                aria-label={t.logitOf(j)}
                onInput={(event) => set(j, Number(event.currentTarget.value))}
              />
              <span>{fixed(z, 1)}</span>
            </td>
            <td>
              <Bar share={a[j]} />
              <small>{percent(a[j], 1)}</small>
            </td>
            {[deltaEntropy[j], deltaSquares[j]].map((slope, k) => (
              <td key={k}>
                <Bar share={slope} kind="backward" signed />
                <small>{fixed(slope, 3)}</small>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Totals({ model: { judgement, shown }, t }: { model: LogitsModel; t: LogitsWords }) {
  const { entropy, squares } = judgement.value;
  const digit = shown.value;
  return (
    <div class="logits-totals">
      <Facts
        facts={[
          { name: t.entropy, value: fixed(entropy, 3), sym: 'L' },
          { name: t.squares, value: fixed(squares, 4), sym: 'L' },
        ]}
      />
      <div class="logits-digit">
        {digit && <DigitImage pixels={digit.pixels} most={1} size={84} label={t.picture(digit.label)} />}
      </div>
    </div>
  );
}
