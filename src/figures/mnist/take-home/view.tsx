/** Take it home: four files to download, ten digits to compare, and the way back. No arithmetic here. */
import { mnistId } from '../../../../lib/data/mnist.ts';
import { networkName } from '../../../../lib/export/trained.ts';
import { say } from '../../../i18n/problems.ts';
import { Kept } from '../../../kit/built.tsx';
import { Button } from '../../../kit/Controls.tsx';
import { Field } from '../../../kit/Fields.tsx';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { type Context, figure } from '../../../kit/figure.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed } from '../../../kit/numbers.ts';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { formats, type TakeHome, takeHomeModel } from './model.ts';
import { strings, type TakeHomeWords } from './strings.ts';

export default figure({
  id: 'take-home',
  words: strings,
  model: () => takeHomeModel(),
  equations: ['dense-matrix', 'softmax'],
  files: [
    'lib/export/onnx.ts',
    'lib/export/weights-file.ts',
    'lib/export/keras.ts',
    'lib/export/pytorch.ts',
    'lib/export/import.ts',
  ],
  says({ network, source, problem }, t) {
    if (!network.value || !source.value) return problem.value ? t.train : t.loading;
    const { trained, accuracy } = network.value;
    const { settings, steps, origin, data = mnistId } = trained;
    const name = networkName(settings);
    const told = t.says(source.value, { name, steps, accuracy, origin, mnist: data === mnistId });
    return source.value === 'book' ? `${told}${t.space}${t.train}` : told;
  },
  below: ({ model, t, lang }) => (
    <>
      <Files {...{ model, t, lang }} />
      <BringBack {...{ model, t, lang }} />
    </>
  ),
  picture: ({ model, t, lang }) => (
    <>
      <noscript>
        <Kept name="still" />
      </noscript>
      <div class="take-source">
        <Field lang={lang} spec={{ ...model.offer.value, label: t.network, names: t.sources }} />
      </div>
      <Checks {...{ model, t, lang }} />
    </>
  ),
});

function Files({ model: { network, download, saved, problem, load }, t, lang }: PartProps) {
  return (
    <section class="take-download">
      <h3>{t.download}</h3>
      <ul class="take-files">
        {formats.map((format) => {
          const { name, of } = t.formats[format];
          return (
            <li key={format} class="row">
              <Button onClick={() => void download(format)} disabled={!network.value} label={t.downloadOf(name)}>
                {name}
              </Button>
              <span>{of}</span>
            </li>
          );
        })}
      </ul>
      <p class="note" role="status">
        {saved.value ? t.saved(saved.value) : t.together}
      </p>
      {problem.value && (
        <p class="take-problem" role="alert">
          {t.failed(say(problem.value, lang))} <Button onClick={() => void load()}>{t.again}</Button>
        </p>
      )}
    </section>
  );
}

/** Ten rows from the start, so that nothing moves when they are filled in. */
function Checks({ model: { digits, readings, couldFetch, isFetching, fetchTestImages }, t }: PartProps) {
  const { images, labels, source } = digits.value;
  return (
    <section class="take-checks" data-unmade={!readings.value || undefined}>
      <h3>{t.checks}</h3>
      <p class="note">{source === 'drawn' ? t.drawn : t.test}</p>
      <Numbers
        columns={t.columns}
        rows={Array.from(labels, (label, k) => {
          const { digit, probability } = readings.value?.[k] ?? {};
          const image = images.subarray(784 * k, 784 * k + 784);
          return {
            name: <DigitImage pixels={image} size={28} label={t.digitLabel(label)} />,
            values: [
              label,
              <span key="digit" data-wrong={digit !== undefined && digit !== label}>
                {digit ?? '\u2007'}
              </span>,
              probability === undefined ? '\u2007' : fixed(probability, 6),
            ],
          };
        })}
      />
      {couldFetch.value && (
        <Button onClick={fetchTestImages} disabled={isFetching.value} others={[t.fetch, t.fetching]}>
          {isFetching.value ? t.fetching : t.fetch}
        </Button>
      )}
    </section>
  );
}

type PartProps = Pick<Context<TakeHome, TakeHomeWords>, 'model' | 'lang' | 't'>;

/** The way back: a file is chosen or dropped, and becomes the reader's network, or says why not. */
function BringBack({ model, lang, t }: PartProps) {
  const { bring, refused, taken } = model;
  return (
    <section class="take-back">
      <h3>{t.bring}</h3>
      <FileDrop
        {...{ label: t.choose, note: t.drop, accept: '.onnx,.safetensors' }}
        onFiles={([file]) => void bring(file)}
      />
      <Confirm {...{ model, t }} />
      {refused.value && (
        <p class="take-problem" role="alert">
          {t.refused(say(refused.value, lang))}
        </p>
      )}
      <p class="take-taken" role="status">
        {taken.value && t.taken(taken.value)}
      </p>
    </section>
  );
}

/** A network that would take the place of the reader's own. */
function Confirm({ model: { waiting, kept, accept, dismiss }, t }: Omit<PartProps, 'lang'>) {
  if (!waiting.value) return null;
  const { file, trained } = waiting.value;
  return (
    <fieldset class="take-confirm">
      <legend>{t.waiting(file, networkName(trained.settings))}</legend>
      {trained.origin === 'elsewhere' && <p>{t.stranger}</p>}
      <p>{t.replace(kept.value ? networkName(kept.value.settings) : '')}</p>
      <div class="row">
        <Button primary onClick={() => void accept()}>
          {t.accept}
        </Button>
        <Button onClick={dismiss}>{t.dismiss}</Button>
      </div>
    </fieldset>
  );
}
