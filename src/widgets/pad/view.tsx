/** The drawing pad: the pad and what is read of it, and the way of the picture in between. No arithmetic here. */
import { useEffect, useId, useMemo } from 'preact/hooks';
import { Problem } from '../../../lib/index.ts';
import type { Lang } from '../../i18n/lang.ts';
import { asset } from '../../i18n/paths.ts';
import { say } from '../../i18n/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { HowList } from '../../kit/HowList.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { publishValues } from '../../kit/symbol-values.ts';
import { keepDrawing, keptDrawing } from '../../reader/drawing.ts';
import { kept, keptNetwork } from '../../reader/kept.ts';
import { pageSession } from '../../reader/session.ts';
import { WidgetFrame } from '../shared/WidgetFrame.tsx';
import { type Pad, padModel } from './model.ts';
import { bookFile, type Source } from './networks.ts';
import { Probabilities } from './Probabilities.tsx';
import { Stages } from './Stages.tsx';
import { Surface } from './Surface.tsx';
import { type PadWords, strings } from './strings.ts';
import './pad.css';

/** Where the lens has a value from. */
const where: Record<Lang, string> = { en: 'on the drawing pad', zh: '手写板上' };
const equations = ['dense-matrix', 'relu', 'softmax'];
const files = [
  'lib/data/drawing.ts',
  'lib/data/drawing-ink.ts',
  'lib/data/drawing-stages.ts',
  'lib/data/reader-network.ts',
];
const digits = Array.from({ length: 10 }, (_, digit) => digit);

export default function DigitPad({ lang, id = 'digit-pad' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const keysId = useId();
  const pad = useMemo(
    () =>
      padModel({
        session: pageSession(),
        keptNetwork,
        fetchBook,
        nextFrame: (act) => requestAnimationFrame(act),
        keep: keepDrawing,
      }),
    [],
  );
  useEffect(() => {
    pad.restore(keptDrawing());
    pad.networks.load();
    const stop = kept.changes.subscribe((count) => {
      if (count > 0) pad.networks.recall();
    });
    return () => {
      stop();
      pad.dispose();
    };
  }, [pad]);
  const reading = pad.final.value?.reading ?? null;
  const outputs = pad.final.value?.probabilities ?? null;
  useEffect(() => publishValues('pad', outputs && { a: [...outputs] }, where[lang]), [outputs, lang]);
  const { problem } = pad.networks;

  return (
    <WidgetFrame
      id={id}
      lang={lang}
      title={t.title}
      wide
      says={sentence(pad, t)}
      own={
        <>
          <Button onClick={pad.drawing.undo} disabled={!pad.drawing.canUndo.value}>
            {t.undo}
          </Button>
          <Button onClick={pad.drawing.clear} disabled={pad.drawing.empty.value}>
            {t.clear}
          </Button>
          <fieldset class="pad-examples">
            <legend>{t.example}</legend>
            {digits.map((digit) => (
              <Button key={digit} label={t.exampleOf(digit)} onClick={() => pad.drawing.play(digit, motionUnwanted())}>
                {digit}
              </Button>
            ))}
          </fieldset>
          <div class="pad-pen">
            <NumberField lang={lang} label={t.pen} unit={t.penUnit} value={pad.pen} min={1} max={5} step={0.1} />
          </div>
        </>
      }
      below={<Stages pad={pad} t={t} />}
      how={
        <>
          {t.how.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <HowList lang={lang} equations={equations} files={files} />
        </>
      }
    >
      <div class="pad">
        <div class="pad-drawing">
          <Surface pad={pad} t={t} id={keysId} />
          <p class="pad-keys" id={keysId}>
            {t.keys}
          </p>
        </div>
        <div class="pad-answer">
          <p class="pad-reading" aria-hidden="true" data-unsure={reading?.rival ? true : undefined}>
            {reading ? t.digit(reading) : '\u2007'}
          </p>
          <Probabilities t={t} probabilities={outputs} likeliest={reading?.digit ?? null} />
          <SourceChoice pad={pad} t={t} />
        </div>
      </div>
      {problem.value && (
        <p class="pad-problem">
          {t.failed(say(problem.value, lang))} <Button onClick={() => pad.networks.load()}>{t.again}</Button>
        </p>
      )}
    </WidgetFrame>
  );
}

/** Which network reads; a choice where there are two. */
function SourceChoice({ pad: { networks }, t }: { pad: Pad; t: PadWords }) {
  const id = useId();
  const available = networks.available.value;
  return (
    <div class="field pad-source">
      <label for={id}>{t.network}</label>
      <select
        id={id}
        disabled={available.length < 2}
        onChange={(event) => networks.choose(event.currentTarget.value as Source)}
      >
        {(available.length ? available : (['book'] as const)).map((source) => (
          <option key={source} value={source} selected={source === networks.source.value}>
            {t.source[source]}
          </option>
        ))}
      </select>
    </div>
  );
}

function sentence({ drawing, final, networks }: Pad, t: PadWords): string {
  if (drawing.empty.value || !final.value) return t.noInk;
  const { reading } = final.value;
  const source = networks.source.value;
  if (!reading || !source) return networks.problem.value ? t.unread : t.loading;
  return `${t.reads(reading)}${t.space}${t.by(source, networks.accuracy.value)}`;
}

async function fetchBook(): Promise<Uint8Array> {
  const missing = (found: string | number, cause?: unknown) =>
    new Problem('not-fetched', { file: bookFile, found }, { cause });
  const response = await fetch(asset(bookFile)).catch((cause) => {
    throw missing(String(cause), cause);
  });
  if (!response.ok) throw missing(response.status);
  return new Uint8Array(await response.arrayBuffer());
}

const motionUnwanted = () => matchMedia('(prefers-reduced-motion: reduce)').matches;
