/**
 * The little that the shell does itself. Without it every page can be read, every link followed and every
 * disclosure opened; with it the switch of colours works, the section in view is marked, changing the language
 * keeps the place, and TeX can be copied.
 */

import { isLang, pathBelow } from '../i18n/lang.ts';
import { carryInto } from '../kit/link.ts';
import { keepPlace } from './place.ts';

const root = document.documentElement;

// Colours: as the system, light, dark. The head's inline script has already applied what is remembered.
const order = [undefined, 'light', 'dark'] as const;
document.getElementById('appearance')?.addEventListener('click', () => {
  const current = order.indexOf(root.dataset.theme as (typeof order)[number]);
  const next = order[(current + 1) % order.length];
  if (next) root.dataset.theme = next;
  else delete root.dataset.theme;
  try {
    if (next) localStorage.setItem('theme', next);
    else localStorage.removeItem('theme');
  } catch {
    // not remembered, but applied
  }
});

// The section in view: the last heading above the upper third of the window.
const links = [...document.querySelectorAll<HTMLAnchorElement>('.sections a')];
const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)[id]:not(.live *)')];
let inView = '';

function mark(): void {
  const line = window.innerHeight / 3;
  const atEnd = window.innerHeight + window.scrollY >= root.scrollHeight - 2;
  const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
  const current = (atEnd && window.scrollY > 0 ? headings : passed).at(-1)?.id ?? '';
  if (current === inView) return;
  inView = current;
  const [lang, slug] = pathBelow(location.pathname);
  if (links.length > 0 && slug && isLang(lang)) {
    keepPlace({ lang, slug, section: current, title: document.getElementById(current)?.textContent ?? '' });
  }
  for (const link of links) {
    if (link.hash === `#${current}`) link.setAttribute('aria-current', 'location');
    else link.removeAttribute('aria-current');
  }
}

if (headings.length > 0) {
  let waiting = false;
  const later = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      mark();
    });
  };
  window.addEventListener('scroll', later, { passive: true });
  window.addEventListener('resize', later);
  mark();
}

// The other language opens at the same heading, and its figures as they stand here; both have the same ids.
const other = document.getElementById('other-language') as HTMLAnchorElement | null;
other?.addEventListener('click', () => {
  const url = new URL(other.href);
  url.search = location.search;
  carryInto(url);
  url.hash = inView || location.hash.slice(1);
  other.href = url.href;
  remember(other.hreflang.slice(0, 2));
});
remember(root.lang.slice(0, 2));

/** The language last read is the one that the site's root opens. */
function remember(lang: string): void {
  try {
    localStorage.setItem('lang', lang);
  } catch {
    // the browser's language decides then
  }
}

// On paper stands where the page is to be found: its address in full.
const [address, canonical] = [
  document.getElementById('address'),
  document.querySelector<HTMLLinkElement>('link[rel=canonical]'),
];
if (address && canonical) address.textContent = canonical.href;

// Contents close with Escape, and when something else is pressed.
const menu = document.querySelector<HTMLDetailsElement>('.contents-menu');
menu?.addEventListener('toggle', () => {
  if (menu.open) void import('./done.ts').then(({ showDone }) => showDone(menu)).catch(() => {});
});
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !menu?.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
});
document.addEventListener('click', (event) => {
  if (menu?.open && !menu.contains(event.target as Node)) menu.open = false;
});

/** What an equation's button copies: fetched when it is pressed. */
async function texOf(button: HTMLButtonElement): Promise<string> {
  const { equationById } = await import('../../lib/equations/index.ts');
  const tex = equationById(button.closest('.equation')?.id.replace('eq-', '') ?? '')?.tex;
  if (tex === undefined) throw new Error('no such equation');
  return tex;
}
/** The browser is handed what is to come: after a while the press would no longer count. */
async function copy(text: Promise<string>): Promise<void> {
  if (typeof ClipboardItem === 'undefined') return navigator.clipboard.writeText(await text);
  const plain = text.then((one) => new Blob([one], { type: 'text/plain' }));
  await navigator.clipboard.write([new ClipboardItem({ 'text/plain': plain })]);
}

// Copy TeX: the button shows what happened and says it.
document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('button[data-tex]');
  if (!button) return;
  let outcome = 'copied';
  try {
    await copy(texOf(button));
  } catch {
    outcome = 'failed';
  }
  show(button, outcome);
  setTimeout(() => show(button, 'copy'), 2000);
});

function show(button: HTMLButtonElement, state: string): void {
  const said = button.parentElement?.querySelector('[role="status"]');
  for (const word of button.querySelectorAll<HTMLElement>('[data-word]')) {
    word.toggleAttribute('data-shown', word.dataset.word === state);
    if (word.dataset.word === state && said) said.textContent = state === 'copy' ? '' : word.textContent;
  }
}
