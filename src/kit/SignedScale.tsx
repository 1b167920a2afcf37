/** The legend of a figure of signed images: one bar from −limit over 0 to +limit. */
import type { Lang } from '../i18n/lang.ts';
import { sharedStrings } from './strings.ts';

export interface SignedScaleProps {
  lang: Lang;
  /** Already in words: "0.24"; empty while there is nothing to scale. */
  limit: string;
}

export function SignedScale({ lang, limit }: SignedScaleProps) {
  return (
    <div class="signed-scale" role="img" aria-label={sharedStrings[lang].scale(limit || '…')}>
      <span>−{limit}</span>
      <span class="signed-scale-bar" />
      <span>+{limit}</span>
    </div>
  );
}
