/** The little that a page needs before an equation is opened: the press, which fetches the rest. */
// a page has many of these buttons: which equation each is for, is heard
for (const button of document.querySelectorAll('.equation-tools :is(summary, [data-tex]), [data-work]')) {
  const number = button.closest('.equation')?.querySelector('.equation-number')?.textContent;
  const name = document.createElement('span');
  name.className = 'visually-hidden';
  name.textContent = ` ${number ?? `(${(button as HTMLElement).dataset.equation})`}`;
  button.append(name);
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
      panel.textContent = panel.dataset.failed ?? '';
      panel.hidden = false;
    }
  } finally {
    button.removeAttribute('aria-busy');
  }
});
