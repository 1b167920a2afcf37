/** The way back: a file is chosen or dropped, and becomes the reader's network, or says why not. */
import { useId } from 'preact/hooks';
import { networkName } from '../../../lib/index.ts';
import type { Lang } from '../../i18n/lang.ts';
import { say } from '../../i18n/problems.ts';
import { Button } from '../../kit/Button.tsx';
import type { TakeHome } from './model.ts';
import type { TakeHomeWords } from './strings.ts';

export function BringBack({ model, lang, t }: { model: TakeHome; lang: Lang; t: TakeHomeWords }) {
  const note = useId();
  const { refused, taken, waiting } = model;
  const bring = (file: File | undefined) => {
    if (file) model.bring(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field in it does the same by keyboard
    <section
      class="take-back"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        bring(event.dataTransfer?.files[0]);
      }}
    >
      <h3>{t.bring}</h3>
      <label class="button take-choose">
        {t.choose}
        <input
          type="file"
          accept=".onnx,.safetensors"
          aria-describedby={note}
          onChange={({ currentTarget }) => {
            bring(currentTarget.files?.[0]);
            currentTarget.value = ''; // the same file can be chosen again
          }}
        />
      </label>
      <p class="widget-note" id={note}>
        {t.drop}
      </p>
      {waiting.value && (
        <fieldset class="take-confirm">
          <legend>{t.waiting(waiting.value.file, networkName(waiting.value.trained.settings))}</legend>
          {waiting.value.trained.origin === 'elsewhere' && <p>{t.stranger}</p>}
          <p>{t.replace(presentName(model))}</p>
          <Button primary onClick={model.accept}>
            {t.accept}
          </Button>
          <Button onClick={model.dismiss}>{t.dismiss}</Button>
        </fieldset>
      )}
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

const presentName = ({ own }: TakeHome): string => (own.value ? networkName(own.value.trained.settings) : '');
