/** The way back: a file is chosen or dropped, and becomes the reader's network, or says why not. */
import { useId } from 'preact/hooks';
import { networkName } from '../../../../lib/export/trained.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Button.tsx';
import type { TakeHome } from './model.ts';
import type { TakeHomeWords } from './strings.ts';

export interface PartProps {
  model: TakeHome;
  lang: Lang;
  t: TakeHomeWords;
}

export function BringBack({ model, lang, t }: PartProps) {
  const note = useId();
  const { bring, refused, taken } = model;
  const take = (file: File | undefined) => void (file && bring(file));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is for the mouse; the field in it does the same by keyboard
    <section
      class="take-back"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        take(event.dataTransfer?.files[0]);
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
            take(currentTarget.files?.[0]);
            currentTarget.value = ''; // the same file can be chosen again
          }}
        />
      </label>
      <p class="note" id={note}>
        {t.drop}
      </p>
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
      <Button primary onClick={() => void accept()}>
        {t.accept}
      </Button>{' '}
      <Button onClick={dismiss}>{t.dismiss}</Button>
    </fieldset>
  );
}
