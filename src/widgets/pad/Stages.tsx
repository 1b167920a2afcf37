/** The way from ink to 28×28 as a strip: each step's picture, its switch, and what the network reads after it. */
import { steps } from '../../../lib/index.ts';
import { GreyPicture } from './GreyPicture.tsx';
import type { Pad } from './model.ts';
import type { PadWords } from './strings.ts';

export function Stages({ pad, t }: { pad: Pad; t: PadWords }) {
  const pictures = pad.pictures.value;
  return (
    <ol class="pad-steps" aria-label={t.steps}>
      {steps.map((step, k) => {
        const { name, on, off } = t.step[step];
        const isOn = pad.switches.value[step];
        const reading = pad.stages.value?.[k].reading ?? null;
        return (
          <li key={step}>
            <div class="pad-step-picture" aria-hidden="true">
              <GreyPicture picture={pictures?.[k].picture ?? null} />
              {pictures?.[k].marks && (
                <svg viewBox={pictures[k].viewBox} aria-hidden="true">
                  {pictures[k].marks.map(({ kind, path }) => (
                    <path key={kind} class={`pad-${kind}`} d={path} />
                  ))}
                </svg>
              )}
            </div>
            <label class="toggle">
              <input type="checkbox" checked={isOn} onChange={() => pad.toggle(step)} />
              <span>{name}</span>
            </label>
            <p class="pad-step-says">{isOn ? on : off}</p>
            <p class="pad-step-reading" data-unsure={reading?.rival ? true : undefined}>
              {reading ? (
                <>
                  <span class="visually-hidden">{t.afterStep(name, reading)}</span>
                  <span aria-hidden="true">
                    <b>{t.digit(reading)}</b> {t.share(reading.probability)}
                  </span>
                </>
              ) : (
                <span aria-hidden="true">–</span>
              )}
            </p>
          </li>
        );
      })}
    </ol>
  );
}
