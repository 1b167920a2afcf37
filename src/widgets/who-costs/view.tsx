/** Who costs the most?: the distribution of single losses, and the dearest digits by name. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Cost } from '../../../lib/model/reading.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { findDigits, findNetwork } from '../../reader/sources.ts';
import {
  Button,
  DataTable,
  DigitImage,
  fixed,
  grouped,
  HowList,
  percent,
  StillInk,
  WidgetFrame,
} from '../shared/index.ts';
import { Distribution, tableOf } from './Distribution.tsx';
import { costsModel } from './model.ts';
import { stillOf } from './still.ts';
import { type CostsWords, strings } from './strings.ts';
import './who-costs.css';

const shown = 12;

interface Props {
  lang: Lang;
  base: string;
  /** What the book's network made of the digits drawn for the book, when the site was built: predictions and losses, 0 to 9. */
  still: readonly Pick<Cost, 'predicted' | 'confidence' | 'loss'>[];
  id?: string;
}

export default function WhoCosts({ lang, base, still, id = 'who-costs' }: Props) {
  const t = strings[lang];
  const model = useMemo(
    () =>
      costsModel(stillOf(still), {
        findNetwork: () => findNetwork(base),
        findDigits,
        rest: () => new Promise((resolve) => setTimeout(resolve)),
      }),
    [base, still],
  );
  const { measured, progress, failed, bins } = model;
  const busy = progress.value !== null;
  const says = useComputed(() => {
    if (failed.value) return t.failed;
    const { owner, data, costs } = measured.value;
    const count = grouped(costs.length);
    const wrong = grouped(model.wrong.value);
    const state = t.says(owner, data, count, small(model.mean.value), small(model.median.value), wrong);
    return costs.length >= 100 ? state + t.burden(percent(model.burden.value)) : state;
  });
  const table = useMemo(() => tableOf(t, bins.value), [t, bins.value]);
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <Button primary onClick={() => model.measure()} disabled={busy} others={[t.measure, t.measuring('100 %')]}>
          {busy ? t.measuring(percent(progress.value ?? 0, 0)) : t.measure}
        </Button>
      }
      below={
        <>
          <Dearest t={t} costs={measured.value.costs.slice(0, shown)} />
          <DataTable table={table} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['log-sum-exp', 'batch-mean']}
            files={['lib/nn/losses.ts', 'src/experiments/forward/reading.ts', 'src/widgets/who-costs/model.ts']}
          />
        </>
      }
    >
      <Distribution t={t} bins={bins.value} />
    </WidgetFrame>
  );
}

/** Losses are seldom of one size: the small ones in powers of ten. */
function small(value: number): string {
  if (value >= 0.001 || value === 0) return fixed(value, 4);
  const [digits, exponent] = value.toExponential(1).split('e-');
  return `${digits} × 10⁻${[...exponent].map((digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]).join('')}`;
}

function Dearest({ t, costs }: { t: CostsWords; costs: readonly Cost[] }) {
  return (
    <div class="costs-dearest">
      <p class="costs-heading">{t.dearest}</p>
      <ol>
        {costs.map(({ pixels, label, predicted, loss, index }, rank) => (
          <li key={rank}>
            <DigitImage pixels={pixels} most={1} size={56} label="" still={<StillInk values={pixels} />} />
            <span class="visually-hidden">{t.verdict(label, predicted, fixed(loss, 3), index)}</span>
            <span aria-hidden="true">
              {label} → {predicted}
            </span>
            <span aria-hidden="true" class="costs-price">
              {loss < 0.001 ? small(loss) : fixed(loss, 3)}
            </span>
          </li>
        ))}
      </ol>
    </div>
  );
}
