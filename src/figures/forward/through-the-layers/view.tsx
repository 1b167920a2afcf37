/** Through the layers: the digit, every layer's outputs, and the chosen neuron's sum under them. No arithmetic here. */
import { mnistPen } from '../../../../lib/data/drawing-ink.ts';
import { decimals } from '../../../experiments/forward/flow.ts';
import { Button } from '../../../kit/Controls.tsx';
import { DrawingSurface } from '../../../kit/DrawingSurface.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Bar, Numbers } from '../../../kit/Numbers.tsx';
import { fixed, percent } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { StillPixels } from '../../../kit/still-pixels.tsx';
import { Neurons } from './Cells.tsx';
import { type Still, throughModel } from './model.ts';
import { Product } from './Product.tsx';
import { strings } from './strings.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

export default figure({
  id: 'through-the-layers',
  words: strings,
  model: (still?: Still) => throughModel(still),
  equations: ['weighted-input', 'activation', 'layer-input', 'softmax-shifted'],
  files: ['lib/nn/dense.ts', 'lib/nn/softmax.ts', 'src/experiments/forward/flow.ts'],
  says({ read, failed, image, owner, flow, layer, neuron }, t) {
    if (read.value === null) return failed.value ? t.failed : t.waiting;
    const { pixels, label, data } = image.value;
    const shape = [pixels.length, ...flow.value.map(({ a }) => a.length)].join('-');
    const sure = percent(flow.value.at(-1)!.a[read.value]);
    const { z, a } = flow.value[layer.value - 1];
    const [sum, output] = [z, a].map((values) => fixed(values[neuron.value - 1], decimals));
    return (
      t.says(shape, t.owners[owner.value], label, t.data[data], read.value, sure) +
      t.neuronSays(layer.value, neuron.value, sum, output)
    );
  },
  controls: ({ image, busy, pad, turnPad, draw, another }, t) => [
    ...digits.map((digit) => ({
      label: String(digit),
      says: t.drawn(digit),
      pressed: image.value.data === 'drawn' && image.value.label === digit,
      onClick: () => draw(digit),
    })),
    { label: t.another, disabled: busy.value, onClick: () => void another() },
    { label: t.byHand, value: pad, onCommit: turnPad },
  ],
  columns: 2,
  fields: ({ flow, fields, units }, t) => {
    const names = Object.fromEntries(flow.value.map(({ a }, k) => [k + 1, t.layerName(k + 1, a.length)]));
    return [
      { label: t.layer, sym: 'l', value: fields.layer, names },
      { label: t.neuron, sym: 'j', value: fields.neuron, max: units.value },
    ];
  },
  below: (context) => <Product {...context} />,
  picture({ model: { image, pad, drawing, flow, layer, neuron, choose }, t, lang }) {
    const { pixels, label } = image.value;
    const isHere = (k: number) => layer.value === k + 1;
    /** The neuron that stands for layer k (from 0): the chosen one, or the first. */
    const at = (k: number) => (isHere(k) ? neuron.value : 1);
    return (
      <div class="through-strip">
        {pad.value && (
          <div class="through-drawer">
            <DrawingSurface lang={lang} drawing={drawing} pen={mnistPen} />
            <Button onClick={drawing.undo} disabled={!drawing.canUndo.value}>
              {t.undo}
            </Button>{' '}
            <Button onClick={drawing.clear} disabled={drawing.empty.value}>
              {t.clear}
            </Button>
          </div>
        )}
        <figure>
          <DigitImage
            {...{ pixels, most: 1, size: 112, label: t.image(label) }}
            still={<StillPixels values={pixels} />}
          />
          <figcaption class="note">{t.inputs(pixels.length)}</figcaption>
        </figure>
        {flow.value.map(({ a }, k) => (
          <figure key={k}>
            <Neurons
              values={a}
              label={t.cells(k + 1)}
              text={t.cell(at(k), fixed(a[at(k) - 1], decimals))}
              chosen={isHere(k) ? neuron.value : null}
              onChoose={(j) => choose(k + 1, j)}
            />
            <figcaption class="note">{t.outputs(k + 1, a.length)}</figcaption>
          </figure>
        ))}
        <div class="through-probabilities">
          <Numbers
            caption={t.probabilities}
            rows={Array.from(flow.value.at(-1)?.a ?? [], (p, digit) => ({
              name: digit,
              values: [<Bar key="bar" share={p} />, percent(p)],
            }))}
          />
        </div>
      </div>
    );
  },
});
