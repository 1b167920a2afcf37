/** An equation run on an instance: both sides, the engine, the central difference, and how far they are apart. */
import { differenceTolerance } from '../../../../lib/equations/checks/tolerances.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { difference } from '../verdicts/tally.ts';
import { OnInstance, type PartProps, Scroll } from './Instance.tsx';
import type { EquationModel } from './model.ts';
import { type EquationWords, strings } from './strings.ts';
import { Tex } from './Tex.tsx';
import type { Cell, RunTable } from './trial.ts';

export function Run({ lang, model }: PartProps) {
  const t = strings[lang];
  const { table } = model;
  const { claim } = model.check;
  return (
    <OnInstance {...{ lang, model }}>
      {table.value && (
        <>
          <Values t={t} label={t.panel.run} table={table.value} />
          <p class="equation-says" role="status">
            {saysOf(model, t, lang)}
          </p>
          <p class="equation-note">
            {t.claim[0]}
            <code>{claim.name}</code>
            {t.claim[1]}
            <code>{claim.file}</code>
            {t.claim[2]}
            {tolerated(model, t)}
          </p>
        </>
      )}
    </OnInstance>
  );
}

interface ValuesProps {
  t: EquationWords;
  label: string;
  table: RunTable;
  /** What a reader wrote. */
  foreign?: boolean;
}

export function Values({ t, label, table: { heads, rows }, foreign }: ValuesProps) {
  return (
    <Scroll label={label}>
      <table class="equation-values">
        <thead class={heads.every((head) => head === null) ? 'visually-hidden' : undefined}>
          <tr>
            <td />
            {heads.map((head, k) => (
              <th key={head ?? k} scope="col">
                <span class={head === null ? undefined : 'visually-hidden'}>
                  {heads.length > 1 ? t.line(k + 1) : t.value}
                </span>
                {head !== null && <Tex tex={head} foreign={foreign} />}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.name} data-row={row.name}>
              <th scope="row">{t.rows[row.name]}</th>
              {row.cells.map((cell, k) => (
                <td key={heads[k] ?? k}>
                  <Shown {...{ cell, t, foreign }} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

export function Shown({ cell, t, foreign }: { cell: Cell; t: EquationWords; foreign?: boolean }) {
  if ('holds' in cell) return <span>{cell.holds ? t.relationHolds : t.relationFails}</span>;
  return 'tex' in cell ? <Tex tex={cell.tex} foreign={foreign} /> : <span>{cell.text}</span>;
}

/** The worst of what was compared: formula, left side and engine. */
function saysOf({ trial, seed }: EquationModel, t: EquationWords, lang: Lang): string {
  const found = trial.value;
  if (!found) return t.waiting;
  if (found.problem) return t.noValue(say(found.problem, lang));
  const worst = difference(Math.max(found.difference, found.leftDifference ?? 0));
  return found.holds ? t.agree(worst, seed.value) : t.disagree(worst, seed.value);
}

function tolerated({ trial, check }: EquationModel, t: EquationWords): string {
  const { relative, why } = check.tolerance;
  const reason = t.why[why] ?? why;
  const allowed = relative === 0 ? t.exactly(reason) : t.allowed(power(relative), reason);
  const witness = trial.value?.witnessDifference ?? null;
  if (witness === null) return allowed;
  return `${allowed}${t.with === ': ' ? ' ' : ''}${t.witnessed(difference(witness), power(differenceTolerance))}`;
}

/** A tolerance is a power of ten: 10⁻¹⁰. */
const power = (value: number): string => difference(value).replace(/^1\.0 × /, '');
