/** The marks of claims, and the buttons on their cards: what measures comes when one of them is pressed. */
import { langOf } from '../../../i18n/lang.ts';

/** Characters of a claim by which its mark is called. */
const longest = 60;

// a page has many marks of one verdict: which claim each is for, is heard
for (const mark of document.querySelectorAll('.claim-mark')) {
  const words = mark.previousElementSibling?.cloneNode(true) as HTMLElement;
  for (const drawn of words.querySelectorAll('[aria-hidden]')) drawn.remove();
  const all = (words.textContent ?? '').trim().replace(/\s+/g, ' ');
  const said = all.length > longest ? `${all.slice(0, longest)}…` : all;
  const [open, close] = langOf(new URL(location.href)) === 'zh' ? ['：“', '”'] : [': “', '”'];
  mark.setAttribute('aria-label', mark.getAttribute('aria-label') + open + said + close);
}

for (const place of document.querySelectorAll<HTMLElement>('.claim-again')) place.hidden = false;

document.addEventListener('click', async (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('.claim-measure');
  if (!button || button.disabled) return;
  button.disabled = true;
  const { measureAgain } = await import('./measure.ts');
  measureAgain(button);
});
