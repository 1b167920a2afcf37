/** How an epoch's time grows with the width, the depth, the batch and the number of examples. */
import type { Settings } from '../../lib/model/settings.ts';
import type { BrowserBench } from './browser.ts';
import type { TrainingSet } from './plain.ts';
import { markdown, median } from './statistics.ts';

const rounds = 3;
const examples = 12_000;

interface Point {
  readonly value: number;
  readonly count: number;
  readonly settings: Partial<Settings>;
}

const relu = (units: number) => ({ units, activation: 'relu' }) as const;

const sweeps: readonly { readonly title: string; readonly points: readonly Point[] }[] = [
  {
    title: 'units of the hidden layer',
    points: [32, 64, 128, 256, 512].map((value) => ({ value, count: examples, settings: { layers: [relu(value)] } })),
  },
  {
    title: 'hidden layers of 128 units',
    points: [1, 2, 4, 8].map((value) => ({
      value,
      count: examples,
      settings: { layers: Array.from({ length: value }, () => relu(128)) },
    })),
  },
  {
    title: 'batch size',
    points: [8, 16, 32, 64, 128, 256].map((value) => ({ value, count: examples, settings: { batch: value } })),
  },
  {
    title: 'examples',
    points: [3000, 6000, 12_000, 24_000, 48_000].map((value) => ({ value, count: value, settings: {} })),
  },
];

export async function growthTables(
  _data: TrainingSet,
  browser: BrowserBench | null,
  say: (line: string) => void,
): Promise<string> {
  if (!browser) return '';
  const tables: string[] = [];
  for (const { title, points } of sweeps) {
    say(`growth: ${title}`);
    const times = points.map((): number[] => []);
    for (let round = 0; round <= rounds; round++) {
      for (const [k, { count, settings }] of points.entries()) {
        const { seconds } = await browser.engine({ name: 'simd', count, settings });
        if (round > 0) times[k]!.push(1000 * seconds);
      }
    }
    const rows = points.map(({ value, count }, k) => {
      const time = median(times[k]!);
      const before = k > 0 ? time / median(times[k - 1]!) : null;
      return [
        value.toLocaleString('en'),
        time.toFixed(1),
        ((1000 * time) / count).toFixed(2),
        before === null ? '' : before.toFixed(2),
      ];
    });
    tables.push(`\n${markdown([title, 'ms', 'µs an image', 'to the line above'], rows, 0)}`);
  }
  return `\nHow time grows (SIMD, 1 thread; ${examples.toLocaleString('en')} images where nothing else is said)\n${tables.join('')}`;
}
