/** One neuron: numbers to move, the sum written out, the curve with its point. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ActivationName } from '../../../lib/kernels/kernels.ts';
import type { Lang } from '../../i18n/lang.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Button, Choice, fixed, HowList, NumberField, WidgetFrame } from '../shared/index.ts';
import { Curve } from './Curve.tsx';
import { outputLine, sumLines } from './lines.ts';
import { oneNeuronModel, range } from './model.ts';
import { strings } from './strings.ts';
import './one-neuron.css';

export default function OneNeuron({ lang, id = 'one-neuron' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => oneNeuronModel(), []);
  useSymbols('one-neuron', model.symbols);
  const { x, w, b, g, inputs, weights, terms, bias, z, a } = model;
  const says = useComputed(() => t.says(fixed(z.value, 2), fixed(a.value, 4), t.names[g.value].split(/[,，]/)[0]));
  const limits = { lang, min: -range, max: range, step: 0.1 };
  const lines = sumLines({
    ...{ inputs: inputs.value, weights: weights.value, terms: terms.value },
    ...{ bias: bias.value, z: z.value },
  });
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <>
          <Choice
            label={t.activation}
            value={g}
            options={Object.entries(t.names).map(([value, label]) => ({ value: value as ActivationName, label }))}
          />
          <Button onClick={model.reset}>{t.reset}</Button>
        </>
      }
      below={
        <div class="neuron-fields">
          {x.map((value, i) => (
            <NumberField
              key={i}
              {...limits}
              {...{ label: t.input(i + 1), symbol: `x${'₁₂₃'[i]}`, sym: 'x', kind: 'forward', value }}
            />
          ))}
          {w.map((value, i) => (
            <NumberField
              key={i}
              {...limits}
              {...{ label: t.weight(i + 1), symbol: `w${'₁₂₃'[i]}`, sym: 'w', kind: 'parameter', value }}
            />
          ))}
          <NumberField {...limits} {...{ label: t.bias, symbol: 'b', sym: 'b', kind: 'parameter', value: b }} />
        </div>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['weighted-input', 'activation']}
            files={['lib/nn/dense.ts', 'lib/nn/activations.ts', 'src/widgets/one-neuron/model.ts']}
          />
        </>
      }
    >
      <div class="neuron-picture">
        <div>
          <p class="neuron-heading">{t.sum}</p>
          <div class="neuron-lines">
            {lines.map((line, k) => (
              <p key={k}>{line}</p>
            ))}
            <p class="neuron-output">{outputLine(g.value, z.value, a.value)}</p>
          </div>
        </div>
        <Curve model={model} t={t} />
      </div>
    </WidgetFrame>
  );
}
