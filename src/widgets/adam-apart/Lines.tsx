/** The step's equations, and under each its numbers. */
import type { Line } from './lines.ts';
import type { ApartWords } from './strings.ts';

interface Props {
  lines: readonly Line[];
  title: string;
  t: ApartWords;
  /** A formula's HTML by its name, set at build. */
  set: Readonly<Record<string, string>>;
}

export function Lines({ lines, title, t, set }: Props) {
  return (
    <div class="apart-lines">
      <p class="apart-heading">{title}</p>
      <dl>
        {lines.map(({ name, work, result }) => (
          <div key={name} data-line={name}>
            <dt>
              <span dangerouslySetInnerHTML={{ __html: set[name] }} />
            </dt>
            <dd>
              {work === null ? t.uncorrected : `= ${work}`} <strong>= {result}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
