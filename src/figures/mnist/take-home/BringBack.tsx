/** The way back: a file is chosen or dropped, and becomes the reader's network, or says why not. */
import { networkName } from '../../../../lib/export/trained.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import type { Context } from '../../../kit/figure.tsx';
import type { TakeHome } from './model.ts';
import type { TakeHomeWords } from './strings.ts';

export type PartProps = Pick<Context<TakeHome, TakeHomeWords>, 'model' | 'lang' | 't'>;

export function BringBack({ model, lang, t }: PartProps) {
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
