/**
 * The symbol lens: who points at a symbol, walks to it with the arrow keys or taps it, sees its meaning, its shape, its name in
 * code and its current value, and the same symbol lights up in every formula, listing and figure of the page. One delegated
 * script: what is drawn later takes part. Escape closes.
 */
import type { SymbolId } from '../../../../lib/notation.ts';
import { asset } from '../../../i18n/paths.ts';
import { onValues, valueNow } from '../../../kit/symbol-values.ts';
import { createBox, fill, fillHint, type Note, place, sentence } from './box.ts';
import { isSymbol, type LensContent } from './content.ts';
import { shownValue } from './shown.ts';
import { stepTo, symbolsIn, walkable } from './walk.ts';

/** How long the pointer rests before the lens opens, and is away before it closes; milliseconds. */
const rest = 90;
const away = 450;

const lang = document.documentElement.lang.slice(0, 2);
const box = createBox();
const live = document.createElement('p');
live.className = 'visually-hidden';
live.setAttribute('role', 'status');
(document.querySelector('main') ?? document.body).append(live);

let loading: Promise<LensContent | null> | null = null;
function content(): Promise<LensContent | null> {
  loading ??= fetch(asset(`${lang}/lens.json`))
    .then((response) => (response.ok ? (response.json() as Promise<LensContent>) : null))
    .catch(() => null)
    .then((found) => {
      if (found === null) loading = null; // the next look tries again
      return found;
    });
  return loading;
}

/** What is looked at; held: until Escape, another look or leaving, and not only while the pointer is there. */
let look: { readonly at: HTMLElement; readonly held: boolean } | null = null;
let timer = 0;

const later = (act: () => void, ms: number) => {
  clearTimeout(timer);
  timer = window.setTimeout(act, ms);
};

/** Written in a formula or in code, or a row of a legend: what has a lens of its own. In figures symbols only light up. */
const isWritten = (at: Element) => at.closest('.katex-html, code, [data-lens]') !== null;

function symbolAt(target: EventTarget | null): HTMLElement | null {
  const at = target instanceof Element ? target.closest<HTMLElement>('[data-sym]') : null;
  return at && isSymbol(at.dataset.sym) ? at : null;
}

function light(symbol: string | null, at?: Element): void {
  for (const lit of document.querySelectorAll('[data-lit]')) lit.removeAttribute('data-lit');
  if (symbol === null) return;
  for (const same of document.querySelectorAll(`[data-sym="${symbol}"]`)) {
    same.setAttribute('data-lit', same === at ? 'here' : '');
  }
}

function noteOf(at: HTMLElement, { symbols, words }: LensContent): Note {
  const symbol = at.dataset.sym as SymbolId;
  const told = valueNow(symbol, at.closest('.equation, .verdicts > li')?.id.replace(/^eq-/, '') ?? null);
  const index = symbol === 'moment1' || symbol === 'moment2' || symbol === 'velocity' ? 't' : 'l';
  return {
    known: symbols[symbol],
    now: told && { lines: shownValue(told.value, index), source: told.words ?? words.instance },
  };
}

async function show(at: HTMLElement, { held = false, say = false } = {}): Promise<void> {
  clearTimeout(timer);
  look = { at, held };
  light(at.dataset.sym ?? null, at);
  if (!isWritten(at)) {
    box.hidden = true;
    return;
  }
  const known = await content();
  if (look?.at !== at || !known) return;
  const note = noteOf(at, known);
  fill(box, note, known);
  place(box, at);
  if (say) live.textContent = sentence(note, known);
}

function hide(): void {
  clearTimeout(timer);
  look = null;
  box.hidden = true;
  live.textContent = '';
  light(null);
}

/* The pointer */
document.addEventListener('pointerover', (event) => {
  if (event.pointerType === 'touch') return;
  if (event.target instanceof Node && box.contains(event.target)) return clearTimeout(timer);
  const at = symbolAt(event.target);
  if (at) {
    if (look?.at === at) clearTimeout(timer);
    else later(() => show(at), box.hidden ? rest : rest / 2);
  } else if (look && !look.held) later(hide, away);
  else if (!look) clearTimeout(timer);
});
document.addEventListener('click', (event) => {
  const at = symbolAt(event.target);
  const byTouch = event instanceof PointerEvent && event.pointerType !== 'mouse';
  if (at && isWritten(at)) show(at, { held: true, say: byTouch });
  else if (look && !(event.target instanceof Node && box.contains(event.target))) hide();
});

/* The keyboard */
let walked: { readonly in: HTMLElement; index: number } | null = null;
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && look) {
    walked = null;
    return hide();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const frame = walkable(event.target);
  if (!frame || !/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) return;
  const symbols = symbolsIn(frame);
  const index = stepTo(event.key, walked?.in === frame ? walked.index : -1, symbols.length);
  if (index === null) return;
  event.preventDefault();
  walked = { in: frame, index };
  symbols[index].scrollIntoView({ block: 'nearest', inline: 'nearest' });
  show(symbols[index], { held: true, say: true });
});
document.addEventListener('focusin', async (event) => {
  const row = symbolAt(event.target);
  if (row) return show(row, { held: true, say: true });
  const frame = walkable(event.target);
  if (!frame || symbolsIn(frame).length === 0) return;
  const known = await content();
  if (!known) return;
  frame.setAttribute('aria-description', known.words.hint);
  if (look || document.activeElement !== frame || !frame.matches(':focus-visible')) return;
  look = { at: frame, held: true };
  fillHint(box, known);
  place(box, frame);
});
document.addEventListener('focusout', () => {
  walked = null;
  if (look?.held) hide();
});

/* What changes meanwhile */
onValues(() => {
  if (!look || box.hidden) return;
  const { at } = look;
  content().then((known) => {
    if (look?.at === at && isSymbol(at.dataset.sym) && known) fill(box, noteOf(at, known), known);
  });
});
window.addEventListener('resize', () => {
  if (look && !box.hidden) place(box, look.at);
});
