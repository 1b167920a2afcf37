/**
 * Hint, pieces and worked solution: the formula's evaluator and KaTeX come with this file, when a reader first needs them.
 */
import { useMemo } from 'preact/hooks';
import { slipBehind } from '../../../../lib/exercises/grade.ts';
import { firstWrongPiece, piecesOf } from '../../../../lib/exercises/terms.ts';
import type { Side } from '../../../../lib/formula/compare.ts';
import { substitute } from '../../../../lib/formula/working/substitute.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { Facts } from '../../../kit/Numbers.tsx';
import { parseNumber } from '../../../kit/numbers.ts';
import { said } from '../../../kit/said.ts';
import { strings as equationStrings, workingWords } from '../equation/strings.ts';
import { Tex } from '../equation/Tex.tsx';
import type { ExerciseModel } from './model.ts';
import { strings } from './strings.ts';

interface HelpProps {
  lang: Lang;
  model: ExerciseModel;
}

const wordsFor = said(workingWords(equationStrings.en), workingWords(equationStrings.zh));

/** A wrong answer that a known slip leads to: the slip's formula, and the piece in which it differs from the book's. */
export function Hint({ lang, model }: HelpProps) {
  const t = strings[lang];
  const outcome = model.outcome.value;
  const { exercise, instance } = model;
  if (outcome.kind !== 'wrong') return null;
  const slip = slipBehind(exercise, instance.value, outcome.answers);
  if (!slip) return null;
  const { first, second } = slip.difference;
  const equation = equationStrings[lang];
  const pieceOf = (side: Side | null) => (side ? <Tex tex={side.tex} foreign /> : equation.nothing);
  return (
    <div class="exercise-slip">
      <p>{t.slip}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div class="scroll" role="group" aria-label={t.slip} tabIndex={0}>
        <Tex tex={`\\displaystyle ${slip.tex}`} foreign />
      </div>
      <p>{t.slipPiece}</p>
      <Facts
        facts={[
          { name: equation.book, value: pieceOf(first) },
          { name: equation.yours, value: pieceOf(second) },
        ]}
      />
    </div>
  );
}

/** The pieces of the answer that is off (the first where none is), each with a field. */
export function Pieces({ lang, model }: HelpProps) {
  const t = strings[lang];
  const { exercise, instance, outcome, pieces: entered } = model;
  const at = outcome.value.kind === 'wrong' ? outcome.value.at : 0;
  const { values } = instance.value;
  const pieces = useMemo(() => piecesOf(exercise.tex[at], values, wordsFor[lang]), [exercise, at, values, lang]);
  if (pieces.length === 0) return <p>{t.noPieces}</p>;
  const numbers = pieces.map((_, k) => parseNumber(entered.value[k] ?? ''));
  const wrong = firstWrongPiece(pieces, numbers, exercise.tolerance);
  return (
    <>
      <p>{t.takeApartHow}</p>
      <ol class="exercise-pieces">
        {pieces.map(({ tex }, k) => (
          <li class="field" data-bare key={k} data-wrong={wrong === k}>
            <Tex tex={`${tex} =`} />
            <input
              type="text"
              inputMode="decimal"
              autocomplete="off"
              aria-label={t.piece(k + 1)}
              aria-invalid={wrong === k ? 'true' : undefined}
              value={entered.value[k] ?? ''}
              onInput={(event) => model.enterPiece(k, event.currentTarget.value)}
            />
          </li>
        ))}
      </ol>
      <p role="status">
        {wrong !== null ? t.pieceWrong(wrong + 1) : numbers.some((one) => one !== null) ? t.piecesRight : ''}
      </p>
    </>
  );
}

export function Solution({ lang, model }: HelpProps) {
  const t = strings[lang];
  const { exercise, instance } = model;
  const { values } = instance.value;
  const workings = useMemo(
    () => exercise.tex.flatMap((tex) => substitute(tex, values, wordsFor[lang])),
    [exercise, values, lang],
  );
  return (
    <>
      <p>{t.working}</p>
      {workings.map(({ left, lines }, k) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <div class="scroll" role="group" aria-label={t.solution} tabIndex={0} key={k}>
          <ol class="exercise-lines">
            <li>
              <Tex tex={`\\displaystyle ${exercise.tex[k]}`} />
            </li>
            {lines.map((tex, n) => (
              <li key={`${n} ${tex}`}>
                <Tex tex={`${n === 0 ? (left ?? '') : '='} \\displaystyle ${tex}`} />
              </li>
            ))}
          </ol>
        </div>
      ))}
    </>
  );
}
