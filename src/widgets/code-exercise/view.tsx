/** A program exercise on the page: the question, the editor, the test vectors, the training with the reader's function. */
import { useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo } from 'preact/hooks';
import { programById } from '../../../lib/exercises/programs/index.ts';
import type { CaseReport } from '../../../lib/exercises/programs/trial.ts';
import type { Lang } from '../../i18n/lang.ts';
import { say } from '../../i18n/problems.ts';
import { progress } from '../../reader/progress.ts';
import { digitsSentence } from '../../reader/strings.ts';
import { browserShelf } from '../../workers/shelf.ts';
import { Button, fixed, grouped, percent } from '../shared/index.ts';
import { type CodeModel, codeModel } from './model.ts';
import { run } from './runner.ts';
import { starterOf } from './starter.ts';
import { type CodeWords, strings } from './strings.ts';
import './code-exercise.css';

export interface CodeExerciseProps {
  lang: Lang;
  id: string;
  number: string;
  title: string;
  base: string;
  /** The question. */
  children?: ComponentChildren;
  /** The engine's own lines, set at build. */
  listing?: ComponentChildren;
}

type EditorModule = typeof import('./Editor.tsx');

export default function CodeExerciseView({ lang, id, number, title, base, children, listing }: CodeExerciseProps) {
  const t = strings[lang];
  const program = programById(id);
  if (!program) throw new Error(`no program "${id}"`);
  const model = useMemo(
    () => codeModel(program, starterOf(program, lang), { run, shelf: browserShelf, progress, base }),
    [program, lang, base],
  );
  const editor = useSignal<EditorModule | 'failed' | null>(null);
  const fetchEditor = () =>
    import('./Editor.tsx').then(
      (loaded) => {
        editor.value = loaded;
      },
      () => {
        editor.value = 'failed';
      },
    );
  useEffect(() => {
    model.recall();
  }, [model]);
  const head = `exercise-${id}-title`;
  const { code, verdict, isRunning } = model;
  return (
    <figure class="widget code-exercise" id={`exercise-${id}`} aria-labelledby={head}>
      <figcaption class="widget-title" id={head}>
        {t.exercise(number)}
        {lang === 'zh' ? '：' : ': '}
        {title}
      </figcaption>
      <div class="exercise-question">{children}</div>
      <div class="code-place">
        {typeof editor.value === 'object' && editor.value ? (
          <editor.value.Editor text={code.value} label={t.editor(program.name)} onText={model.write} />
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
      <p class="widget-note">{editor.value === 'failed' ? t.failed : t.escape}</p>
      <div class="widget-controls">
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
      <p class="code-says" role="status" data-outcome={verdict.value.kind}>
        {says(model, t, lang)}
      </p>
      {verdict.value.kind === 'cases' && <Cases {...{ t, model, reports: verdict.value.reports }} />}
      <Training {...{ t, model }} />
      {model.drawn.value && model.training.value.own && <p class="widget-note">{digitsSentence[lang].digits(false)}</p>}
      <details class="exercise-help">
        <summary>{t.lines}</summary>
        {listing}
      </details>
      <noscript>
        <p class="widget-note">{t.still}</p>
      </noscript>
    </figure>
  );
}

function says({ verdict, training, passed, isSolved }: CodeModel, t: CodeWords, lang: Lang): string {
  const now = verdict.value;
  switch (now.kind) {
    case 'untried':
      return `${isSolved.value ? `${t.solved} ` : ''}${t.untried}`;
    case 'running':
      return now.what === 'cases' ? t.testing : t.training;
    case 'cases': {
      const wrong = now.reports.filter(({ outcome }) => outcome.kind !== 'passed').length;
      return passed.value ? t.passed(now.reports.length) : t.failing(wrong, now.reports.length);
    }
    case 'threw':
      return t.threw(now.message);
    case 'timeout':
      return t.timeout(now.seconds);
    case 'died':
      return t.died;
    case 'stopped':
      return t.stopped;
    case 'problem':
      return say(now.problem, lang);
    case 'trained': {
      const { own, engine } = training.value;
      return t.trained(percent(own?.accuracy ?? Number.NaN), percent(engine?.accuracy ?? Number.NaN));
    }
  }
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
      {failing && <p class="widget-note code-words">{t.called(wordsText(model, failing))}</p>}
    </>
  );
}

const numberText = (value: number | string): string =>
  typeof value === 'string' ? value : Number.isInteger(value) ? grouped(value) : fixed(value, 6);

function outcomeText(outcome: CaseReport['outcome'], t: CodeWords): string {
  switch (outcome.kind) {
    case 'passed':
      return t.ok;
    case 'changed':
      return t.changed(outcome.where);
    case 'threw':
      return outcome.message;
    case 'differs': {
      const place = outcome.where === 'return' ? t.returned : `${outcome.where}[${outcome.index}]`;
      return t.differs(place, numberText(outcome.expected), numberText(outcome.found));
    }
  }
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
    <table class="code-training">
      <thead>
        <tr>
          <td />
          <th scope="col">{t.step}</th>
          <th scope="col">{t.loss}</th>
          <th scope="col">{t.accuracy}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ who, step, steps, loss, accuracy }) => (
          <tr key={who}>
            <th scope="row">{t.who[who]}</th>
            <td>
              {step} / {steps}
            </td>
            <td>{fixed(loss, 4)}</td>
            <td>{accuracy === null ? '' : percent(accuracy)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
