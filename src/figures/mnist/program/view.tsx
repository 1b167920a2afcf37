/** The program, line by line: three columns that stay in step, and under each line what it does and what it gave. */
import { Problem } from '../../../../lib/problem.ts';
import { say } from '../../../i18n/problems.ts';
import { Kept } from '../../../kit/built.tsx';
import { Field } from '../../../kit/Fields.tsx';
import { figure } from '../../../kit/figure.tsx';
import { Marked } from '../../../kit/Marked.tsx';
import { DigitImage } from '../../../kit/Pixels.tsx';
import { pageSession } from '../../../reader/session.ts';
import { digitsSentence, unsupportedSentence } from '../../../reader/strings.ts';
import { unsupported } from '../../../reader/support.ts';
import { columns, equationsOf, type Line, lineIds } from './lines.ts';
import { type ProgramModel, programModel } from './model.ts';
import { type ProgramWords, resultOf, strings } from './strings.ts';

export default figure({
  id: 'program',
  words: strings,
  model: (lines: readonly Line[]) => ({
    ...programModel(pageSession(), {
      blueprint: async () => (await import('../../../experiments/mnist/blueprint.ts')).blueprint(),
      lacks: unsupported,
    }),
    lines,
  }),
  wide: true,
  equations: Object.values(equationsOf).flat(),
  files: ['src/figures/mnist/program/keras.py', 'src/figures/mnist/program/engine.ts', 'lib/model/sequential.ts'],
  says(model, t, lang) {
    const { halt, running, chosen, session } = model;
    if (halt.value instanceof Problem) return say(halt.value, lang);
    if (halt.value) return halt.value === 'no-digits' ? t.missing : unsupportedSentence[lang][halt.value];
    if (running.value === 'fit' && session.progress.value) return t.training(session.progress.value);
    if (running.value) return t.running(t.lines[running.value].name);
    const count = model.countRun();
    if (count === 0) return t.nothingYet;
    if (session.phase.value === 'paused') return t.paused;
    return resultOf(model, chosen.value, t) ?? t.ran(count, lineIds.length);
  },
  controls({ running, chosen, runTo, runNext, hasRun }, t) {
    const isRunning = running.value !== null;
    return [
      { label: t.run, primary: true, disabled: isRunning, onClick: () => void runTo(chosen.value) },
      { label: t.next, disabled: isRunning || hasRun('print'), onClick: () => void runNext() },
    ];
  },
  /** Digits that are not MNIST's are not taken for them. */
  below({ model: { session }, lang }) {
    const data = session.data.value;
    if (!data || data.source === 'mnist' || data.missing) return null;
    return <p>{digitsSentence[lang][data.source](data.hasMnist)}</p>;
  },
  picture: ({ model, t, lang }) => (
    <>
      <div class="program-columns">
        <Field
          lang={lang}
          spec={{
            label: t.column,
            value: model.column,
            names: { keras: t.keras, engine: t.engine, meaning: t.meaning },
          }}
        />
      </div>
      <fieldset class="program-lines" data-column={model.column.value}>
        <legend class="visually-hidden">{t.rows}</legend>
        <div class="program-head note" aria-hidden="true">
          <span />
          {columns.map((name) => (
            <span key={name}>{t[name]}</span>
          ))}
        </div>
        {model.lines.map((line, k) => (
          <Row key={line.id} {...{ model, line, t }} n={k + 1} />
        ))}
      </fieldset>
    </>
  ),
});

interface RowProps {
  model: ProgramModel;
  line: Line;
  n: number;
  t: ProgramWords;
}

/** A line in its three columns. A press anywhere on it chooses it; the radio button is its place for the keyboard. */
function Row({ model, line: { id, keras, marks, engine }, n, t }: RowProps) {
  const { name, means } = t.lines[id];
  const isChosen = model.chosen.value === id;
  const choose = () => {
    model.chosen.value = id;
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the radio button inside answers the keyboard
    // biome-ignore lint/a11y/noStaticElementInteractions: the same
    <div class="program-line" data-chosen={isChosen} data-ran={model.hasRun(id)} onClick={choose}>
      <input type="radio" name="program-line" aria-label={t.line(n, name)} checked={isChosen} onChange={choose} />
      <pre class="program-keras">
        <Marked {...{ code: keras, marks }} />
      </pre>
      <pre class="program-engine">
        <code>{engine}</code>
      </pre>
      <p class="program-meaning note">{means}</p>
      <Output {...{ model, id, t }} />
    </div>
  );
}

/** Under a line, as in a notebook: what it does and its equations while it is chosen, and what it gave once it has run. */
function Output({ model, id, t }: Pick<Line, 'id'> & Omit<RowProps, 'line' | 'n'>) {
  const isChosen = model.chosen.value === id;
  const result = resultOf(model, id, t);
  const digits = id === 'load' ? (model.given(id)?.digits ?? []) : [];
  return (
    <div class="program-output" hidden={!isChosen && !result}>
      <div hidden={!isChosen}>
        <p>{t.lines[id].more}</p>
        <Kept name={id} class="program-formulas row" />
      </div>
      {result && <p class="program-result">{result}</p>}
      {digits.length > 0 && (
        <div class="program-digits row">
          {digits.map(({ index, label, pixels }) => (
            <span key={index}>
              <DigitImage {...{ pixels, size: 48 }} label={t.digit(label)} />
              <span aria-hidden="true">{label}</span>
            </span>
          ))}
        </div>
      )}
    </div>
  );
}
