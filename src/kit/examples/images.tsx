/** Numbers as pictures: a digit in ink, signed numbers on the diverging scale, a grid of cells, and a still for who has no scripts. */

import { asMnist, drawInk, prepare } from '../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../lib/data/drawing-examples.ts';
import { mnistPen } from '../../../lib/data/drawing-ink.ts';
import { figure } from '../figure.tsx';
import { Numbers } from '../Numbers.tsx';
import { DigitImage, SignedImage, SignedScale } from '../Pixels.tsx';
import { number, toggle } from '../parameters.ts';
import { Scene } from '../Scene.tsx';
import { said } from '../said.ts';
import { Heat, StillPixels } from '../still-pixels.tsx';

const pixelsOf = (label: number) => prepare(drawInk(exampleDigit(label), mnistPen, true), asMnist).field.values;

export default figure({
  id: 'images',
  words: said(
    {
      title: 'Images',
      how: 'Ink on paper; signed numbers with zero at the colour of the paper.',
      digit: 'Digit',
      signed: 'Signed',
    },
    { title: '图像', how: '墨在纸上；带符号的数，零取纸的颜色。', digit: '数字', signed: '带符号' },
  ),
  model: () => {
    const digit = number(3, { min: 0, max: 9, step: 1, whole: true });
    const signed = toggle(true);
    return { parameters: { digit, signed }, digit, signed };
  },
  equations: [],
  files: ['src/kit/Pixels.tsx', 'src/kit/still-pixels.tsx'],
  says: ({ digit }, t) => `${t.digit}: ${digit.value}`,
  fields: ({ digit, signed }, t) => [
    { label: t.digit, value: digit },
    { label: t.signed, value: signed },
  ],
  below: ({ model: { digit }, t }) => (
    <Numbers
      columns={[t.digit, '0', '1']}
      rows={[{ name: `${digit.value}`, values: [0, 1], chosen: true }]}
      chosen={1}
    />
  ),
  picture({ model: { digit, signed }, t, lang }) {
    const pixels = pixelsOf(digit.value);
    const around = Float64Array.from(pixels, (value) => value - 0.5);
    return (
      <div class="pair">
        <DigitImage pixels={pixels} most={1} size={112} label={t.digit} still={<StillPixels values={pixels} />} />
        {signed.value && <SignedImage values={around} limit={0.5} size={112} label={t.signed} />}
        <Scene title={t.signed} width={112} height={112}>
          <Heat values={around} columns={28} limit={0.5} width={112} height={112} />
        </Scene>
        <SignedScale lang={lang} limit="0.5" />
      </div>
    );
  },
});
