/** The data behind one disclosure: which digits, a look at them, and the reader's own files, which stay on their device. */
import { useId } from 'preact/hooks';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { FileDrop } from '../../../kit/FileDrop.tsx';
import { DigitImage } from '../../../kit/Pixels.tsx';
import type { Part } from './model.ts';

export function Data({ model: { panel, session }, t: { data: t, colon }, lang }: Part) {
  const { source, sources, held, sample, problem, bringing, brought } = panel;
  const data = session.data.value;
  const name = useId();
  const counts = (of: { trainCount: number; testCount: number }) => t.counts(of.trainCount, of.testCount);
  const kept = brought.value && `${t.brought}${counts(brought.value)}`;
  return (
    <details class="trainer-settings trainer-data-panel">
      <summary>
        <strong>{t.word}</strong> {data ? `${t.names[data.source]}${colon}${counts(data)}` : t.unknown}
      </summary>
      <div class="trainer-settings-body">
        <fieldset disabled={held.value}>
          <legend>{t.which}</legend>
          {sources.value.map((one) => (
            <label class="toggle" key={one}>
              <input
                {...{ type: 'radio', name, value: one, checked: source.value === one }}
                onChange={() => panel.choose(one)}
              />
              <span>
                {t.names[one]} <span class="note">{t.about[one]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="note" role="status">
          {held.value ? t.held : data?.hasMnist === false ? t.noMnist : t.next}
        </p>
        <div>
          <Button onClick={panel.look}>{t.look}</Button>
          {sample.value.length > 0 && (
            <ul class="row" aria-label={t.sample}>
              {sample.value.map(({ index, label, pixels }) => (
                <li key={index}>
                  <DigitImage pixels={pixels} size={42} label={t.digit(label)} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <FileDrop
          {...{ label: t.own, multiple: true, disabled: bringing.value, onFiles: panel.bring }}
          note={<span role="status">{bringing.value ? t.bringing : (kept ?? t.ownHow)}</span>}
        />
        {problem.value && (
          <p class="trainer-refused" role="alert">
            {say(problem.value, lang)}
          </p>
        )}
      </div>
    </details>
  );
}
