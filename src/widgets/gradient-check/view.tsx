/** The gradient check: a table of weights, and the V of truncation and rounding. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { doubtfulDigits } from '../../experiments/backprop/doubtful.ts';
import { exponents } from '../../experiments/backprop/places.ts';
import type { Lang } from '../../i18n/lang.ts';
import { largestSeed } from '../../kit/parameters.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { findNetwork } from '../../reader/sources.ts';
import { HowList, NumberField, WidgetFrame } from '../shared/index.ts';
import { type CheckModel, checkModel } from './model.ts';
import { power } from './powers.ts';
import type { Still } from './still.ts';
import { type CheckWords, strings } from './strings.ts';
import './gradient-check.css';

interface Props {
  lang: Lang;
  base: string;
  /** What the book's network gave when the site was built. */
  still: Still;
  id?: string;
}

export default function GradientCheck({ lang, base, still, id = 'gradient-check' }: Props) {
  const t = strings[lang];
  const model = useMemo(() => checkModel(doubtfulDigits(), () => findNetwork(base), still), [base, still]);
  useSymbols('gradient-check', model.symbols);
  const { network, owner, failed, seed, exponent, chosen, rows, kinks, h } = model;
  useEffect(() => void model.load(), [model]);
  const says = useComputed(() => {
    if (failed.value) return t.failed;
    if (rows.value.length === 0) return network.value ? t.flat(t.owners[owner.value]) : t.waiting;
    const [first] = kinks.value;
    const worst = power(Math.max(...rows.value.map(({ error }) => error)));
    const kinked = first ? t.kinks(kinks.value.length, t.unit(first.l, first.j, first.label)) : t.noKink;
    return `${t.says(t.owners[owner.value], power(h.value), worst)} ${kinked}`;
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <NumberField
          {...{ lang, label: t.seed, value: seed, min: 0, max: largestSeed, step: 1, whole: true, bare: true }}
          onCommit={() => {
            chosen.value = 0;
          }}
        />
      }
      below={
        <NumberField
          {...{ lang, label: t.exponent, symbol: 'k', sym: 'h', value: exponent, min: 0, max: 12, step: 0.5 }}
        />
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['central-difference', 'hidden-error', 'weight-gradient', 'softmax-cross-entropy-gradient']}
            files={['lib/model/training.ts', 'src/experiments/backprop/checked.ts']}
          />
        </>
      }
    >
      <div class="check-parts">
        <Curves model={model} t={t} />
        <Rows model={model} t={t} />
      </div>
    </WidgetFrame>
  );
}

function Rows({ model, t }: { model: CheckModel; t: CheckWords }) {
  const { rows, chosen } = model;
  return (
    <div class="check-scroll">
      <table class="check-table">
        <thead>
          <tr>
            {t.columns.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
            <th scope="col">{t.chosen}</th>
          </tr>
        </thead>
        <tbody>
          {rows.value.map(({ l, i, j, slope, difference, error }, k) => (
            <tr key={k} data-chosen={chosen.value === k}>
              <th scope="row">{t.weight(l, i, j)}</th>
              <td>{power(slope)}</td>
              <td>{power(difference)}</td>
              <td>{power(error)}</td>
              <td>
                <input
                  type="radio"
                  name="gradient-check"
                  aria-label={`${t.choose}: ${t.weight(l, i, j)}`}
                  checked={chosen.value === k}
                  onChange={() => {
                    chosen.value = k;
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const box = { width: 340, height: 230, left: 40, right: 10, top: 12, bottom: 26 };
const low = -12;
const atX = (exponent: number) => box.left + ((box.width - box.left - box.right) * exponent) / low;
const atY = (error: number) => {
  const log = Math.max(low, Math.min(0, Math.log10(Math.max(error, 1e-12))));
  return box.top + ((box.height - box.top - box.bottom) * log) / low;
};

function Curves({ model, t }: { model: CheckModel; t: CheckWords }) {
  const { curves, exponent } = model;
  const path = (errors: readonly number[]) =>
    errors.map((error, k) => `${atX(exponents[k]).toFixed(1)},${atY(error).toFixed(1)}`).join('L');
  const ticks = [0, -4, -8, -12];
  return (
    <div class="check-curves">
      <p class="check-heading">{t.error}</p>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.picture}>
        {ticks.map((tick) => (
          <g key={tick}>
            <line
              class="check-grid"
              x1={box.left}
              x2={box.width - box.right}
              y1={atY(10 ** tick)}
              y2={atY(10 ** tick)}
            />
            <text x={box.left - 5} y={atY(10 ** tick) + 4} text-anchor="end">
              {tick === 0 ? '1' : power(10 ** tick).replace('1.0 × ', '')}
            </text>
            <text x={atX(tick)} y={box.height - 8} text-anchor="middle">
              {tick === 0 ? 'h = 1' : power(10 ** tick).replace('1.0 × ', '')}
            </text>
          </g>
        ))}
        <line
          class="check-now"
          x1={atX(-exponent.value)}
          x2={atX(-exponent.value)}
          y1={box.top}
          y2={box.height - box.bottom}
        />
        {curves.value &&
          (['float32', 'float64'] as const).map((kind) => (
            <path key={kind} class={`check-line check-${kind}`} d={`M${path(curves.value![kind])}`} />
          ))}
      </svg>
      <ul class="check-legend">
        {(['float64', 'float32'] as const).map((kind) => (
          <li key={kind}>
            <svg viewBox="0 0 26 8" aria-hidden="true">
              <path class={`check-line check-${kind}`} d="M1,4H25" />
            </svg>
            {t[kind]}
          </li>
        ))}
      </ul>
    </div>
  );
}
