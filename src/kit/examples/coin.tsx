/** The smallest figure that plays: a seed, a player, one chart with its table. Start here. */
import { computed } from '@preact/signals';
import { generator } from '../../../lib/generator.ts';
import { Chart } from '../Chart.tsx';
import { figure } from '../figure.tsx';
import { Line, Rule } from '../marks.tsx';
import { fixed } from '../numbers.ts';
import { number, seed as seedParameter } from '../parameters.ts';
import { player } from '../player.ts';
import { said } from '../said.ts';

const most = 400;

export function coinModel() {
  const p = number(0.5, { min: 0, max: 1, step: 0.05 });
  const seed = seedParameter();
  const run = player({ first: 1, last: most, pace: 100 });
  const shares = computed(() => {
    const random = generator(seed.value, 'coin');
    let heads = 0;
    return Array.from({ length: most }, (_, k) => {
      if (random.uniform() < p.value) heads += 1;
      return heads / (k + 1);
    });
  });
  return {
    ...{ parameters: { p, seed }, player: run, p, seed, shares },
    share: computed(() => shares.value[run.at.value - 1]),
  };
}

export default figure({
  id: 'coin',
  words: said(
    {
      title: 'A coin',
      how: 'Heads over tosses.',
      p: 'Share of heads',
      chart: 'Share so far',
      columns: ['Toss', 'Share'],
      says: (n: number, share: string) => `After ${n} tosses the share is ${share}.`,
    },
    {
      title: '掷硬币',
      how: '正面次数除以投掷次数。',
      p: '正面概率',
      chart: '到目前为止的比例',
      columns: ['次数', '比例'],
      says: (n, share) => `掷${n}次，正面比例${share}。`,
    },
  ),
  model: coinModel,
  equations: ['batch-mean'],
  files: ['lib/generator.ts', 'src/kit/examples/coin.tsx'],
  says: ({ player: { at }, share }, t) => t.says(at.value, fixed(share.value, 3)),
  fields: ({ p, player: { rewind } }, t) => [{ label: t.p, symbol: 'p', value: p, onCommit: rewind }],
  table: ({ shares }, t) => ({
    columns: t.columns,
    rows: [1, 10, 100, most].map((n) => [`${n}`, fixed(shares.value[n - 1], 3)]),
  }),
  picture: ({
    model: {
      shares,
      p,
      player: { at },
    },
    t,
  }) => (
    <Chart title={t.chart} x={{ ends: [1, most], ticks: [1, 100, 200, 300, 400] }} y={{ ends: [0, 1], ticks: 2 }}>
      {({ x, y, width }) => (
        <>
          <Rule y={y(p.value)} length={width} dashed />
          <Line kind="forward" points={shares.value.slice(0, at.value).map((share, k) => [x(k + 1), y(share)])} />
        </>
      )}
    </Chart>
  ),
});
