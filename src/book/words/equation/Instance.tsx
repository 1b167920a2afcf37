/** Which instance: its source where there is a choice, its seed, the next one, and what its single numbers are. */
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Button.tsx';
import { Choice } from '../../../kit/Choice.tsx';
import { NumberField } from '../../../kit/NumberField.tsx';
import { sharedStrings } from '../../../kit/strings.ts';
import type { EquationModel } from './model.ts';
import { strings } from './strings.ts';
import { Tex } from './Tex.tsx';

export const largestSeed = 2 ** 32 - 1;

export interface PartProps {
  lang: Lang;
  model: EquationModel;
}

export function Instance({ lang, model }: PartProps) {
  const t = strings[lang];
  return (
    <div class="equation-controls">
      <Button onClick={model.next}>{t.next}</Button>
      <NumberField
        {...{ lang, label: sharedStrings[lang].seed, value: model.seed, min: 0, max: largestSeed, step: 1 }}
        {...{ whole: true, bare: true, onCommit: model.toSeed }}
      />
      {model.hasOwn.value && (
        <Choice
          label={t.source}
          value={model.source}
          options={[
            { value: 'random', label: t.random },
            { value: 'own', label: t.own },
          ]}
          onCommit={model.choose}
        />
      )}
    </div>
  );
}

/** Instance 7: l = 2, j = 1. */
export function Givens({ lang, model }: PartProps) {
  const t = strings[lang];
  const { digit, givens, seed } = model;
  const shown = digit.value;
  const name = !shown
    ? t.instance(seed.value)
    : shown.index === null
      ? t.drawnDigit(shown.label)
      : t.mnistDigit(shown.label, shown.index);
  return (
    <p class="equation-givens">
      {name}
      {givens.value.length > 0 && t.with}
      <Listed tex={givens.value} />
    </p>
  );
}

/** l = 2, j = 1: breaks between two of them. */
export function Listed({ tex, foreign }: { tex: readonly string[]; foreign?: boolean }) {
  const list = tex.map((one) => `{${one}}`).join(',\\;\\allowbreak ');
  return list ? <Tex tex={list} foreign={foreign} /> : null;
}

/** In place of what is not there, or not yet. */
export function Nothing({ lang, model: { problem } }: PartProps) {
  const t = strings[lang];
  return (
    <p class="equation-says" role="status">
      {problem.value ? t.noValue(say(problem.value, lang)) : t.waiting}
    </p>
  );
}
