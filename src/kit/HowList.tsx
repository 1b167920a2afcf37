/** Which equations and which files of the engine a figure runs: the end of its "How this is computed". */
import type { Lang } from '../i18n/lang.ts';
import { sharedStrings } from './strings.ts';

export interface HowListProps {
  lang: Lang;
  /** Ids of the registry; those that stand on this page are linked by their anchors. */
  equations: readonly string[];
  files: readonly string[];
}

export function HowList({ lang, equations, files }: HowListProps) {
  const t = sharedStrings[lang];
  return (
    <dl class="how-list">
      <dt>{t.equations}</dt>
      <dd>
        {equations.map((id) => (
          <code key={id}>{id}</code>
        ))}
      </dd>
      <dt>{t.source}</dt>
      <dd>
        {files.map((file) => (
          <code key={file}>{file}</code>
        ))}
      </dd>
    </dl>
  );
}
