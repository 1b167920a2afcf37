/** Every setting of a run and its data, each behind a disclosure that says them in a line. */

import { useId } from 'preact/hooks';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { Choice, Field, Fields } from '../../../kit/Fields.tsx';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { settable } from '../../../kit/parameters.ts';
import { type Layers as LayerList, rangeOf } from './form.ts';
import type { Part } from './model.ts';
import { refusalSentence } from './says.ts';

export function Settings({ model, t, lang }: Part) {
  const { form, wanted, refused, pending } = model;
  const { training, validation, stepsPerEpoch } = model.wantedSizes.value;
  const { fields: names } = t;
  return (
    <details class="trainer-settings">
      <summary>
        <strong>{t.settings}</strong> {t.settingsLine(wanted.value)}
      </summary>
      <div class="trainer-settings-body">
        <fieldset>
          <legend>{names.hiddenLayers}</legend>
          {form.layers.value.length === 0 && <p class="note">{t.noHidden}</p>}
          <ol>
            {form.layers.value.map((layer, at) => (
              <Layer key={at} {...{ model, t, lang, layer, at }} />
            ))}
          </ol>
          <Button onClick={model.addLayer} disabled={!model.canAddLayer.value}>
            {t.addLayer}
          </Button>
          <p class="note">{t.output}</p>
        </fieldset>
        <Fields
          lang={lang}
          fields={[
            { label: names.optimizer, value: form.optimizer, names: t.optimisers },
            { label: names.batch, symbol: 'm', sym: 'm', unit: t.images, value: form.batch },
            { label: names.epochs, value: form.epochs },
            { label: names.dropout, symbol: 'p', sym: 'p', value: form.dropout },
            { label: names.l2, symbol: 'λ', sym: 'lambda', value: form.l2 },
            { label: names.l1, value: form.l1 },
            { label: names.examples, value: model.examples, max: rangeOf('examples', model.available.value).max },
            { label: names.validationSplit, value: form.validationSplit },
          ]}
        />
        <p class={refused.value ? 'trainer-refused' : 'note'} role="status">
          {refused.value ? refusalSentence(refused.value, lang) : t.consequence(training, validation, stepsPerEpoch)}
        </p>
        <p class="note">{t.nextStart(pending.value)}</p>
        <div class="row">
          <Button onClick={model.start} disabled={!model.canStart.value || (model.hasRun.value && !pending.value)}>
            {t.startAnew}
          </Button>
          <Button onClick={model.toArticle} disabled={model.isArticle.value}>
            {t.toArticle}
          </Button>
        </div>
      </div>
    </details>
  );
}

type LayerProps = Omit<Part, 'id'> & { layer: LayerList[number]; at: number };

function Layer({ model, t, lang, layer, at }: LayerProps) {
  const change = (to: Partial<LayerList[number]>) => model.changeLayer(at, to);
  const units = settable({ value: layer.units }, (units) => change({ units }), { range: rangeOf('units') });
  const activation = settable({ value: layer.activation }, (activation) => change({ activation }), {
    options: Object.keys(t.activations) as (typeof layer.activation)[],
  });
  return (
    <li class="row">
      <span>{t.layer(at + 1)}</span>
      <Field {...{ lang, spec: { label: t.fields.units, value: units } }} />
      <Choice label={t.fields.activation} value={activation} names={t.activations} />
      <Button label={`${t.remove}${t.colon}${t.layer(at + 1)}`} onClick={() => model.removeLayer(at)}>
        {t.remove}
      </Button>
    </li>
  );
}

/** Which digits, a look at them, and the reader's own files, which stay on their device. */
export function Data({ model: { panel, session }, t: { data: t, colon }, lang }: Part) {
  const { source, sources, held, sample, problem, bringing, brought } = panel;
  const data = session.data.value;
  const name = useId();
  const counts = (of: { trainCount: number; testCount: number }) => t.counts(of.trainCount, of.testCount);
  const kept = brought.value && `${t.brought}${counts(brought.value)}`;
  return (
    <details class="trainer-settings trainer-data-panel">
      <summary>
        <strong>{t.word}</strong> {data ? `${t.names[data.source]}${colon}${counts(data)}` : t.unknown}
      </summary>
      <div class="trainer-settings-body">
        <fieldset disabled={held.value}>
          <legend>{t.which}</legend>
          {sources.value.map((one) => (
            <label class="toggle" key={one}>
              <input
                {...{ type: 'radio', name, value: one, checked: source.value === one }}
                onChange={() => panel.choose(one)}
              />
              <span>
                {t.names[one]} <span class="note">{t.about[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="note" role="status">
          {held.value ? t.held : data?.hasMnist === false ? t.noMnist : t.next}
        </p>
        <div>
          <Button onClick={panel.look}>{t.look}</Button>
          {sample.value.length > 0 && (
            <ul class="row" aria-label={t.sample}>
              {sample.value.map(({ index, label, pixels }) => (
                <li key={index}>
                  <DigitImage pixels={pixels} size={42} label={t.digit(label)} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <FileDrop
          {...{ label: t.own, multiple: true, disabled: bringing.value, onFiles: panel.bring }}
          note={<span role="status">{bringing.value ? t.bringing : (kept ?? t.ownHow)}</span>}
        />
        {problem.value && (
          <p class="trainer-refused" role="alert">
            {say(problem.value, lang)}
          </p>
        )}
      </div>
    </details>
  );
}
