/** A program exercise on the page: the question, the editor, the test vectors, the training with the reader's function. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { programById } from '../../../../lib/exercises/programs/index.ts';
import type { CaseReport } from '../../../../lib/exercises/programs/trial.ts';
import type { Lang } from '../../../i18n/lang.ts';
import { say } from '../../../i18n/problems.ts';
import { Button } from '../../../kit/Controls.tsx';
import { Numbers } from '../../../kit/Numbers.tsx';
import { fixed, grouped, percent } from '../../../kit/numbers.ts';
import { progress } from '../../../reader/progress.ts';
import { digitsSentence } from '../../../reader/strings.ts';
import { browserShelf } from '../../../workers/shelf.ts';
import { ExerciseFrame, Solution } from '../exercise/Frame.tsx';
import { strings as exerciseWords } from '../exercise/strings.ts';
import { type CodeModel, codeModel } from './model.ts';
import { openRun } from './runner.ts';
import { starterOf } from './starter.ts';
import { type CodeWords, strings } from './strings.ts';

interface CodeExerciseProps {
  lang: Lang;
  id: string;
  number: string;
  title: string;
  /** The question. */
  children?: ComponentChildren;
  /** The engine's own lines, set at build. */
  listing?: ComponentChildren;
}

type EditorModule = typeof import('./Editor.tsx');

export default function CodeExerciseView({ lang, id, number, title, children, listing }: CodeExerciseProps) {
  const t = strings[lang];
  const program = programById(id);
  if (!program) throw new Error(`no program "${id}"`);
  const model = useMemo(
    () => codeModel(program, starterOf(program, lang), { open: openRun, shelf: browserShelf, progress }),
    [program, lang],
  );
  const editor = useSignal<EditorModule | 'failed' | null>(null);
  const fetchEditor = async () => {
    editor.value = await import('./Editor.tsx').catch(() => 'failed' as const);
  };
  useEffect(() => void model.recall(), [model]);
  const { code, verdict, isRunning, passed } = model;
  const loaded = typeof editor.value === 'object' ? editor.value : null;
  return (
    <ExerciseFrame
      {...{ lang, id: `exercise-${id}`, kind: 'code-exercise', question: children }}
      title={exerciseWords[lang].exercise(number, title)}
      outcome={verdict.value.kind}
      says={says(model, t, lang, loaded?.unreadableLine)}
      isRight={passed.value}
      below={
        <>
          {verdict.value.kind === 'cases' && <Cases {...{ t, model, reports: verdict.value.reports }} />}
          <Training {...{ t, model }} />
          {model.drawn.value && model.training.value.own && <p class="note">{digitsSentence[lang].digits(false)}</p>}
          <Solution {...{ lang, word: t.lines, isOpen: model.isTried.value }}>{listing}</Solution>
        </>
      }
    >
      <div class="code-place">
        {loaded ? (
          <loaded.Editor text={code.value} label={t.editor(program.name)} onText={model.write} />
        ) : (
          <textarea
            class="code-plain"
            aria-label={t.editor(program.name)}
            spellcheck={false}
            value={code.value}
            rows={Math.max(9, code.value.split('\n').length + 3)}
            onFocus={fetchEditor}
            onInput={(event) => model.write(event.currentTarget.value)}
          />
        )}
      </div>
      <p class="note exercise-waits">{editor.value === 'failed' ? t.failed : t.escape}</p>
      <div class="live-controls">
        <Button primary onClick={model.test} disabled={isRunning.value}>
          {t.test}
        </Button>
        <Button onClick={model.train} disabled={isRunning.value}>
          {t.train}
        </Button>
        <Button onClick={model.stop} disabled={!isRunning.value}>
          {t.stop}
        </Button>
        <Button onClick={() => model.restore()} disabled={model.isStarter.value || isRunning.value}>
          {t.restore}
        </Button>
      </div>
    </ExerciseFrame>
  );
}

function says(
  { code, verdict, training, passed, isSolved }: CodeModel,
  t: CodeWords,
  lang: Lang,
  lineIn?: (text: string) => number | null,
): string {
  const now = verdict.value;
  if (now.kind === 'untried') return `${isSolved.value ? `${t.solved} ` : ''}${t.untried}`;
  if (now.kind === 'running') return now.what === 'cases' ? t.testing : t.training;
  if (now.kind === 'cases') {
    const wrong = now.reports.filter(({ outcome }) => outcome.kind !== 'passed').length;
    return passed.value ? t.passed(now.reports.length) : t.failing(wrong, now.reports.length);
  }
  if (now.kind === 'threw') {
    // what the browser says of a text that it cannot read names no line
    const line = now.message?.startsWith('SyntaxError') ? lineIn?.(code.value) : null;
    return t.threw((now.message ?? t.wordless) + (line ? t.line(line) : ''));
  }
  if (now.kind === 'timeout') return t.timeout(now.seconds);
  if (now.kind === 'problem') return say(now.problem, lang);
  if (now.kind !== 'trained') return t[now.kind];
  const [own, engine] = (['own', 'engine'] as const).map((who) => training.value[who]?.accuracy ?? Number.NaN);
  return t.trained(percent(own), percent(engine));
}

function Cases({ t, model, reports }: { t: CodeWords; model: CodeModel; reports: readonly CaseReport[] }) {
  const failing = reports.find(({ outcome }) => outcome.kind !== 'passed');
  return (
    <>
      <ol class="code-cases">
        {reports.map(({ outcome }, k) => (
          <li key={k} data-passed={outcome.kind === 'passed'}>
            <span>{t.vector(k + 1)}</span>
            <span>{outcomeText(outcome, t)}</span>
          </li>
        ))}
      </ol>
      {failing && <p class="note code-words">{t.called(wordsText(model, failing))}</p>}
    </>
  );
}

const numberText = (value: number | string): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? grouped(value) : fixed(value, 6);

function outcomeText(outcome: CaseReport['outcome'], t: CodeWords): string {
  if (outcome.kind === 'passed') return t.ok;
  if (outcome.kind === 'changed') return t.changed(outcome.where);
  if (outcome.kind === 'threw') return outcome.message ?? t.wordless;
  const place = outcome.where === 'return' ? t.returned : `${outcome.where}[${outcome.index}]`;
  const found = outcome.found === null ? t.wordless : numberText(outcome.found);
  return t.differs(place, numberText(outcome.expected), found);
}

/** x = [0.5, −1.2], m = 1: the smallest vector that fails, to be tried by hand. */
function wordsText({ program }: CodeModel, { words }: CaseReport): string {
  return words
    .map((word, k) => {
      const text =
        typeof word === 'number' ? numberText(word) : `[${[...word].map((one) => fixed(one, 3)).join(', ')}]`;
      return `${program.parameters[k]} = ${text}`;
    })
    .join('; ');
}

function Training({ t, model }: { t: CodeWords; model: CodeModel }) {
  const rows = (['own', 'engine'] as const).flatMap((who) => model.training.value[who] ?? []);
  if (rows.length === 0) return null;
  return (
    <div class="code-training">
      <Numbers
        columns={['', t.step, t.loss, t.accuracy]}
        rows={rows.map(({ who, step, steps, loss, accuracy }) => ({
          name: t.who[who],
          values: [`${step} / ${steps}`, fixed(loss, 4), accuracy === null ? '' : percent(accuracy)],
        }))}
      />
    </div>
  );
}
