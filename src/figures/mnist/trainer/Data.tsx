/** The data behind one disclosure: which digits, a look at them, and the reader's own files, which stay on their device. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Button.tsx';
import { DigitImage } from '../../../kit/Pixels.tsx';
import type { PartProps } from './Notices.tsx';
import { trainerStrings } from './strings.ts';

export function Data({ model, lang }: PartProps) {
  const t = trainerStrings[lang].data;
  const { panel, session } = model;
  const data = session.data.value;
  const source = panel.source.value;
  const name = useId();
  return (
    <details class="trainer-settings trainer-data-panel">
      <summary>
        <strong>{t.word}</strong> {source ? t.line(source, data?.trainCount ?? 0, data?.testCount ?? 0) : t.unknown}
      </summary>
      <div class="trainer-settings-body">
        <fieldset disabled={panel.held.value}>
          <legend>{t.which}</legend>
          {panel.sources.value.map((one) => (
            <label key={one}>
              <input type="radio" name={name} value={one} checked={source === one} onChange={() => panel.choose(one)} />
              <span>
                {t.names[one]} <span class="note">{t.about[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="note" role="status">
          {panel.held.value ? t.held : data?.hasMnist === false ? t.noMnist : t.next}
        </p>
        <Sample model={model} lang={lang} />
        <Own model={model} lang={lang} />
        {panel.problem.value && (
          <p class="trainer-refused" role="alert">
            {say(panel.problem.value, lang)}
          </p>
        )}
      </div>
    </details>
  );
}

function Sample({ model, lang }: PartProps) {
  const t = trainerStrings[lang].data;
  const { sample, look } = model.panel;
  return (
    <div class="trainer-sample">
      <Button onClick={look}>{t.look}</Button>
      {sample.value.length > 0 && (
        <ul aria-label={t.sample}>
          {sample.value.map(({ index, label, pixels }) => (
            <li key={index}>
              <DigitImage pixels={pixels} size={42} label={t.digit(label)} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Four IDX files, chosen or dropped. */
function Own({ model, lang }: PartProps) {
  const t = trainerStrings[lang].data;
  const { bring, bringing, brought } = model.panel;
  const id = useId();
  const over = useSignal(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: files may be dropped here; the field inside does the same
    <div
      class="trainer-own"
      data-over={over.value}
      onDragOver={(event) => {
        event.preventDefault();
        over.value = true;
      }}
      onDragLeave={() => {
        over.value = false;
      }}
      onDrop={(event) => {
        event.preventDefault();
        over.value = false;
        bring([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <label for={id}>{t.own}</label>
      <input
        id={id}
        type="file"
        multiple
        disabled={bringing.value}
        onChange={(event) => bring([...(event.currentTarget.files ?? [])])}
      />
      <p class="note" role="status">
        {bringing.value
          ? t.bringing
          : brought.value
            ? t.brought(brought.value.trainCount, brought.value.testCount)
            : t.ownHow}
      </p>
    </div>
  );
}
