/** Through the layers: the digit, every layer's outputs, and the chosen neuron's sum under them. No arithmetic here. */
import { useComputed, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { drawnDigits } from '../../../lib/data/drawn-digits.ts';
import { decimals } from '../../experiments/forward/flow.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { findDigits, findNetwork } from '../../reader/sources.ts';
import { Button, DigitImage, fixed, HowList, percent, WidgetFrame } from '../shared/index.ts';
import { Cells } from './Cells.tsx';
import { Drawer } from './Drawer.tsx';
import { type ThroughModel, throughModel } from './model.ts';
import { Product } from './Product.tsx';
import type { Still } from './still.ts';
import { strings, type ThroughWords } from './strings.ts';
import './through.css';

/** Pictures drawn at build; they lie behind the canvases. */
interface Pictures {
  digit?: ComponentChildren;
  x?: ComponentChildren;
  weights?: ComponentChildren;
  products?: ComponentChildren;
}
interface Props extends Pictures {
  lang: Lang;
  base: string;
  still?: Still;
  id?: string;
}

export default function ThroughTheLayers({ lang, base, still, id = 'through-the-layers', ...pictures }: Props) {
  const t = strings[lang];
  const model = useMemo(
    () => throughModel(drawnDigits(), { findNetwork: () => findNetwork(base), findDigits }, still),
    [base],
  );
  useSymbols('through-the-layers', model.symbols, sharedStrings[lang].inFigure(t.title));
  const isDrawing = useSignal(false);
  const { owner, digit, data, failed, busy, layer, neuron, units, flow, sum, read } = model;
  useEffect(() => void model.load(), [model]);
  const says = useComputed(() => {
    if (read.value === null) return failed.value ? t.failed : t.waiting;
    const shape = [digit.value.pixels.length, ...flow.value.map(({ a }) => a.length)].join('-');
    const sure = percent(flow.value.at(-1)!.a[read.value]);
    const { z, a } = flow.value[layer.value - 1];
    const [j, number] = [neuron.value - 1, (value: number) => fixed(value, decimals)];
    return (
      t.says(shape, t.owners[owner.value], digit.value.label, t.data[data.value], read.value, sure) +
      t.neuronSays(layer.value, neuron.value, number(z[j]), number(a[j]))
    );
  });
  /** The neuron that stands for layer k (from 0): the chosen one, or the first. */
  const at = (k: number) => (layer.value === k + 1 ? neuron.value : 1);
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      own={
        <>
          <fieldset class="through-digits">
            <legend class="visually-hidden">{t.drawn}</legend>
            {Array.from({ length: 10 }, (_, label) => (
              <Button
                key={label}
                pressed={data.value === 'drawn' && digit.value.label === label}
                onClick={() => model.draw(label)}
              >
                {label}
              </Button>
            ))}
          </fieldset>
          <Button onClick={() => void model.another()} disabled={busy.value}>
            {t.another}
          </Button>
          <Button
            pressed={isDrawing.value}
            onClick={() => {
              isDrawing.value = !isDrawing.value;
            }}
          >
            {t.byHand}
          </Button>
        </>
      }
      below={
        sum.value && (
          <Product
            {...{ model, sum: sum.value, t, lang, limits: still?.limits }}
            pictures={[pictures.x, pictures.weights, pictures.products]}
          />
        )
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['weighted-input', 'activation', 'layer-input', 'softmax-shifted']}
            files={['lib/nn/dense.ts', 'lib/nn/softmax.ts', 'src/experiments/forward/flow.ts']}
          />
        </>
      }
    >
      <div class="through-strip">
        {isDrawing.value && <Drawer {...{ lang, t }} onDraw={model.take} />}
        <figure>
          <DigitImage
            pixels={digit.value.pixels}
            most={1}
            size={112}
            label={t.image(digit.value.label)}
            still={pictures.digit}
          />
          <figcaption>{t.inputs(digit.value.pixels.length)}</figcaption>
        </figure>
        {flow.value.map(({ a }, k) => (
          <figure key={k}>
            <Cells
              values={a}
              label={t.cells(k + 1)}
              text={t.cell(at(k), fixed(a[at(k) - 1], decimals))}
              chosen={layer.value === k + 1 ? neuron.value : null}
              onChoose={(j) => model.choose(k + 1, j)}
            />
            <figcaption>{t.outputs(k + 1, a.length)}</figcaption>
          </figure>
        ))}
        {flow.value.length > 0 && <Probabilities a={flow.value.at(-1)!.a} t={t} />}
      </div>
      {flow.value.length > 0 && <Chooser model={model} t={t} units={units.value} />}
    </WidgetFrame>
  );
}

function Chooser({ model, t, units }: { model: ThroughModel; t: ThroughWords; units: number }) {
  const { flow, layer, neuron } = model;
  return (
    <div class="through-chooser">
      <label>
        {t.layer}{' '}
        <select value={layer.value} onChange={(event) => model.choose(Number(event.currentTarget.value), 1)}>
          {flow.value.map(({ a }, k) => (
            <option key={k} value={k + 1}>
              {t.layerName(k + 1, a.length)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t.neuron}{' '}
        <input
          type="number"
          min={1}
          max={units}
          value={neuron.value}
          onInput={(event) => {
            const j = Number(event.currentTarget.value);
            if (Number.isInteger(j) && j >= 1 && j <= units) model.choose(layer.value, j);
          }}
        />
      </label>
    </div>
  );
}

function Probabilities({ a, t }: { a: Float64Array; t: ThroughWords }) {
  return (
    <figure class="through-probabilities">
      <ol aria-label={t.probabilities}>
        {Array.from(a, (p, label) => (
          <li key={label} style={{ '--share': p.toFixed(4) }}>
            <span>{label}</span>
            <span class="through-bar" aria-hidden="true" />
            <span>{percent(p)}</span>
          </li>
        ))}
      </ol>
    </figure>
  );
}
