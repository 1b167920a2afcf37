/** There and back: a small network stepped through, each operation written out. No arithmetic here. */
import { useComputed } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ActivationName } from '../../../lib/kernels/kernels.ts';
import type { Lang } from '../../i18n/lang.ts';
import { sharedStrings } from '../../kit/strings.ts';
import { useSymbols } from '../../kit/use-symbols.ts';
import { Button, Choice, DataTable, fixed, HowList, PlayControls, WidgetFrame } from '../shared/index.ts';
import { isSame, pace, type ThereModel, thereModel, wholeOf } from './model.ts';
import { Net } from './Net.tsx';
import { type Operation, operations } from './pass.ts';
import { strings, type ThereWords } from './strings.ts';
import './there-and-back.css';

export default function ThereAndBack({ lang, id = 'there-and-back' }: { lang: Lang; id?: string }) {
  const t = strings[lang];
  const model = useMemo(() => thereModel(), []);
  useSymbols('there-and-back', model.symbols);
  const { seed, g, done, playing, current, line } = model;
  const running = playing.value;
  useEffect(() => {
    if (!running) return;
    const timer = setInterval(() => model.go(done.value + 1), 1000 / pace);
    return () => clearInterval(timer);
  }, [running, model]);
  const says = useComputed(() =>
    current.value ? t.says(done.value, operations.length, nameOf(t, current.value)) : t.nothing,
  );
  const table = useMemo(() => tableOf(t, model.edges.value), [t, model.edges.value]);
  return (
    <WidgetFrame
      {...{ id, lang, says, title: t.title }}
      controls={
        <PlayControls
          {...{ lang, playing: running, canStep: !running && done.value < operations.length, seed }}
          onPlay={model.play}
          onPause={model.pause}
          onStep={() => model.go(done.value + 1)}
          onReset={() => model.go(0)}
          onSeed={() => model.go(operations.length)}
        />
      }
      own={
        <>
          <Button onClick={() => model.go(done.value - 1)} disabled={running || done.value === 0}>
            {t.back}
          </Button>
          <Button onClick={() => model.go(operations.length)} disabled={running}>
            {t.last}
          </Button>
          <Choice
            label={t.activation}
            value={g}
            options={Object.entries(t.activations).map(([value, label]) => ({
              value: value as ActivationName,
              label: label as string,
            }))}
          />
        </>
      }
      below={
        <>
          <label class="there-choose">
            {t.operation}{' '}
            <select
              value={operations.findIndex((one) => isSame(wholeOf(current.value), one))}
              onChange={(event) => model.go(Number(event.currentTarget.value) + 1)}
            >
              {operations.map((operation, k) => (
                <option key={k} value={k}>
                  {nameOf(t, operation)}
                </option>
              ))}
            </select>
          </label>
          <Written line={line.value} />
          <DataTable table={table} title={sharedStrings[lang].table} />
        </>
      }
      how={
        <>
          <p>{t.how}</p>
          <HowList
            lang={lang}
            equations={['weighted-input', 'activation', 'mse', 'output-error', 'hidden-error', 'weight-gradient']}
            files={['lib/nn/dense.ts', 'lib/nn/activations.ts', 'src/widgets/there-and-back/pass.ts']}
          />
        </>
      }
    >
      <Net model={model} t={t} />
      <ul class="there-legend">
        {(['value', 'delta', 'slope', 'chosen'] as const).map((kind) => (
          <li key={kind} class={`there-${kind}-key`}>
            {t.legend[kind]}
          </li>
        ))}
      </ul>
    </WidgetFrame>
  );
}

function Written({ line }: { line: readonly [string, string, string] | null }) {
  if (!line) return null;
  const [name, formula, value] = line;
  return (
    <p class="there-line">
      {name} = {formula} ≈ <strong>{value}</strong>
    </p>
  );
}

/** What is not found yet has no number. */
function tableOf(t: ThereWords, edges: ThereModel['edges']['value']) {
  return {
    columns: t.columns,
    rows: edges.map(({ edge, w, delta, input, slope, isDone }) => {
      const found = (value: number) => (isDone ? fixed(value, 4) : '–');
      return [t.edge(edge.l, edge.i, edge.j), fixed(w, 1), ...[delta, input, slope].map(found)];
    }),
  };
}

function nameOf(t: ThereWords, operation: Operation): string {
  if (operation.kind === 'gradient' && operation.i !== undefined) {
    return t.kinds.slope(operation.l, operation.i, operation.j);
  }
  return operation.kind === 'loss' ? t.kinds.loss : t.kinds[operation.kind](operation.l, operation.j);
}
