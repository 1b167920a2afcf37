/** The slow start: two curves of the output, two of the push, and the factor between. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { Moment } from '../../experiments/loss/neuron.ts';
import { badStart, goodStart, worseStart } from '../../experiments/loss/neuron.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import {
  Button,
  DataTable,
  fixed,
  HowList,
  NumberField,
  PlayControls,
  useFrames,
  WidgetFrame,
} from '../shared/index.ts';
import { Chart } from './Chart.tsx';
import { slowStartModel, steps } from './model.ts';
import { type SlowWords, strings } from './strings.ts';
import './slow-start.css';

export default function SlowStart({ lang, id = 'slow-start' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => slowStartModel(), []);
  useSymbols('slow-start', model.symbols);
  const { w, b, eta, step, playing, squares, entropy } = model;
  const running = playing.value;
  useFrames(running, model.frame);
  const says = useComputed(() => {
    const after = (at: number | null) => (at === null ? t.never(steps) : t.after(at));
    const { now, reached } = model;
    const [first, second] = [now.value.squares.a, now.value.entropy.a];
    return t.says(
      step.value,
      fixed(first, 3),
      fixed(second, 3),
      after(reached.value.squares),
      after(reached.value.entropy),
    );
  });
  const table = useMemo(() => tableOf(t, squares.value, entropy.value), [t, squares.value, entropy.value]);
  const fromStart = () => {
    model.pause();
    step.value = 0;
  };
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && !model.atEnd.value }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.advance(1)}
          onReset={() => model.begin(badStart)}
        />
      }
      own={
        <>
          <Button onClick={() => model.begin(goodStart)}>{t.good}</Button>
          <Button onClick={() => model.begin(badStart)}>{t.bad}</Button>
          <Button onClick={() => model.begin(worseStart)}>{t.worse}</Button>
        </>
      }
      below={
        <>
          <div class="slow-fields">
            <NumberField
              {...{ lang, label: t.w, symbol: 'w', sym: 'w', kind: 'parameter', value: w, min: -4, max: 4, step: 0.1 }}
              onCommit={fromStart}
            />
            <NumberField
              {...{ lang, label: t.b, symbol: 'b', sym: 'b', kind: 'parameter', value: b, min: -4, max: 4, step: 0.1 }}
              onCommit={fromStart}
            />
            <NumberField
              {...{ lang, label: t.eta, symbol: 'η', sym: 'eta', kind: 'optimiser', value: eta, min: 0.05, max: 10 }}
              step={0.05}
              onCommit={fromStart}
            />
          </div>
          <DataTable table={table} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['sigmoid', 'sigmoid-slope', 'mse', 'binary-cross-entropy', 'mse-sigmoid-gradient']}
            files={['lib/nn/losses.ts', 'lib/nn/activations.ts', 'src/experiments/loss/neuron.ts']}
          />
        </>
      }
    >
      <div class="slow-charts">
        <Chart
          title={t.output}
          stepsWord={t.steps}
          step={step.value}
          lines={[
            { name: t.squares, moments: squares.value, of: (m) => m.a, role: 'forward', dashed: true },
            { name: t.entropy, moments: entropy.value, of: (m) => m.a, role: 'forward' },
          ]}
        />
        <Chart
          title={t.push}
          stepsWord={t.steps}
          step={step.value}
          lines={[
            { name: t.factor, moments: squares.value, of: (m) => m.slope, role: 'ink' },
            { name: t.squares, moments: squares.value, of: (m) => m.delta, role: 'backward', dashed: true },
            { name: t.entropy, moments: entropy.value, of: (m) => m.delta, role: 'backward' },
          ]}
        />
      </div>
      <Now {...{ t, ...model.now.value }} />
    </WidgetFrame>
  );
}

function Now({ t, squares, entropy }: { t: SlowWords; squares: Moment; entropy: Moment }) {
  const rows: readonly [string, (moment: Moment) => number][] = [
    [t.rowOutput, ({ a }) => a],
    [t.rowLoss, ({ loss }) => loss],
    [t.rowSlope, ({ da }) => da],
    [t.rowFactor, ({ slope }) => slope],
    [t.rowDelta, ({ delta }) => delta],
  ];
  return (
    <table class="slow-now-table">
      <thead>
        <tr>
          <th scope="col">{t.quantity}</th>
          <th scope="col">{t.squares}</th>
          <th scope="col">{t.entropy}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{fixed(of(squares), 5)}</td>
            <td>{fixed(of(entropy), 5)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Every tenth step. */
function tableOf(t: SlowWords, squares: readonly Moment[], entropy: readonly Moment[]) {
  const rows = squares.flatMap((one, k) =>
    k % 10 === 0
      ? [[`${k}`, ...[one.a, one.slope, one.delta, entropy[k].a, entropy[k].delta].map((value) => fixed(value, 5))]]
      : [],
  );
  return { columns: t.columns, rows };
}
