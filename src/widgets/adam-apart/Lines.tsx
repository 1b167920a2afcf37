/** The step's equations, and under each its numbers. */
import type { ComponentChildren } from 'preact';
import type { FormulaName, Line } from './lines.ts';
import type { ApartWords } from './strings.ts';

export type FormulaSet = Readonly<Partial<Record<FormulaName, ComponentChildren>>>;

interface Props {
  lines: readonly Line[];
  title: string;
  t: ApartWords;
  /** Formulas by name. */
  set: FormulaSet;
}

export function Lines({ lines, title, t, set }: Props) {
  return (
    <div class="apart-lines">
      <p class="apart-heading">{title}</p>
      <dl>
        {lines.map(({ name, work, result }) => (
          <div key={name} data-line={name}>
            <dt>{set[name]}</dt>
            <dd>
              {work === null ? t.uncorrected : `= ${work}`} <strong>= {result}</strong>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
