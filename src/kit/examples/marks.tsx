/** Every mark of a chart, labels at the ends of lines, a cursor that reads values out, a legend. */
import { signal } from '@preact/signals';
import { Chart } from '../Chart.tsx';
import { figure } from '../figure.tsx';
import { Area, Cloud, Dots, EndLabels, type Kind, Line, Rule } from '../marks.tsx';
import { fixed } from '../numbers.ts';
import { choice } from '../parameters.ts';
import { said } from '../said.ts';

const kinds: readonly Kind[] = ['forward', 'parameter', 'target', 'backward', 'optimiser', 'ink', 'soft'];
const places = Array.from({ length: 21 }, (_, k) => k);
const height = (kind: Kind, at: number) => 1 / (1 + at / (2 + 2 * kinds.indexOf(kind)));

export default figure({
  id: 'marks',
  words: said(
    {
      title: 'Marks',
      how: 'Lines, dots, areas, rules, labels.',
      kind: 'Kind',
      cursor: 'Place',
      label: 'Falling lines',
    },
    { title: '图元', how: '线、点、面、标尺、标签。', kind: '类别', cursor: '位置', label: '下降的曲线' },
  ),
  model: () => {
    const kind = choice<Kind>('forward', kinds);
    return { parameters: { kind }, kind, cursor: signal<number | null>(null) };
  },
  equations: [],
  files: ['src/kit/marks.tsx'],
  says: ({ kind, cursor }) =>
    `${kind.value}: ${cursor.value === null ? '–' : fixed(height(kind.value, cursor.value), 3)}`,
  fields: ({ kind }, t) => [{ label: t.kind, value: kind, names: Object.fromEntries(kinds.map((one) => [one, one])) }],
  picture({ model: { kind, cursor }, t }) {
    const says = (at: number) => `${at}: ${fixed(height(kind.value, at), 3)}`;
    return (
      <Chart
        title={t.label}
        right={80}
        x={{ ends: [0, 20], name: 'x' }}
        y={{ ends: [0.05, 1], log: true, ticks: [0.1, 1] }}
        cursor={{ at: cursor.value, stops: places, says, label: t.cursor, onMove: (to) => (cursor.value = to) }}
        legend={kinds.map((one, k) => ({
          label: one,
          kind: one,
          mark: (['line', 'dashed', 'dot', 'hollow', 'area', 'dots'] as const)[k % 6],
        }))}
      >
        {({ x, y, width, height: all }) => (
          <>
            <Area kind={kind.value} points={places.map((at) => [x(at), y(height(kind.value, at))])} to={all} />
            <Rule y={y(0.5)} length={width} dashed />
            {kinds.map((one) => (
              <Line
                key={one}
                kind={one}
                faint={one !== kind.value}
                points={places.map((at) => [x(at), y(height(one, at))])}
              />
            ))}
            <Dots kind={kind.value} hollow points={places.map((at) => [x(at), y(height(kind.value, at))])} />
            <Cloud kind={kind.value} faint points={places.map((at) => [x(at), y(0.08 + height(kind.value, at) / 2)])} />
            <EndLabels labels={kinds.map((one) => ({ text: one, kind: one, at: [width, y(height(one, 20))] }))} />
          </>
        )}
      </Chart>
    );
  },
});
