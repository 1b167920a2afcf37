/** Which instance: its source where there is a choice, its seed, the next one, and what its single numbers are. */
import type { ComponentChildren } from 'preact';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button, SeedField } from '../../../kit/Controls.tsx';
import { Choice } from '../../../kit/Fields.tsx';
import type { EquationModel } from './model.ts';
import { strings } from './strings.ts';
import { Tex } from './Tex.tsx';

export interface PartProps {
  lang: Lang;
  model: EquationModel;
}

function Instance({ lang, model }: PartProps) {
  const t = strings[lang];
  return (
    <div class="equation-controls">
      <Button onClick={model.next}>{t.next}</Button>
      <SeedField {...{ lang, value: model.seed, onCommit: model.toSeed }} />
      {model.hasOwn.value && (
        <Choice
          label={t.source}
          value={model.source}
          names={{ random: t.random, own: t.own }}
          onCommit={model.choose}
        />
      )}
    </div>
  );
}

/** Instance 7: l = 2, j = 1. */
function Givens({ lang, model }: PartProps) {
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

/** What is shown on an instance, under its choice and its name; in place of what is not there, or not yet, why. */
export function OnInstance({ lang, model, children }: PartProps & { children: ComponentChildren }) {
  const t = strings[lang];
  const problem = model.problem.value;
  return (
    <>
      <Instance {...{ lang, model }} />
      {children ? (
        <>
          <Givens {...{ lang, model }} />
          {children}
        </>
      ) : (
        <p class="equation-says" role="status">
          {problem ? t.noValue(say(problem, lang)) : t.waiting}
        </p>
      )}
    </>
  );
}

interface ScrollProps {
  label: string;
  class?: string;
  stale?: boolean;
  html?: string;
  children?: ComponentChildren;
}

/** What scrolls can be reached by keyboard. */
export function Scroll({ label, class: name = '', stale, html, children }: ScrollProps) {
  const inside = html === undefined ? { children } : { dangerouslySetInnerHTML: { __html: html } };
  const attributes = { role: 'group' as const, 'aria-label': label, tabIndex: 0, 'data-stale': stale };
  return <div class={`equation-scroll ${name}`} {...attributes} {...inside} />;
}
