/** The buttons on the cards: what measures comes when one of them is pressed. */
for (const place of document.querySelectorAll<HTMLElement>('.claim-again')) place.hidden = false;

document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('.claim-measure');
  if (!button || button.disabled) return;
  button.disabled = true;
  const { measureAgain } = await import('./measure.ts');
  measureAgain(button);
});
