/** What can be asked of any figure without a browser. */
import { batch } from '@preact/signals';
import { Fragment, h } from 'preact';
import { render } from 'preact-render-to-string';
import type { Still } from '../../src/book/words/figure/figures.ts';
import type { Lang } from '../../src/i18n/lang.ts';
import type { FigureModel, FigureView } from '../../src/kit/figure.tsx';
import type { ChoiceParameter, NumberParameter, Parameter, Parameters } from '../../src/kit/parameters.ts';

const views = import.meta.glob<{ default: FigureView }>('../../src/figures/*/*/view.tsx');
const stills = import.meta.glob<{ default: (lang: Lang) => Still | Promise<Still> }>('../../src/figures/*/*/still.ts');

export interface Subject {
  readonly id: string;
  readonly chapter: string;
  readonly load: () => Promise<FigureView>;
  readonly still: (lang: Lang) => Promise<Still>;
}

/** Every figure of the book, by its folder. */
export const subjects: readonly Subject[] = Object.entries(views).map(([path, load]) => {
  const [chapter, id] = path.split('/').slice(-3);
  const still = stills[path.replace('view.tsx', 'still.ts')];
  return {
    ...{ id, chapter, load: async () => (await load()).default },
    still: async (lang) => (still ? (await still()).default(lang) : {}),
  };
});

/** All that a figure shows of a model: the picture, what stands beneath, the sentence, the tables. */
export function shown({ options }: FigureView, model: FigureModel, lang: Lang): string {
  const t = options.words[lang];
  const context = { model, t, lang, id: options.id };
  const parts = [options.picture(context), options.below?.(context)].map((part) => render(h(Fragment, {}, part)));
  const fields = (options.fields?.(model, t, context) ?? []).map((field) => field && [field.label, field.value.value]);
  // names made anew at each drawing tell nothing apart
  const drawn = parts.join('\n').replace(/(id|for|aria-[a-z]+|name)="P\d[^"]*"|url\(#P[^)]*\)/g, '');
  return [drawn, options.says(model, t, lang), JSON.stringify(fields), JSON.stringify(options.table?.(model, t))].join(
    '\n',
  );
}

/** Another value that the parameter allows; the same where there is none or none can be told. */
// biome-ignore lint/suspicious/noExplicitAny: of any type
export function otherValue(parameter: Parameter<any>): unknown {
  const { initial } = parameter;
  if ('range' in parameter) {
    const { min, max, step, whole, above } = (parameter as NumberParameter).range;
    if (whole) return initial < max ? Math.min(max, initial + 3) : Math.max(min, initial - 3);
    const least = above ? min + step : min;
    return initial + step <= max ? initial + step : Math.max(least, initial - step);
  }
  if ('options' in parameter) {
    const { options } = parameter as ChoiceParameter<string>;
    return options[(options.indexOf(initial) + 1) % options.length];
  }
  if (typeof initial === 'boolean') return !initial;
  return initial;
}

/** Every number at its least, and what plays one step after its first: where things are counted, one of each. */
export function toLeast({ parameters = {}, player }: FigureModel): void {
  batch(() => {
    for (const one of Object.values(parameters)) {
      if (!('range' in one)) continue;
      const { min, step, above } = (one as NumberParameter).range;
      one.value = above ? min + step : min;
    }
  });
  player?.go(player.first + 1);
}

export function changeAll(parameters: Parameters): void {
  batch(() => {
    for (const one of Object.values(parameters)) {
      const next = one.read(one.write(otherValue(one)));
      if (next !== null) one.value = next;
    }
  });
}
