/** The lens itself: a small note in the margin beside what is looked at; without a margin it unfolds over the text, never moving it. */
import type { LensContent, LensSymbol } from './content.ts';

/** What stands in the note. */
export interface Note {
  readonly known: LensSymbol;
  /** Lines of the current value, and where it comes from; null where nothing is known. */
  readonly now: { readonly lines: readonly string[]; readonly source: string } | null;
}

function element(tag: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(tag);
  made.className = className;
  made.textContent = text;
  return made;
}

function row(name: string, ...values: Node[]): Node[] {
  const dd = document.createElement('dd');
  dd.append(...values);
  return [element('dt', '', name), dd];
}

/** HTML that the build set, of a symbol or a shape. */
function formula(html: string): HTMLElement {
  const made = element('span', '');
  made.innerHTML = html;
  for (const marked of made.querySelectorAll('[data-sym]')) marked.removeAttribute('data-sym');
  return made;
}

export function createBox(): HTMLElement {
  const box = element('aside', 'lens');
  box.hidden = true;
  document.body.append(box);
  return box;
}

export function fill(box: HTMLElement, { known, now }: Note, { words }: LensContent): void {
  const head = element('p', 'lens-head');
  const symbol = formula(known.html);
  symbol.className = 'lens-symbol';
  head.append(symbol, element('span', 'lens-meaning', known.meaning));
  const facts = document.createElement('dl');
  if (known.shape) facts.append(...row(words.shape, formula(known.shape.html)));
  if (known.name) facts.append(...row(words.code, element('code', '', known.name)));
  if (now) {
    const lines = now.lines.map((line) => element('span', 'lens-value', line));
    facts.append(...row(words.now, ...lines, element('span', 'lens-source', now.source)));
  }
  box.ariaLabel = words.title;
  box.style.setProperty('--lens-ink', known.role ? `var(--${known.role})` : '');
  box.replaceChildren(head, ...(facts.childElementCount > 0 ? [facts] : []));
  box.hidden = false;
}

/** How to go on, for whoever reached a formula with the keyboard. */
export function fillHint(box: HTMLElement, { words }: LensContent): void {
  box.ariaLabel = words.title;
  box.style.removeProperty('--lens-ink');
  box.replaceChildren(element('p', 'lens-hint', words.hint));
  box.hidden = false;
}

/** A note in one sentence, for a screen reader. */
export function sentence({ known, now }: Note, { words }: LensContent): string {
  const parts = [known.meaning];
  if (known.shape) parts.push(`${words.shape}${words.colon}${known.shape.says}`);
  if (known.name) parts.push(`${words.code}${words.colon}${known.name}`);
  if (now) parts.push(`${words.now}${words.colon}${now.lines.join(words.semicolon)}${words.comma}${now.source}`);
  return parts.join(words.semicolon);
}

const gap = 8;
/** Below the page's head, which stays in view. */
const top = 60;

/** Where a note of this size goes; all in pixels of the window. */
type Room = Pick<DOMRect, 'width' | 'height'>;
type Sides = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>;

export interface Surroundings {
  readonly window: Room;
  /** The column of the text. */
  readonly column: Sides;
  /** What is being read: the equation, the row of a table, the line of a listing. */
  readonly line: Sides;
  /** The listing or figure around it. */
  readonly block: Sides;
  /** Where the page has a margin, its left edge. */
  readonly margin: number | null;
}

/**
 * In the margin, beside the line. Where a wide listing fills the margin too, in the margin above or below it. Without a margin,
 * or without room there, right below the line, else right above it.
 */
export function placeFor(
  { width, height }: Room,
  { window, column, line, block, margin }: Surroundings,
): [x: number, y: number] {
  const last = window.height - height - gap;
  if (margin !== null) {
    if (block.right <= column.right + gap) return [margin, Math.max(top, Math.min(line.top - gap, last))];
    if (block.top - height >= top) return [margin, Math.min(block.top - height, last)];
    if (block.bottom + gap <= last) return [margin, block.bottom + gap];
  }
  const x = Math.max(gap, Math.min(margin === null ? column.left : line.left - gap, window.width - width - gap));
  const below = line.bottom + gap;
  return [x, below > last && line.top - gap - height >= top ? line.top - gap - height : below];
}

export function place(box: HTMLElement, at: Element): void {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const column = (document.querySelector('.prose') ?? document.body).getBoundingClientRect();
  const margin = matchMedia('(min-width: 62rem)').matches ? column.right + 2 * rem : null;
  box.style.width = `${margin === null ? Math.min(column.width, 30 * rem) : 15 * rem}px`;
  const line = (at.closest('.equation-line, .verdict-formula, tr') ?? at).getBoundingClientRect();
  const block = (at.closest('.listing.wide pre') ?? at.closest('.wide') ?? at).getBoundingClientRect();
  const room = { width: box.offsetWidth, height: box.offsetHeight };
  const [x, y] = placeFor(room, { window: { width: innerWidth, height: innerHeight }, column, line, block, margin });
  box.style.left = `${x + scrollX}px`;
  box.style.top = `${y + scrollY}px`;
}
