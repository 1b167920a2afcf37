/** An equation worked out: the instance's numbers in place of its symbols, then line by line. */
import type { Signal } from '@preact/signals';
import type { Lang } from '../../../i18n/lang.ts';
import { NumberField } from '../../../kit/NumberField.tsx';
import { OnInstance, type PartProps, Scroll } from './Instance.tsx';
import { strings } from './strings.ts';
import { Tex } from './Tex.tsx';
import type { Line } from './worked.ts';

export function Substitute({ lang, model }: PartProps) {
  const t = strings[lang];
  const worked = model.worked.value;
  return (
    <OnInstance {...{ lang, model }}>
      {worked && (
        <>
          {worked.blocks.map(({ lines, entry }, k) => (
            <div key={k}>
              <Lines lines={lines} label={t.workingOf} />
              {entry && worked.extent && (
                <>
                  <div class="equation-controls equation-entry">
                    <span>{t.entry}</span>
                    <Place {...{ lang, label: t.row, value: model.row, most: worked.extent[0] }} />
                    <Place {...{ lang, label: t.column, value: model.column, most: worked.extent[1] }} />
                  </div>
                  <Lines lines={entry} label={t.entry} />
                </>
              )}
            </div>
          ))}
          <p class="equation-note">{t.working}</p>
          <p class="visually-hidden" role="status">
            {t.instance(model.seed.value)}
          </p>
        </>
      )}
    </OnInstance>
  );
}

/** A row or a column; where there is but one, nothing is asked. */
function Place({ lang, label, value, most }: { lang: Lang; label: string; value: Signal<number>; most: number }) {
  if (most === 1) return null;
  return <NumberField {...{ lang, label, value, min: 1, max: most, step: 1, whole: true, bare: true }} />;
}

/** Left sides and signs in one column; a long sum goes on in the next line, what cannot be broken scrolls. */
function Lines({ lines, label }: { lines: readonly Line[]; label: string }) {
  return (
    <Scroll label={label}>
      <ol class="equation-lines">
        {lines.map(({ left, tex }, k) => (
          <li key={`${k} ${tex}`}>
            <Tex tex={`\\displaystyle ${left}`} class="equation-left" />
            <Tex tex={`\\displaystyle ${tex}`} />
          </li>
        ))}
      </ol>
    </Scroll>
  );
}
