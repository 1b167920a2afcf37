/** The nudge: each quantity on its own line, ratios beside slopes. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ActivationName } from '../../../lib/kernels/kernels.ts';
import type { Lang } from '../../i18n/lang.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Button, Choice, fixed, HowList, NumberField, WidgetFrame } from '../shared/index.ts';
import { farthest, type Link, nudgeModel } from './model.ts';
import { strings } from './strings.ts';
import './nudge-chain.css';

const width = 180;
const reach = 2.5;
const at = (value: number) => width / 2 + (width / 2 - 6) * (Math.max(-reach, Math.min(reach, value)) / reach);

export default function NudgeChain({ lang, id = 'nudge-chain' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => nudgeModel(), []);
  useSymbols('nudge-chain', model.symbols);
  const { w, dw, g, links, slope, quotient } = model;
  const says = useComputed(() =>
    quotient.value === null ? t.still : t.says(fixed(dw.value, 3), fixed(slope.value, 4), fixed(quotient.value, 4)),
  );
  const shown = (value: number | null) => (value === null ? '–' : fixed(value, 4));
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <>
          <Choice
            label={t.activation}
            value={g}
            options={Object.entries(t.activations).map(([value, label]) => ({
              value: value as ActivationName,
              label: label as string,
            }))}
          />
          <Button onClick={model.reset}>{t.reset}</Button>
        </>
      }
      below={
        <div class="nudge-fields">
          <NumberField
            {...{
              lang,
              label: t.dw,
              symbol: 'dw',
              kind: 'backward',
              value: dw,
              min: -farthest,
              max: farthest,
              step: 0.01,
            }}
          />
          <NumberField
            {...{ lang, label: t.w, symbol: 'w', sym: 'w', kind: 'parameter', value: w, min: -2, max: 2, step: 0.1 }}
          />
        </div>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['hidden-error', 'weight-gradient', 'sigmoid-slope', 'mse']}
            files={['lib/nn/activations.ts', 'src/widgets/nudge-chain/model.ts']}
          />
        </>
      }
    >
      <div class="nudge-scroll">
        <table class="nudge-table">
          <thead>
            <tr>
              {t.columns.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {links.value.map((link) => (
              <tr key={link.name}>
                <th scope="row">{t.names[link.name]}</th>
                <td>
                  <Line {...link} />
                </td>
                <td>{fixed(link.value, 4)}</td>
                <td>{fixed(link.change, 4)}</td>
                <td>{shown(link.ratio)}</td>
                <td>{shown(link.slope)}</td>
              </tr>
            ))}
            <tr class="nudge-product">
              <th scope="row" colSpan={4}>
                {t.product}
              </th>
              <td>{shown(quotient.value)}</td>
              <td>{shown(slope.value)}</td>
            </tr>
          </tbody>
        </table>
      </div>
    </WidgetFrame>
  );
}

function Line({ value, change }: Link) {
  return (
    <svg class="nudge-line" viewBox={`0 0 ${width} 20`} aria-hidden="true">
      <path class="nudge-axis" d={`M6,10H${width - 6}M${width / 2},6V14`} />
      <path class="nudge-moved" d={`M${at(value)},10H${at(value + change)}`} />
      <circle class="nudge-there" cx={at(value + change)} cy={10} r={4.5} />
      <circle class="nudge-here" cx={at(value)} cy={10} r={4.5} />
    </svg>
  );
}
