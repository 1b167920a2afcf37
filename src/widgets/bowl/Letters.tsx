/** Words with the book's letters in them: η and λ are set as symbols and light up with the notation's. */
import type { SymbolId } from '../../../lib/notation.ts';

const symbols: Readonly<Record<string, SymbolId | undefined>> = { η: 'eta', λ: 'lambda' };

/** `svg`: inside a text of a picture. */
export function Letters({ text, svg }: { text: string; svg?: boolean }) {
  const Piece = svg ? 'tspan' : 'span';
  return (
    <>
      {text.split(/([ηλκ])/).map((piece, k) =>
        k % 2 === 0 ? (
          piece
        ) : (
          <Piece key={k} class="bowl-letter" data-sym={symbols[piece]}>
            {piece}
          </Piece>
        ),
      )}
    </>
  );
}
