/** The outputs: sixteen units of the book's network that answer to the 3 drawn for the book. */
import { drawnDigits } from '../../../../lib/data/drawn-digits.ts';
import { flowOf } from '../../../experiments/forward/flow.ts';
import { bookNetwork } from '../../../reader/book-network.ts';

const shown = 16;

export default function () {
  const [{ a }] = flowOf(bookNetwork(), drawnDigits()[3].pixels);
  const loud = Array.from(a).filter((value) => value > 0.5);
  return { data: loud.slice(0, shown).map((value) => Number(value.toFixed(4))) };
}
