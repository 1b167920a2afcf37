/**
 * Opens an equation's workbench: its button says which part of it, its panel is where. Loaded with the first press, and with it
 * the formulas' evaluator, the engine and KaTeX.
 */
import { effect } from '@preact/signals';
import { render } from 'preact';
import { langOf } from '../../../i18n/lang.ts';
import { openWorker } from '../../../kit/job.ts';
import { bySymbol, publishValues } from '../../../kit/symbol-values.ts';
import { digitOf, findOwn } from '../../../reader/own-network.ts';
import { Edit } from './Edit.tsx';
import type { EditReport, EditWish } from './edited.ts';
import type { PartProps } from './Instance.tsx';
import { type EquationModel, equationModel } from './model.ts';
import { Run } from './Run.tsx';
import { Substitute } from './Substitute.tsx';
import { strings, type Work, workingWords, works } from './strings.ts';

const judge = openWorker<EditWish, EditReport>(
  () => new Worker(new URL('./edit.worker.ts', import.meta.url), { type: 'module', name: 'edit' }),
);
const parts = { run: Run, substitute: Substitute, edit: Edit };
function Workbench(props: PartProps) {
  const Part = parts[props.model.work.value];
  return <Part {...props} />;
}

const models = new Map<Element, EquationModel>();

export function toggle(button: HTMLButtonElement): void {
  const panel = document.getElementById(button.getAttribute('aria-controls') ?? '');
  const work = button.dataset.work as Work;
  if (!panel || !works.includes(work)) return;
  const isOpen = button.getAttribute('aria-expanded') === 'true';
  const t = strings[langOf(new URL(location.href))];
  if (!isOpen) {
    panel.setAttribute('aria-label', t.panel[work]);
    const model = modelOf(panel, panel.id.replace(/^eq-(.*)-work$/, '$1'));
    model.work.value = work;
    model.lookForOwn();
  }
  panel.hidden = isOpen;
  const model = models.get(panel);
  if (model) {
    tellLens(model, !isOpen);
    if (!isOpen && work === 'edit') model.edit.open();
    else model.edit.close();
  }
  for (const other of document.querySelectorAll(`button[aria-controls="${panel.id}"]`)) {
    other.setAttribute('aria-expanded', String(other === button && !isOpen));
  }
}

function modelOf(panel: HTMLElement, id: string): EquationModel {
  const known = models.get(panel);
  if (known) return known;
  const lang = langOf(new URL(location.href));
  const words = workingWords(strings[lang]);
  const model = equationModel(id, { findOwn, digit: digitOf, words, judge });
  models.set(panel, model);
  panel.replaceChildren();
  render(<Workbench lang={lang} model={model} />, panel);
  effect(() => tellLens(model, true));
  return model;
}

/** While the workbench is open the symbol lens shows the instance's values. */
function tellLens({ equation: { id, symbols }, trial }: EquationModel, isOpen: boolean): void {
  const instance = trial.value?.instance;
  // where both sides name a symbol (w before and after its update), the right side's value is the one to read
  publishValues(id, isOpen && instance ? bySymbol({ ...instance.left, ...instance.values }, symbols) : null);
}
