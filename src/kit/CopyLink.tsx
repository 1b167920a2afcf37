/** Copies the address of the figure as it stands; what became of it is said for a moment. */
import { useSignal } from '@preact/signals';
import type { Lang } from '../i18n/lang.ts';
import { sharedStrings } from './strings.ts';

/** Milliseconds for which the outcome stands there. */
const shown = 4000;

export function CopyLink({ lang, link }: { lang: Lang; link: () => string }) {
  const t = sharedStrings[lang];
  const outcome = useSignal('');
  const copy = async () => {
    const address = link();
    try {
      await navigator.clipboard.writeText(address);
      outcome.value = t.linkCopied;
    } catch {
      history.replaceState(history.state, '', address);
      outcome.value = t.linkNotCopied;
    }
    setTimeout(() => {
      outcome.value = '';
    }, shown);
  };
  return (
    <span class="live-link">
      <button type="button" onClick={copy}>
        {t.copyLink}
      </button>
      <span aria-live="polite">{outcome}</span>
    </span>
  );
}
