/** The program, line by line: three columns that stay in step, and beneath them what the chosen line gave. */
import { useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import { Marked } from '../../book/words/lens/Marked.tsx';
import type { Lang } from '../../i18n/lang.ts';
import { say } from '../../i18n/problems.ts';
import { pageSession } from '../../reader/session.ts';
import { digitsSentence, unsupportedSentence } from '../../reader/strings.ts';
import { unsupported } from '../../reader/support.ts';
import { Button, DigitImage, HowList, WidgetFrame } from '../shared/index.ts';
import { type ProgramModel, programModel } from './model.ts';
import { type ProgramStep, stepEquations } from './steps.ts';
import { type ProgramWords, resultOf, strings } from './strings.ts';
import './program.css';

const columns = ['keras', 'engine', 'meaning'] as const;

export interface ProgramWalkProps {
  lang: Lang;
  steps: readonly ProgramStep[];
}

export default function ProgramWalk({ lang, steps }: ProgramWalkProps) {
  const model = useMemo(
    () =>
      programModel(pageSession(), {
        blueprint: async () => (await import('./blueprint.ts')).blueprint(),
        lacks: unsupported,
      }),
    [],
  );
  /** Which column a narrow screen shows. */
  const column = useSignal<(typeof columns)[number]>('keras');
  const t = strings[lang];
  const chosen = model.chosen.value;
  const isRunning = model.running.value !== null;
  return (
    <WidgetFrame
      id="program-walk"
      lang={lang}
      title={t.title}
      says={stateOf(model, t, lang)}
      wide
      below={<Whose {...{ model, lang }} />}
      own={
        <>
          <Button primary disabled={isRunning} onClick={() => model.runTo(chosen)}>
            {t.run}
          </Button>
          <Button disabled={isRunning || model.hasRun('print')} onClick={() => model.runNext()}>
            {t.next}
          </Button>
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={Object.values(stepEquations).flat()}
            files={['src/widgets/program/keras.py', 'src/widgets/program/engine.ts', 'lib/model/sequential.ts']}
          />
        </>
      }
    >
      <fieldset class="program-columns" aria-label={t.column}>
        {columns.map((name) => (
          <Button
            key={name}
            pressed={column.value === name}
            onClick={() => {
              column.value = name;
            }}
          >
            {t[name]}
          </Button>
        ))}
      </fieldset>
      <fieldset class="program-lines" data-column={column.value}>
        <legend class="visually-hidden">{t.lines}</legend>
        <div class="program-line program-head" aria-hidden="true">
          <span />
          {columns.map((name) => (
            <span key={name} class={`program-${name}`}>
              {t[name]}
            </span>
          ))}
        </div>
        {steps.map((line, k) => (
          <Line key={line.id} {...{ model, line, t }} n={k + 1} />
        ))}
      </fieldset>
    </WidgetFrame>
  );
}

interface LineProps {
  model: ProgramModel;
  line: ProgramStep;
  n: number;
  t: ProgramWords;
}

/** One line in its three columns. A press anywhere on it chooses it; the radio button is its place for the keyboard. */
function Line({ model, line, n, t }: LineProps) {
  const { name, means } = t.steps[line.id];
  const isChosen = model.chosen.value === line.id;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the radio button inside answers the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div
      class="program-line"
      data-chosen={isChosen}
      data-ran={model.hasRun(line.id)}
      data-running={model.running.value === line.id}
      onClick={() => model.choose(line.id)}
    >
      <span class="program-number">
        <input
          type="radio"
          name="program-line"
          aria-label={t.line(n, name)}
          checked={isChosen}
          onChange={() => model.choose(line.id)}
        />
      </span>
      <pre class="program-keras">
        <Marked code={line.keras} marks={line.kerasMarks} />
      </pre>
      <pre class="program-engine">
        <code>{line.engine}</code>
      </pre>
      <p class="program-meaning">{means}</p>
      <Output {...{ model, line, t }} />
    </div>
  );
}

/** Under a line, as in a notebook: what it does and its equations while it is chosen, and what it gave once it has run. */
function Output({ model, line, t }: Omit<LineProps, 'n'>) {
  const isChosen = model.chosen.value === line.id;
  const result = model.hasRun(line.id) ? resultOf(line.id, model.found.value, model.trained.value, t) : null;
  if (!isChosen && result === null) return null;
  const digits = line.id === 'load' ? (model.found.value.load?.digits ?? []) : [];
  return (
    <div class="program-output">
      {isChosen && <p class="program-more">{t.steps[line.id].more}</p>}
      {isChosen && line.formulas.length > 0 && (
        <div class="program-formulas">
          {line.formulas.map((html) => (
            <div key={html} class="program-formula" dangerouslySetInnerHTML={{ __html: html }} />
          ))}
        </div>
      )}
      {result !== null && <p class="program-result">{result}</p>}
      {digits.length > 0 && (
        <div class="program-digits">
          {digits.map(({ index, label, pixels }) => (
            <span key={index} class="program-digit">
              <DigitImage {...{ pixels, size: 48 }} label={t.digit(label)} />
              <span aria-hidden="true">{label}</span>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}

/** Digits that are not MNIST's are not taken for them. */
function Whose({ model, lang }: { model: ProgramModel; lang: Lang }) {
  const data = model.session.data.value;
  if (!data || data.source === 'mnist' || data.missing) return null;
  return <p class="widget-note">{digitsSentence[lang][data.source](data.hasMnist)}</p>;
}

/** The sentence under the controls. */
function stateOf(model: ProgramModel, t: ProgramWords, lang: Lang): string {
  const halt = model.halt.value;
  const running = model.running.value;
  const { phase, progress } = model.session;
  const lacks = model.found.value.imports?.lacks;
  if (lacks) return unsupportedSentence[lang][lacks];
  if (halt?.why === 'missing') return t.missing;
  if (halt) return say(halt.problem, lang);
  if (running === 'fit' && progress.value) return t.training(progress.value);
  if (running) return t.running(t.steps[running].name);
  if (model.reached.value < 0) return t.nothingYet;
  if (phase.value === 'paused' && !model.trained.value) return t.paused;
  const chosen = model.chosen.value;
  const result = model.hasRun(chosen) ? resultOf(chosen, model.found.value, model.trained.value, t) : null;
  return result ?? t.ran(model.countRun(), model.count);
}
