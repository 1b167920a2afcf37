/** Take it home: four files to download, ten digits to compare, and the way back. No arithmetic here. */
import { useEffect, useId, useMemo } from 'preact/hooks';
import { argmax, mnistId, networkName, Problem } from '../../../lib/index.ts';
import type { Lang } from '../../i18n/lang.ts';
import { asset } from '../../i18n/paths.ts';
import { say } from '../../i18n/problems.ts';
import { Button } from '../../kit/Button.tsx';
import { HowList } from '../../kit/HowList.tsx';
import { fixed } from '../../kit/numbers.ts';
import { DigitImage } from '../../kit/Pixels.tsx';
import { kept } from '../../reader/kept.ts';
import { saveFile } from '../../reader/save-file.ts';
import { pageSession } from '../../reader/session.ts';
import { WidgetFrame } from '../shared/WidgetFrame.tsx';
import { BringBack } from './BringBack.tsx';
import { formats, type TakeHome as Model, takeHomeModel } from './model.ts';
import { bookFile, type Source } from './networks.ts';
import { strings, type TakeHomeWords } from './strings.ts';
import './take-home.css';

const equations = ['dense-matrix', 'softmax'];
const files = [
  'lib/export/onnx.ts',
  'lib/export/weights-file.ts',
  'lib/export/keras.ts',
  'lib/export/pytorch.ts',
  'lib/export/import.ts',
];

export default function TakeHome({ lang, id = 'take-home-widget' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => takeHomeModel({ session: pageSession(), kept, fetchBook, save: saveFile }), []);
  useEffect(() => {
    model.load();
    return model.dispose;
  }, [model]);
  const { problem } = model;

  return (
    <WidgetFrame
      id={id}
      lang={lang}
      title={t.title}
      says={sentence(model, t)}
      below={<BringBack model={model} lang={lang} t={t} />}
      how={
        <>
          {t.how.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <HowList lang={lang} equations={equations} files={files} />
        </>
      }
    >
      <SourceChoice model={model} t={t} />
      <Files model={model} t={t} />
      {problem.value && (
        <p class="take-problem" role="alert">
          {t.failed(say(problem.value, lang))} <Button onClick={() => model.load()}>{t.again}</Button>
        </p>
      )}
      <Checks model={model} t={t} />
    </WidgetFrame>
  );
}

function SourceChoice({ model: { available, source, choose }, t }: { model: Model; t: TakeHomeWords }) {
  const id = useId();
  const sources = available.value;
  return (
    <div class="field take-source">
      <label for={id}>{t.network}</label>
      <select id={id} disabled={sources.length < 2} onChange={(event) => choose(event.currentTarget.value as Source)}>
        {(sources.length ? sources : (['book'] as const)).map((one) => (
          <option key={one} value={one} selected={one === source.value}>
            {t.source[one]}
          </option>
        ))}
      </select>
    </div>
  );
}

function Files({ model, t }: { model: Model; t: TakeHomeWords }) {
  const isHere = model.network.value !== null;
  return (
    <section class="take-download">
      <h3>{t.download}</h3>
      <ul class="take-files">
        {formats.map((format) => {
          const { name, of } = t.formats[format];
          return (
            <li key={format}>
              <Button onClick={() => model.download(format)} disabled={!isHere} label={t.downloadOf(name)}>
                {name}
              </Button>
              <span>{of}</span>
            </li>
          );
        })}
      </ul>
      <p class="widget-note" role="status">
        {model.saved.value ? t.saved(model.saved.value) : t.together}
      </p>
    </section>
  );
}

/** Ten rows from the start, so that nothing moves when they are filled in. */
function Checks({ model, t }: { model: Model; t: TakeHomeWords }) {
  const { digits, checks, couldFetch, isFetching } = model;
  const { images, labels, source } = digits.value;
  const probabilities = checks.value?.probabilities;
  return (
    <section class="take-checks">
      <h3>{t.checks}</h3>
      <p class="widget-note">{source === 'drawn' ? t.drawn : t.test}</p>
      <table>
        <thead>
          <tr>
            {t.columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from(labels, (label, k) => {
            const row = probabilities?.subarray(10 * k, 10 * k + 10);
            const digit = row ? argmax(row, 0, 10) : null;
            return (
              <tr key={k}>
                <td>
                  <DigitImage pixels={images.subarray(784 * k, 784 * k + 784)} size={28} label={t.digitLabel(label)} />
                </td>
                <td>{label}</td>
                <td data-wrong={digit !== null && digit !== label ? true : undefined}>{digit ?? '\u2007'}</td>
                <td>{row && digit !== null ? fixed(row[digit], 6) : '\u2007'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {couldFetch.value && (
        <Button onClick={model.fetchTestImages} disabled={isFetching.value} others={[t.fetch, t.fetching]}>
          {isFetching.value ? t.fetching : t.fetch}
        </Button>
      )}
    </section>
  );
}

function sentence({ network, source, problem }: Model, t: TakeHomeWords): string {
  if (!network.value || !source.value) return problem.value ? t.train : t.loading;
  const { trained, accuracy } = network.value;
  const { settings, steps, origin, data = mnistId } = trained;
  const told = t.says(source.value, {
    ...{ name: networkName(settings), steps, accuracy, origin },
    mnist: data === mnistId,
  });
  return source.value === 'book' ? `${told}${t.space}${t.train}` : told;
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
