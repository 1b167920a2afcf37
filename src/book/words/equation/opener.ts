/** The little that a page needs before an equation is opened: the press, which fetches the rest. */
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
