/** The network: values in the circles, errors under them, the edges of the operation that is written out. */
import { fixed } from '../shared/index.ts';
import { isSame, type ThereModel } from './model.ts';
import { type Operation, sizes } from './pass.ts';
import type { ThereWords } from './strings.ts';

const box = { width: 640, height: 420 };
const columns = [70, 260, 450, 585];
const yOf = (l: number, k: number) => 38 + ((box.height - 76) * (k + 0.5)) / (sizes[l] ?? 1);

/** The unit of an operation lights up with the edges that lead into it, on the way there and for slopes, or from it, for δ¹. */
function isEdgeChosen(operation: Operation | null, l: number, i: number, j: number): boolean {
  if (!operation || operation.kind === 'loss' || operation.kind === 'a') return false;
  if (operation.kind === 'delta') return operation.l === 1 && l === 2 && operation.j === i + 1;
  return operation.l === l && operation.j === j + 1;
}

export function Net({ model, t }: { model: ThereModel; t: ThereWords }) {
  const { x, y, layers, loss } = model.pass.value;
  const current = model.current.value;
  const shows = (operation: Operation) => model.isDone(operation);
  const edges = ([1, 2] as const).flatMap((l) =>
    Array.from({ length: sizes[l - 1] * sizes[l] }, (_, k) => {
      const [i, j] = [Math.floor(k / sizes[l]), k % sizes[l]];
      return { l, i, j, w: layers[l - 1].W[k], isDone: shows({ kind: 'gradient', l, j: j + 1 }) };
    }),
  );
  return (
    <svg class="there-net" viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={t.picture}>
      {edges.map(({ l, i, j, w, isDone }) => (
        <line
          key={`${l} ${i} ${j}`}
          class="there-edge"
          data-sign={w < 0 ? 'negative' : 'positive'}
          data-done={isDone}
          data-chosen={isEdgeChosen(current, l, i, j)}
          x1={columns[l - 1] + 24}
          x2={columns[l] - 24}
          y1={yOf(l - 1, i)}
          y2={yOf(l, j)}
          style={{ '--size': (0.6 + 1.6 * Math.abs(w)).toFixed(2) }}
        />
      ))}
      {edges.map(
        ({ l, i, j, isDone }) =>
          isDone &&
          current?.kind === 'gradient' &&
          isEdgeChosen(current, l, i, j) && (
            <text
              key={`slope ${l} ${i} ${j}`}
              class="there-delta"
              x={(columns[l - 1] + 2 * columns[l]) / 3 - 10}
              y={(yOf(l - 1, i) + 2 * yOf(l, j)) / 3 + 4}
              text-anchor="end"
            >
              {fixed(layers[l - 1].dW[i * sizes[l] + j], 3)}
            </text>
          ),
      )}
      {Array.from(x, (value, k) => (
        <Unit key={k} l={0} k={k} text={fixed(value, 1)} />
      ))}
      {([1, 2] as const).map((l) =>
        Array.from(layers[l - 1].a, (value, k) => {
          const of = (kind: 'z' | 'a' | 'delta' | 'gradient'): Operation => ({ kind, l, j: k + 1 });
          const last = (['gradient', 'delta', 'a', 'z'] as const).find((kind) => shows(of(kind)));
          return (
            <Unit
              key={`${l} ${k}`}
              {...{ l, k }}
              text={shows(of('a')) ? fixed(value, 3) : shows(of('z')) ? `z ${fixed(layers[l - 1].z[k], 2)}` : ''}
              delta={shows(of('delta')) ? `δ ${fixed(layers[l - 1].delta[k], 3)}` : ''}
              isChosen={(['z', 'a', 'delta', 'gradient'] as const).some((kind) => isSame(current, of(kind)))}
              onLook={() => last && model.look(of(last === 'gradient' ? 'delta' : last))}
            />
          );
        }),
      )}
      {Array.from(y, (value, k) => (
        <text key={k} class="there-target" x={columns[2] + 34} y={yOf(2, k) + 5}>
          y {fixed(value, 0)}
        </text>
      ))}
      <text class="there-loss" x={columns[3]} y={box.height / 2 + 5} text-anchor="middle">
        {shows({ kind: 'loss' }) ? `L ${fixed(loss, 4)}` : 'L'}
      </text>
    </svg>
  );
}

interface UnitProps {
  l: number;
  k: number;
  text: string;
  delta?: string;
  isChosen?: boolean;
  onLook?: () => void;
}

function Unit({ l, k, text, delta, isChosen, onLook }: UnitProps) {
  const [x, y] = [columns[l], yOf(l, k)];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list under the picture does the same by keyboard
    <g class="there-unit" data-chosen={isChosen} onClick={onLook}>
      <circle cx={x} cy={y} r={24} />
      <text x={x} y={y + 4} text-anchor="middle">
        {text}
      </text>
      {delta && (
        <text class="there-delta" x={x} y={y + 40} text-anchor="middle">
          {delta}
        </text>
      )}
    </g>
  );
}
