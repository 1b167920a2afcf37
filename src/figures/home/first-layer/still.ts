/** The digit as the page brings it: what the book's network makes of it, and the products of the unit that fires most. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { signedPixelsHtml } from '../../../kit/still-pixels.tsx';
import { bookNetwork } from '../../../reader/book-network.ts';
import { firstDigit, type Look, lookAt, productLimit, productsOf, strongest } from './model.ts';

/** Four decimals are more than are printed. */
const short = (values: readonly number[]): number[] => values.map((value) => Number(value.toFixed(4)));

export default () => {
  const network = bookNetwork();
  const { pixels } = drawnDigits()[firstDigit];
  const { z, a, b, probabilities } = lookAt(network, pixels);
  const data: Look = { z: short(z), a: short(a), b: short(b), probabilities: short(probabilities) };
  const products = productsOf(network[0], pixels, strongest(a));
  return { data, html: { products: signedPixelsHtml(products, productLimit) } };
};
