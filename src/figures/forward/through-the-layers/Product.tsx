/** One neuron's sum: what comes in, times its weights, term by term. No arithmetic here. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { decimals, type Sum } from '../../../experiments/forward/flow.ts';
import { Kept } from '../../../kit/built.tsx';
import { Button } from '../../../kit/Controls.tsx';
import type { Context } from '../../../kit/figure.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { SignedImage, SignedScale } from '../../../kit/Pixels.tsx';
import { StillPixels } from '../../../kit/still-pixels.tsx';
import { Cells } from './Cells.tsx';
import type { ThroughModel } from './model.ts';
import type { ThroughWords } from './strings.ts';

const side = 28;
const number = (value: number): string => fixed(value, decimals);

type ProductProps = Pick<Context<ThroughModel, ThroughWords>, 'model' | 't' | 'lang'>;

export function Product({ model, t, lang }: ProductProps) {
  const { layer, neuron, flow, sum, before, back, follow } = model;
  const heading = useRef<HTMLParagraphElement>(null);
  if (!sum.value) return null;
  /** What was pressed goes away with the step: the focus stays in the figure, on the name of the new place. */
  const walk = (go: () => void) => {
    go();
    heading.current?.focus({ preventScroll: true });
  };
  const { x, a } = flow.value[layer.value - 1];
  const isImage = x.length === side * side;
  const named = (i: number) =>
    isImage ? (
      t.pixel(Math.floor(i / side) + 1, (i % side) + 1)
    ) : (
      <button type="button" class="through-follow" onClick={() => walk(() => follow(i))}>
        {t.input(i + 1, layer.value - 1)}
      </button>
    );
  return (
    <>
      <p class="chart-title through-heading" ref={heading} tabIndex={-1}>
        {t.product(layer.value, neuron.value, x.length)}
      </p>
      {before.value && (
        <p>
          <Button onClick={() => walk(back)}>{t.back(before.value.layer, before.value.neuron)}</Button>
        </p>
      )}
      <Parts {...{ model, t, lang, isImage }} />
      <Terms {...{ t, sum: sum.value, named }} />
      <p class="through-output">{t.becomes(number(a[neuron.value - 1]))}</p>
    </>
  );
}

/** x ⊙ w = their products, as pictures: of an image, or of cells laid out as the layer that they come from. */
function Parts({ model: { parts }, t, lang, isImage }: ProductProps & { isImage: boolean }) {
  return (
    <div class="through-parts">
      {parts.value?.map(({ name, values, limit }) => (
        <figure key={name}>
          {isImage ? (
            <SignedImage
              {...{ values, limit, label: '' }}
              still={name === 'x' ? <StillPixels kind="signed" {...{ values, limit }} /> : <Kept name={name} />}
            />
          ) : (
            <Cells values={values} signed />
          )}
          <figcaption class="note">
            {name !== 'x' && <span aria-hidden="true">{name === 'w' ? '⊙ ' : '= '}</span>}
            {t.parts[name]}
          </figcaption>
          <SignedScale lang={lang} limit={fixed(limit, 2)} />
        </figure>
      ))}
    </div>
  );
}

interface TermsProps {
  t: ThroughWords;
  sum: Sum;
  /** Input i: a pixel's place, or a button that leads to the neuron. */
  named: (i: number) => ComponentChildren;
}

function Terms({ t, sum, named }: TermsProps) {
  const total = (name: string, value: number) => ({ name, values: ['', '', number(value)] });
  return (
    <Numbers
      columns={[
        t.columns.term,
        <span data-sym="x">{t.columns.x}</span>,
        <span data-sym="w">{t.columns.w}</span>,
        t.columns.product,
      ]}
      rows={[
        ...sum.largest.map(({ i, x, w, product }) => ({ name: named(i), values: [x, w, product].map(number) })),
        total(`+ ${t.others(sum.others)}`, sum.rest),
        total(`+ ${t.bias}`, sum.bias),
        { ...total(`= ${t.sum}`, sum.z), chosen: true },
      ]}
    />
  );
}
