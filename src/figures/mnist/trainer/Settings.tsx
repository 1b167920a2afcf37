/** Every setting of a run, behind one disclosure that says them in a line. */
import { Button } from '../../../kit/Button.tsx';
import { Choice } from '../../../kit/Choice.tsx';
import { Fields } from '../../../kit/Fields.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
import { type Layers as LayerList, rangeOf } from './form.ts';
import type { PartProps } from './Notices.tsx';
import { refusalSentence } from './says.ts';
import { trainerStrings } from './strings.ts';

export function Settings({ model, lang }: PartProps) {
  const t = trainerStrings[lang];
  const { form } = model;
  const { training, validation, stepsPerEpoch } = model.wantedSizes.value;
  const refused = model.refused.value;
  return (
    <details class="trainer-settings">
      <summary>
        <strong>{t.settings}</strong> {t.settingsLine(model.wanted.value)}
      </summary>
      <div class="trainer-settings-body">
        <fieldset>
          <legend>{t.hiddenLayers}</legend>
          {form.layers.value.length === 0 && <p class="note">{t.noHidden}</p>}
          <ol>
            {form.layers.value.map((layer, at) => (
              <Layer key={at} {...{ model, lang, layer, at }} />
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
            { label: t.optimizer, value: form.optimizer, names: t.optimisers },
            { label: t.batch, symbol: 'm', sym: 'm', unit: t.images, value: form.batch },
            { label: t.epochs, value: form.epochs },
            { label: t.dropout, symbol: 'p', sym: 'p', value: form.dropout },
            { label: t.l2, symbol: 'λ', sym: 'lambda', value: form.l2 },
            { label: t.l1, value: form.l1 },
            { label: t.examples, value: form.examples, max: rangeOf('examples', model.available.value).max },
            { label: t.validationSplit, value: form.validationSplit },
          ]}
        />
        <p class={refused ? 'trainer-refused' : 'note'} role="status">
          {refused ? refusalSentence(refused, lang) : t.consequence(training, validation, stepsPerEpoch)}
        </p>
        <p class="note">{model.pending.value ? `${t.nextStart}${t.space}${t.pendingNow}` : t.nextStart}</p>
        <div class="trainer-row">
          <Button onClick={model.start} disabled={refused !== null || !model.pending.value}>
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

function Layer({ model, lang, layer, at }: PartProps & { layer: LayerList[number]; at: number }) {
  const t = trainerStrings[lang];
  const part = <Key extends keyof LayerList[number]>(key: Key) => ({
    get value() {
      return layer[key];
    },
    set value(value: LayerList[number][Key]) {
      model.changeLayer(at, { [key]: value });
    },
  });
  const options = Object.entries(t.activations).map(([value, label]) => ({
    value: value as typeof layer.activation,
    label,
  }));
  return (
    <li class="trainer-row" aria-label={t.layerGroup(at + 1)}>
      <span>{t.layer(at + 1)}</span>
      <NumberField {...{ lang, label: t.units, value: part('units') }} {...rangeOf('units')} />
      <Choice {...{ label: t.activation, value: part('activation'), options }} />
      <Button label={t.removeLayer(at + 1)} onClick={() => model.removeLayer(at)}>
        {t.remove}
      </Button>
    </li>
  );
}
