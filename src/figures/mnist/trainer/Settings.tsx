/** Every setting of a run, behind one disclosure that says them in a line. */
import { Button } from '../../../kit/Button.tsx';
import { Choice } from '../../../kit/Choice.tsx';
import { Fields } from '../../../kit/Fields.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
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
  const part = <Key extends keyof LayerList[number]>(key: Key) => ({
    get value() {
      return layer[key];
    },
    set value(value: LayerList[number][Key]) {
      model.changeLayer(at, { [key]: value });
    },
  });
  const names = Object.entries(t.activations) as [typeof layer.activation, string][];
  const options = names.map(([value, label]) => ({ value, label }));
  return (
    <li class="row">
      <span>{t.layer(at + 1)}</span>
      <NumberField {...{ lang, label: t.fields.units, value: part('units') }} {...rangeOf('units')} />
      <Choice {...{ label: t.fields.activation, value: part('activation'), options }} />
      <Button label={`${t.remove}: ${t.layer(at + 1)}`} onClick={() => model.removeLayer(at)}>
        {t.remove}
      </Button>
    </li>
  );
}
