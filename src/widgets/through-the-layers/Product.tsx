/** One neuron's sum: what comes in, times its weights, term by term. No arithmetic here. */
import type { Lang } from '../../i18n/lang.ts';
import { fixed, SignedImage, SignedScale } from '../shared/index.ts';
import { decimals, type Sum } from './flow.ts';
import type { ThroughModel } from './model.ts';
import type { ThroughWords } from './strings.ts';

const side = 28;
const most = (values: ArrayLike<number>): number => Math.max(1e-9, ...Array.from(values, Math.abs));

export function Product({ model, sum, t, lang }: { model: ThroughModel; sum: Sum; t: ThroughWords; lang: Lang }) {
  const { layer, neuron, flow } = model;
  const { x, a } = flow.value[layer.value - 1];
  const isImage = x.length === side * side;
  const number = (value: number) => fixed(value, decimals);
  const named = (i: number) => t.term(i + 1, isImage ? Math.floor(i / side) + 1 : 0, (i % side) + 1);
  const pictures = [
    [t.parts.x, x],
    [t.parts.w, sum.weights],
    [t.parts.product, sum.products],
  ] as const;
  return (
    <div class="through-product">
      <p class="through-heading">{t.product(layer.value, neuron.value, x.length)}</p>
      {isImage && (
        <div class="through-images">
          {pictures.map(([name, values], k) => (
            <figure key={name}>
              <SignedImage values={values} limit={most(values)} label="" />
              <figcaption>
                {k > 0 && <span aria-hidden="true">{k === 1 ? '⊙ ' : '= '}</span>}
                {name}
              </figcaption>
              <SignedScale lang={lang} limit={fixed(most(values), 2)} />
            </figure>
          ))}
        </div>
      )}
      <table class="through-terms">
        <thead>
          <tr>
            {[t.columns.term, t.columns.x, t.columns.w, t.columns.product].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sum.largest.map(({ i, x: value, w, product }) => (
            <tr key={i}>
              <th scope="row">{named(i)}</th>
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
