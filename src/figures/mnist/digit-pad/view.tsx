/** The drawing pad: the pad and what is read of it, and the way of the picture in between. */
import { say } from '../../../i18n/problems.ts';
import { Kept } from '../../../kit/built.tsx';
import { Button } from '../../../kit/Controls.tsx';
import { useClock } from '../../../kit/clock.ts';
import { DrawingSurface } from '../../../kit/DrawingSurface.tsx';
import { Field } from '../../../kit/Fields.tsx';
import { type Context, figure } from '../../../kit/figure.tsx';
import { Bar, Numbers } from '../../../kit/Numbers.tsx';
import { probability } from '../../../kit/numbers.ts';
import { type Pad, padModel } from './model.ts';
import { Stages } from './Stages.tsx';
import { type PadWords, strings } from './strings.ts';

const digits = Array.from({ length: 10 }, (_, digit) => digit);

export default figure({
  id: 'digit-pad',
  words: strings,
  model: () => padModel(),
  equations: ['dense-matrix', 'relu', 'softmax'],
  files: ['lib/data/drawing.ts', 'lib/data/drawing-ink.ts', 'lib/data/drawing-stages.ts', 'lib/data/reader-network.ts'],
  wide: true,
  says({ drawing, final, networks: { source, reader, problem } }, t) {
    if (drawing.empty.value || !final.value) return t.noInk;
    const { reading } = final.value;
    if (!reading || !source.value) return problem.value ? t.unread : t.loading;
    return t.reads(reading) + t.by(source.value, reader.value?.accuracy ?? null);
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
  below: ({ model, t }) => <Stages pad={model} t={t} />,
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
