/** Every setting of a run, behind one disclosure that says them in a line. */
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import { Choice } from '../../kit/Choice.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { type LayerFields, rangeOf } from './form.ts';
import type { Trainer } from './model.ts';
import { refusalSentence } from './refusal.ts';
import { trainerStrings } from './strings.ts';

interface Props {
  model: Trainer;
  lang: Lang;
}

export function Settings({ model, lang }: Props) {
  const t = trainerStrings[lang];
  const { form } = model;
  const sizes = model.wantedSizes.value;
  const refused = model.refused.value;
  const optimizers = Object.entries(t.optimisers).map(([value, label]) => ({ value, label })) as {
    value: keyof typeof t.optimisers;
    label: string;
  }[];
  return (
    <details class="trainer-settings">
      <summary>
        <span class="trainer-settings-word">{t.settings}</span> {t.settingsLine(model.wanted.value)}
      </summary>
      <div class="trainer-settings-body">
        <Layers model={model} lang={lang} />
        <div class="trainer-fields">
          <Choice label={t.optimizer} value={form.optimizer} options={optimizers} />
          <NumberField
            {...{ lang, label: t.batch, symbol: 'm', sym: 'm', unit: t.images }}
            value={form.batch}
            {...rangeOf('batch')}
          />
          <NumberField {...{ lang, label: t.epochs }} value={form.epochs} {...rangeOf('epochs')} />
          <NumberField
            {...{ lang, label: t.dropout, symbol: 'p', sym: 'p' }}
            value={form.dropout}
            {...rangeOf('dropout')}
          />
          <NumberField {...{ lang, label: t.l2, symbol: 'λ', sym: 'lambda' }} value={form.l2} {...rangeOf('l2')} />
          <NumberField {...{ lang, label: t.l1 }} value={form.l1} {...rangeOf('l1')} />
          <NumberField
            {...{ lang, label: t.examples }}
            value={form.examples}
            {...rangeOf('examples', model.available.value)}
          />
          <NumberField
            {...{ lang, label: t.validationSplit }}
            value={form.validationSplit}
            {...rangeOf('validationSplit')}
          />
        </div>
        <p class={refused ? 'trainer-refused' : 'widget-note'} role="status">
          {refused
            ? refusalSentence(refused, lang)
            : t.consequence(sizes.training, sizes.validation, sizes.stepsPerEpoch)}
        </p>
        <p class="widget-note">{model.pending.value ? `${t.nextStart}${t.space}${t.pendingNow}` : t.nextStart}</p>
        <div class="trainer-settings-buttons">
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

function Layers({ model, lang }: Props) {
  const t = trainerStrings[lang];
  const layers = model.form.layers.value;
  return (
    <fieldset class="trainer-layers">
      <legend>{t.hiddenLayers}</legend>
      {layers.length === 0 && <p class="widget-note">{t.noHidden}</p>}
      <ol>
        {layers.map((layer, at) => (
          <Layer key={layer.key} {...{ model, lang, layer, number: at + 1 }} />
        ))}
      </ol>
      <div class="trainer-layers-end">
        <Button onClick={model.addLayer} disabled={!model.canAddLayer.value}>
          {t.addLayer}
        </Button>
        <span class="widget-note">{t.output}</span>
      </div>
    </fieldset>
  );
}

function Layer({ model, lang, layer, number }: Props & { layer: LayerFields; number: number }) {
  const t = trainerStrings[lang];
  const activations = Object.entries(t.activations).map(([value, label]) => ({ value, label })) as {
    value: keyof typeof t.activations;
    label: string;
  }[];
  return (
    <li aria-label={t.layerGroup(number)}>
      <span class="trainer-layer-name">{t.layer(number)}</span>
      <NumberField {...{ lang, label: t.units }} value={layer.units} {...rangeOf('units')} />
      <Choice label={t.activation} value={layer.activation} options={activations} />
      <Button label={t.removeLayer(number)} onClick={() => model.removeLayer(layer.key)}>
        {t.remove}
      </Button>
    </li>
  );
}
