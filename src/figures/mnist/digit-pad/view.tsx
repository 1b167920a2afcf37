/** The drawing pad: the pad and what is read of it, and the way of the picture in between. */

import { type Prepared, type Step, steps } from '../../../../lib/data/drawing.ts';
import type { Grey } from '../../../../lib/data/drawing-ink.ts';
import { type Box, cut, middlePixel } from '../../../../lib/data/drawing-stages.ts';
import { say } from '../../../i18n/problems.ts';
import { Kept } from '../../../kit/built.tsx';
import { Button } from '../../../kit/Controls.tsx';
import { useClock } from '../../../kit/clock.ts';
import { DrawingSurface } from '../../../kit/DrawingSurface.tsx';
import { Field, Toggle } from '../../../kit/Fields.tsx';
import { type Context, figure } from '../../../kit/figure.tsx';
import { Bar, Numbers } from '../../../kit/Numbers.tsx';
import { probability } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { type Pad, padModel, type Still } from './model.ts';
import { type PadWords, strings } from './strings.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

export default figure({
  id: 'digit-pad',
  words: strings,
  model: (still?: Still) => padModel(still),
  equations: ['dense-matrix', 'relu', 'softmax'],
  files: ['lib/data/drawing.ts', 'lib/data/drawing-ink.ts', 'lib/data/drawing-stages.ts', 'lib/data/reader-network.ts'],
  wide: true,
  says({ drawing, final, by, isFirst, networks: { problem } }, t) {
    if (drawing.empty.value || !final.value) return t.noInk;
    const { reading } = final.value;
    if (!reading) return problem.value ? t.unread : t.loading;
    const { source, accuracy } = by.value;
    return t.reads(reading) + t.by(source, accuracy) + (isFirst.value ? t.over : '');
  },
  controls: ({ drawing, play, pen }, t) => [
    { label: t.undo, onClick: drawing.undo, disabled: !drawing.canUndo.value },
    { label: t.clear, onClick: drawing.clear, disabled: drawing.empty.value },
    <fieldset key="examples" class="row pad-examples">
      <legend>{t.example}</legend>
      {digits.map((digit) => (
        <Button key={digit} label={t.exampleOf(digit)} onClick={() => play(digit)}>
          {digit}
        </Button>
      ))}
    </fieldset>,
    { label: t.pen, unit: 'px', value: pen },
  ],
  below: (context) => <Stages {...context} />,
  picture: (context) => (
    <>
      <noscript>
        <Kept name="still" class="pad-still" />
      </noscript>
      <div class="pad">
        <Drawn {...context} />
        <Answer {...context} />
      </div>
      <Trouble {...context} />
    </>
  ),
});

type Part = Context<Pad, PadWords>;

function Drawn({ model: { drawing, example, shown, pen }, lang }: Part) {
  useClock(example);
  return <DrawingSurface {...{ lang, drawing, strokes: shown.value, pen: pen.value }} />;
}

/** What is read, the ten probabilities, and which network reads. */
function Answer({ model: { final, networks }, t, lang }: Part) {
  const reading = final.value?.reading;
  const probabilities = final.value?.probabilities;
  return (
    <div class="pad-answer">
      <p class="pad-reading" aria-hidden="true" data-unsure={Boolean(reading?.rival)}>
        {reading ? t.digit(reading) : '\u2007'}
      </p>
      <Numbers
        caption={<span class="visually-hidden">{t.probabilities}</span>}
        columns={t.columns}
        rows={digits.map((digit) => ({
          ...{ name: digit, sym: 'a', chosen: digit === reading?.digit },
          values: [<Share key="share" share={probabilities?.[digit]} />],
        }))}
      />
      <Field lang={lang} spec={{ ...networks.offer.value, label: t.network, names: t.sources }} />
    </div>
  );
}

const Share = ({ share }: { share?: number }) => (
  <span class="pad-share">
    <Bar share={share ?? 0} />
    <span>{share === undefined ? '–' : probability(share, 1)}</span>
  </span>
);

function Trouble({ model: { networks }, t, lang }: Part) {
  const { problem, load } = networks;
  if (!problem.value) return null;
  return (
    <p>
      {t.failed(say(problem.value, lang))} <Button onClick={() => void load()}>{t.again}</Button>
    </p>
  );
}

interface Picture {
  readonly grey: Grey;
  /** Over it, as paths in its pixels: what is taken next, where the centre of mass belongs, where it is. */
  readonly marks?: Readonly<Partial<Record<'box' | 'middle' | 'centre', string>>>;
}

const around = ({ left, top, right, bottom }: Box): string => `M${left} ${top}H${right}V${bottom}H${left}Z`;

function picturesOf({ ink, crop, fitted, centre, shift, field }: Prepared): Record<Step, Picture> {
  const { width, height } = fitted;
  const margin = (28 - width) / 2;
  const middle = middlePixel - margin + 0.5;
  const [left, top] = [margin + shift.x, margin + shift.y];
  return {
    ink: { grey: ink, marks: { box: around(crop) } },
    crop: { grey: cut(ink, crop) },
    fit: { grey: fitted },
    centre: {
      grey: fitted,
      marks: {
        middle: `M${middle} 0V${height}M0 ${middle}H${width}`,
        centre: `M${centre.x - 0.5} ${centre.y + 0.5}a1 1 0 1 0 2 0a1 1 0 1 0 -2 0`,
      },
    },
    field: { grey: field, marks: { box: around({ left, top, right: left + width, bottom: top + height }) } },
  };
}

const paper: Picture = { grey: { width: 28, height: 28, values: new Float32Array(0) } };

/** The way from ink to 28×28 as a strip: each step's picture, its switch, and what the network reads after it. */
function Stages({ model: { road, stages, isOn }, t }: Part) {
  const pictures = road.value && picturesOf(road.value);
  return (
    <ol class="pad-steps" aria-label={t.steps}>
      {steps.map((step, k) => {
        const { name, on, off } = t.step[step];
        const { grey, marks = {} } = pictures?.[step] ?? paper;
        const reading = stages.value?.[k].reading;
        return (
          <li key={step}>
            <div class="pad-picture" aria-hidden="true">
              {/* without a picture: a fresh canvas, which is an empty one */}
              <DigitImage key={`${pictures === null}`} pixels={grey.values} side={grey.width} most={1} label="" />
              <svg viewBox={`0 0 ${grey.width} ${grey.height}`} aria-hidden="true">
                {Object.entries(marks).map(([kind, path]) => (
                  <path key={kind} class={`pad-${kind}`} d={path} />
                ))}
              </svg>
            </div>
            <Toggle label={name} value={isOn[step]} />
            <p class="pad-says note">{isOn[step].value ? on : off}</p>
            <p>
              {reading && <span class="visually-hidden">{t.afterStep(name, t.reads(reading))}</span>}
              <span aria-hidden="true">
                {reading ? <b>{t.digit(reading)}</b> : '–'} {reading && probability(reading.probability)}
              </span>
            </p>
          </li>
        );
      })}
    </ol>
  );
}
