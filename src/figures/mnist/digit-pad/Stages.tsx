/** The way from ink to 28×28 as a strip: each step's picture, its switch, and what the network reads after it. */
import { type Prepared, type Step, steps } from '../../../../lib/data/drawing.ts';
import type { Grey } from '../../../../lib/data/drawing-ink.ts';
import { type Box, cut, middlePixel } from '../../../../lib/data/drawing-stages.ts';
import { Toggle } from '../../../kit/Fields.tsx';
import { probability } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import type { Pad } from './model.ts';
import type { PadWords } from './strings.ts';

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

export function Stages({ pad: { road, stages, isOn }, t }: { pad: Pad; t: PadWords }) {
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
