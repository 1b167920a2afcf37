/** The little that a page needs before an equation is opened: the press, which fetches the rest. */
import { langOf } from '../../../i18n/lang.ts';

const failed = {
  en: 'This part of the page could not be loaded. Check the connection and try again.',
  zh: '页面的这一部分未能加载。请检查网络后重试。',
};

/** The panel of a button: the nearest. */
const panelOf = (at: Element | null): Element | null =>
  at && (at.querySelector('.equation-panel') ?? panelOf(at.parentElement));

// a page has many of these buttons: which equation each is for, is heard
for (const button of document.querySelectorAll('.equation-tools :is(summary, [data-tex]), [data-work]')) {
  const place = button.closest('[id^="eq-"]');
  const number = place?.querySelector('.equation-number a')?.textContent ?? `(${place?.id.slice('eq-'.length)})`;
  const name = document.createElement('span');
  name.className = 'visually-hidden';
  name.textContent = ` ${number}`;
  button.append(name);
  if (!button.matches('[data-work]')) continue;
  const panel = panelOf(button);
  if (!panel) continue;
  panel.id = `${place?.id}-work`;
  button.setAttribute('aria-controls', panel.id);
  button.setAttribute('aria-expanded', 'false');
}

document.addEventListener('click', async ({ target }) => {
  const button = (target as Element).closest<HTMLButtonElement>('button[data-work]');
  if (!button) return;
  button.setAttribute('aria-busy', 'true');
  try {
    const { toggle } = await import('./mount.tsx');
    toggle(button);
  } catch {
    const panel = document.getElementById(button.getAttribute('aria-controls') ?? '');
    if (panel) {
      panel.textContent = failed[langOf(new URL(location.href))];
      panel.hidden = false;
    }
  } finally {
    button.removeAttribute('aria-busy');
  }
});
