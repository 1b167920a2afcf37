/** The digit, the first layer that fires, what is read, and the chosen unit's formula with its numbers. No arithmetic here. */
import { mnistPen } from '../../../../lib/data/drawing-ink.ts';
import { say } from '../../../i18n/problems.ts';
import { Formula, Kept } from '../../../kit/built.tsx';
import { DrawingSurface } from '../../../kit/DrawingSurface.tsx';
import { type Context, figure } from '../../../kit/figure.tsx';
import { Bar, Numbers } from '../../../kit/Numbers.tsx';
import { fixed, probability } from '../../../kit/numbers.ts';
import { SignedImage, SignedScale } from '../../../kit/Pixels.tsx';
import { type FirstLayerModel, firstLayerModel, type Look, pixels, productLimit, units } from './model.ts';
import { type FirstLayerWords, strings } from './strings.ts';

/** The full ink of a cell. */
const mostOutput = 10;
const columns = 16;

export default figure({
  id: 'first-layer',
  words: strings,
  model: (still?: Look) => firstLayerModel(still),
  equations: ['weighted-input', 'activation', 'relu', 'softmax'],
  files: [
    'lib/data/drawing.ts',
    'lib/nn/dense.ts',
    'src/experiments/forward/flow.ts',
    'src/figures/home/first-layer/model.ts',
  ],
  says({ look, read, firing, unit, drawing, problem }, t, lang) {
    if (drawing.empty.value) return t.nothing;
    if (!look.value || read.value === null) return problem.value ? t.failed(say(problem.value, lang)) : t.waiting;
    const { z, a, probabilities } = look.value;
    const [sum, output] = [z, a].map((values) => fixed(values[unit.value - 1], 2));
    return t.says(read.value, probability(probabilities[read.value]), firing.value, units, unit.value, sum, output);
  },
  controls: ({ another, drawing }, t) => [
    { label: t.another, onClick: another },
    { label: t.clear, onClick: drawing.clear, disabled: drawing.empty.value },
  ],
  picture: ({ model, t, lang }) => (
    <div class="look">
      <Drawn {...{ model, t, lang }} />
      <Layer {...{ model, t, lang }} />
      <Reading {...{ model, t, lang }} />
      <Unit {...{ model, t, lang }} />
    </div>
  ),
});

type Part = Pick<Context<FirstLayerModel, FirstLayerWords>, 'model' | 't' | 'lang'>;

const Drawn = ({ model: { drawing }, t, lang }: Part) => (
  <div class="look-pad">
    <p class="note">{t.draw}</p>
    <DrawingSurface {...{ lang, drawing, pen: mnistPen }} />
  </div>
);

/** One square a unit: pointed at, pressed, or walked through by the arrow keys. */
function Layer({ model: { look, unit, choose }, t }: Part) {
  const here = unit.value;
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowLeft: here - 1, ArrowRight: here + 1, ArrowUp: here - columns, ArrowDown: here + columns },
    ...{ Home: 1, End: units },
  };
  const a = look.value?.a;
  return (
    <div class="look-layer">
      <p class="note">{t.layer(units)}</p>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t.cells}
        aria-valuemin={1}
        aria-valuemax={units}
        aria-valuenow={here}
        aria-valuetext={t.cell(here, fixed(a?.[here - 1] ?? 0, 2))}
        onKeyDown={(event) => {
          const to = steps[event.key];
          if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
          event.preventDefault();
          choose(to);
        }}
      >
        <svg class="look-cells" viewBox={`0 0 ${columns} ${units / columns}`} aria-hidden="true">
          {Array.from({ length: units }, (_, k) => (
            <rect
              key={k}
              x={k % columns}
              y={Math.floor(k / columns)}
              fill-opacity={Math.min(1, (a?.[k] ?? 0) / mostOutput).toFixed(2)}
              onPointerEnter={() => choose(k + 1)}
            />
          ))}
          <rect class="look-here" x={(here - 1) % columns} y={Math.floor((here - 1) / columns)} />
        </svg>
      </div>
    </div>
  );
}

function Reading({ model: { look, read }, t }: Part) {
  return (
    <div class="look-reading">
      <Numbers
        caption={
          <>
            {t.probabilities} <b>{read.value ?? '–'}</b>
          </>
        }
        rows={Array.from({ length: 10 }, (_, digit) => ({
          ...{ name: digit, chosen: digit === read.value },
          values: [<Bar key="share" share={look.value?.probabilities[digit] ?? 0} />],
        }))}
      />
    </div>
  );
}

/** Sum and bias as printed add up: what was rounded is the sum's. */
function Unit({ model: { look, unit, products }, t, lang }: Part) {
  const j = unit.value - 1;
  const [z, a, b] = [look.value?.z[j], look.value?.a[j], look.value?.b[j]].map((value) => value ?? 0);
  const said = (value: number): number => Math.round(100 * value) / 100;
  return (
    <div class="look-unit">
      <div class="look-products">
        <SignedImage
          {...{ values: products.value ?? [], limit: productLimit, label: '' }}
          still={<Kept name="products" />}
        />
      </div>
      <div>
        <p class="note">
          <b>{t.unit(unit.value)}</b>, {t.products(pixels)}
        </p>
        <SignedScale lang={lang} limit={fixed(productLimit, 0)} />
      </div>
      <div class="look-formulas">
        <p>
          <Formula tex="z_j = \sum_{i=1}^{784} w_{ij} x_i + b_j" />
          <span>
            = <Value kind="forward">{fixed(said(z) - said(b), 2)}</Value> {b < 0 ? '−' : '+'}{' '}
            <Value kind="parameter">{fixed(Math.abs(said(b)), 2)}</Value> ={' '}
            <Value kind="forward">{fixed(said(z), 2)}</Value>
          </span>
        </p>
        <p>
          <Formula tex="a_j = \max(0, z_j)" />
          <span>
            = <Value kind="forward">{fixed(said(a), 2)}</Value>
          </span>
        </p>
      </div>
    </div>
  );
}

const Value = ({ kind, children }: { kind: string; children: string }) => <b class={`look-${kind}`}>{children}</b>;
