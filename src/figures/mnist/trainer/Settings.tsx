/** Every setting of a run, behind one disclosure that says them in a line. */
import { Button } from '../../../kit/Controls.tsx';
import { Choice, Field, Fields } from '../../../kit/Fields.tsx';
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
