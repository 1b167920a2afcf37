/** Work that takes a while: a job that begins, pauses, steps and stops. Here it runs on the page; a figure opens its worker. */
import { signal } from '@preact/signals';
import { Chart } from '../Chart.tsx';
import { figure } from '../figure.tsx';
import { job, openHere } from '../job.ts';
import { Dots } from '../marks.tsx';
import { number } from '../parameters.ts';
import { said } from '../said.ts';

/** The numbers that follow `first` when even ones are halved and odd ones tripled and raised by one, down to 1. */
export function* hailstones(first: number): Generator<number, void> {
  for (let n = first; ; n = n % 2 === 0 ? n / 2 : 3 * n + 1) {
    yield n;
    if (n === 1) return;
  }
}

export function hailModel() {
  const first = number(27, { min: 1, max: 1000, step: 1, whole: true });
  const found = signal<readonly number[]>([]);
  const work = job<number, number>(openHere(hailstones), (next) => {
    found.value = [...found.value, next];
  });
  return {
    ...{ parameters: { first }, first, found, work, close: work.close },
    begin(step = false): void {
      found.value = [];
      work.begin(first.value, { step });
    },
  };
}

export default figure({
  id: 'work',
  words: said(
    {
      title: 'Work in pieces',
      how: 'Each report is one number.',
      first: 'First number',
      chart: 'Numbers',
      says: (n: number, state: string) => `${n} numbers, ${state}`,
    },
    {
      title: '分段的工作',
      how: '每次汇报一个数。',
      first: '第一个数',
      chart: '各数',
      says: (n, state) => `${n}个数，${state}`,
    },
  ),
  model: hailModel,
  equations: [],
  files: ['src/kit/job.ts', 'src/workers/job-server.ts'],
  says: ({ found, work }, t) => t.says(found.value.length, work.state.value),
  play: ({ work, begin }) => ({
    playing: work.isBusy.value,
    onPlay: () => (work.state.value === 'paused' ? work.resume() : begin()),
    onPause: work.pause,
    onStep: () => (work.state.value === 'paused' ? work.step() : begin(true)),
    onReset: work.stop,
  }),
  fields: ({ first, work }, t) => [{ label: t.first, value: first, disabled: work.isBusy.value }],
  picture: ({ model: { found }, t }) => (
    <Chart title={t.chart} x={{ ends: [0, 120] }} y={{ ends: [1, 10000], log: true, ticks: [1, 100, 10000] }} left={48}>
      {({ x, y }) => <Dots points={found.value.map((n, k) => [x(k), y(n)])} />}
    </Chart>
  ),
});
