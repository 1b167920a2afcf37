/** Words with Greek letters in them: they are set as the book's symbols, and light up with the notation's. */
import type { SymbolId } from '../../lib/notation.ts';

const symbols: Readonly<Record<string, SymbolId | undefined>> = { η: 'eta', λ: 'lambda' };

export const Letters = ({ text }: { text: string }) => (
  <>
    {text.split(/([ηλκ])/).map((piece, k) =>
      k % 2 === 0 ? (
        piece
      ) : (
        <i key={k} class="letter" data-sym={symbols[piece]}>
          {piece}
        </i>
      ),
    )}
  </>
);
