/** The lines, quoted from the programs that are run, and their equations. */
import { equationById } from '../../../../lib/equations/index.ts';
import { symbolOf } from '../../../../lib/notation.ts';
import { symbolsInCode } from '../../../book/text/code-symbols.ts';
import { renderFormula } from '../../../book/text/markdown/symbols.ts';
import { regionOf } from '../../../book/text/region.ts';
import engine from './engine.ts?raw';
import keras from './keras.py?raw';
import { equationsOf, type Line, type LineId, lineIds } from './lines.ts';

/** The engine's program stands inside a function, Keras's does not; indented as they are, the lines are the program. */
const marginOf = (id: LineId): number => (id === 'imports' ? 0 : 2);

export const lines: readonly Line[] = lineIds.map((id) => {
  const { text } = regionOf(keras, 'keras.py', id, 0);
  const marks = symbolsInCode(text, 'python').map(({ start, end, symbol }) => {
    return { start, end, symbol, role: symbolOf(symbol).role };
  });
  const { text: ours } = regionOf(engine, 'engine.ts', id, marginOf(id));
  return { id, keras: text, marks, engine: ours.replaceAll('../../../../lib/', 'lib/') };
});

function formulaOf(name: string): string {
  const { tex, symbols } = equationById(name)!;
  return renderFormula(tex, { display: true, symbols });
}

export default () => ({
  data: lines,
  html: Object.fromEntries(lineIds.map((id) => [id, equationsOf[id].map(formulaOf).join('')])),
});
