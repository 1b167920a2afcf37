/** Why an activation?: two layers that are one, and two networks on points that no line separates. */
import { figure } from '../../../kit/figure.tsx';
import { fixed, percent } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { Heat } from '../../../kit/still-pixels.tsx';
import { borderOf } from './border.ts';
import { Collapsed } from './Collapsed.tsx';
import { side, whyModel } from './model.ts';
import type { Points } from './points.ts';
import { strings } from './strings.ts';

export default figure({
  id: 'why-activation',
  words: strings,
  model: whyModel,
  equations: ['dense-matrix', 'relu', 'sigmoid', 'binary-cross-entropy', 'adam-update'],
  files: [
    'lib/model/sequential.ts',
    'src/figures/forward/why-activation/model.ts',
    'src/figures/forward/why-activation/collapse.ts',
  ],
  says({ seen, player: { at } }, t) {
    const { linear, relu } = seen.value;
    return t.says(at.value, percent(linear.accuracy), percent(relu.accuracy));
  },
  play: ({ player }) => ({ onStep: () => player.step(10) }),
  controls: ({ shape }, t) => [{ label: t.shape, value: shape, names: t.shapes }],
  below: ({ model: { collapse }, t }) => <Collapsed collapse={collapse.value} t={t} />,
  picture: ({ model: { seen, points }, t }) => (
    <div class="pair why-planes">
      {(['linear', 'relu'] as const).map((kind) => {
        const { map, accuracy, loss } = seen.value[kind];
        return (
          <div key={kind}>
            <Plane map={map} points={points.value} heading={t[kind]} label={t.picture(t[kind], percent(accuracy))} />
            <p>{t.facts(percent(accuracy), fixed(loss, 3))}</p>
          </div>
        );
      })}
    </div>
  ),
});

/** Of either sign: a picture that the eye cannot tell from the full one weighs half as much. */
const tenShades = (map: Float64Array): Float64Array => map.map((value) => Math.round(20 * value) / 20);

const width = 272;
const at = (value: number) => (width / 2) * (1 + value / 1.1);
const place = (square: number) => ((square * width) / side).toFixed(1);

/** The plane as a network divides it, with the points on it. */
function Plane({
  map,
  points: { values, labels },
  heading,
  label,
}: {
  map: Float64Array;
  points: Points;
  heading: string;
  label: string;
}) {
  const border = borderOf(map, side).map(([[x, y], [u, v]]) => `M${place(x)} ${place(y)}L${place(u)} ${place(v)}`);
  const dots = (label: number) =>
    Array.from(labels, (one, k) =>
      one === label ? `M${at(values[2 * k]).toFixed(0)} ${at(-values[2 * k + 1]).toFixed(0)}h0` : '',
    ).join('');
  return (
    <Scene title={label} heading={heading} width={width} height={width}>
      <Heat values={tenShades(map)} columns={side} limit={0.5} width={width} height={width} />
      <path class="mark mark-ink" d={border.join('')} />
      {/* a path of lines without length: of a class all points at once, with an edge of paper below */}
      {[0, 1].map((label) => (
        <g key={label} class={label ? 'why-second' : 'why-first'}>
          <path class="why-edge" d={dots(label)} />
          <path d={dots(label)} />
        </g>
      ))}
    </Scene>
  );
}
