/** One neuron's sum: what comes in, times its weights, term by term. No arithmetic here. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { decimals, type Sum } from '../../experiments/forward/flow.ts';
import type { Lang } from '../../i18n/lang.ts';
import { Button, fixed, SignedImage, SignedScale } from '../shared/index.ts';
import { SignedCells } from './Cells.tsx';
import type { ThroughModel } from './model.ts';
import { largest } from './still.ts';
import type { ThroughWords } from './strings.ts';

const side = 28;

interface Props {
  model: ThroughModel;
  sum: Sum;
  t: ThroughWords;
  lang: Lang;
  /** Of a still: the largest weight and product, and the pictures of x, w and their products. */
  limits?: readonly [number, number];
  pictures: readonly ComponentChildren[];
}

export function Product({ model, sum, t, lang, limits = [0, 0], pictures: stills }: Props) {
  const { layer, neuron, flow, trail } = model;
  const { x, a } = flow.value[layer.value - 1];
  const isImage = x.length === side * side;
  const number = (value: number) => fixed(value, decimals);
  const named = (i: number) => t.term(i + 1, layer.value - 1, isImage ? Math.floor(i / side) + 1 : 0, (i % side) + 1);
  const heading = useRef<HTMLParagraphElement>(null);
  /** What was pressed goes away with the step: the focus stays in the figure, on the name of the new place. */
  const walk = (go: () => void) => {
    go();
    heading.current?.focus({ preventScroll: true });
  };
  const from = trail.value.at(-1);
  const limitOf = (values: ArrayLike<number>, still: number) => (values.length > 0 ? largest(values) : still);
  const pictures = [
    [t.parts.x, x, largest(x)],
    [t.parts.w, sum.weights, limitOf(sum.weights, limits[0])],
    [t.parts.product, sum.products, limitOf(sum.products, limits[1])],
  ] as const;
  return (
    <div class="through-product">
      <p class="through-heading" ref={heading} tabIndex={-1}>
        {t.product(layer.value, neuron.value, x.length)}
      </p>
      {from && (
        <p class="through-back">
          <Button onClick={() => walk(model.back)}>{t.back(from.layer, from.neuron)}</Button>
        </p>
      )}
      <div class={isImage ? 'through-images' : 'through-grids'}>
        {pictures.map(([name, values, limit], k) => (
          <figure key={name}>
            {isImage ? (
              <SignedImage values={values} limit={limit} label="" still={stills[k]} />
            ) : (
              <SignedCells values={values} />
            )}
            <figcaption>
              {k > 0 && <span aria-hidden="true">{k === 1 ? '⊙ ' : '= '}</span>}
              {name}
            </figcaption>
            <SignedScale lang={lang} limit={fixed(limit, 2)} />
          </figure>
        ))}
      </div>
      <table class="through-terms">
        <thead>
          <tr>
            <th scope="col">{t.columns.term}</th>
            <th scope="col" data-sym="x">
              {t.columns.x}
            </th>
            <th scope="col" data-sym="w">
              {t.columns.w}
            </th>
            <th scope="col">{t.columns.product}</th>
          </tr>
        </thead>
        <tbody>
          {sum.largest.map(({ i, x: value, w, product }) => (
            <tr key={i}>
              <th scope="row">
                {isImage ? (
                  named(i)
                ) : (
                  <button type="button" class="through-follow" onClick={() => walk(() => model.follow(i))}>
                    {named(i)}
                  </button>
                )}
              </th>
              <td>{number(value)}</td>
              <td>{number(w)}</td>
              <td>{number(product)}</td>
            </tr>
          ))}
          {[
            [`+ ${t.others(sum.others)}`, sum.rest],
            [`+ ${t.bias}`, sum.bias],
            [`= ${t.sum}`, sum.z],
          ].map(([name, value]) => (
            <tr key={name as string} class={value === sum.z ? 'through-total' : undefined}>
              <th scope="row" colSpan={3}>
                {name}
              </th>
              <td>{number(value as number)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="through-output">{t.becomes(number(a[neuron.value - 1]))}</p>
    </div>
  );
}
