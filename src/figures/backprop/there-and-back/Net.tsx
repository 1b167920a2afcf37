/** The network: values in the circles, errors under them, slopes on the edges. */
import { fixed } from '../../../kit/numbers.ts';
import { Scene } from '../../../kit/Scene.tsx';
import { box, columns, edgeOf, radius, yOf } from './geometry.ts';
import { isSame, type ThereModel } from './model.ts';
import type { Edge, Operation } from './pass.ts';
import { Slopes } from './Slopes.tsx';
import type { ThereWords } from './strings.ts';

/** The unit of an operation lights up with the edges that lead into it, on the way there and for slopes, or from it, for δ¹. */
function isEdgeChosen(operation: Operation | null, { l, i, j }: Edge): boolean {
  if (!operation || operation.kind === 'loss' || operation.kind === 'a') return false;
  if (operation.kind === 'delta') return operation.l === 1 && l === 2 && operation.j === i;
  const isOnly = operation.kind !== 'gradient' || operation.i === undefined || operation.i === i;
  return operation.l === l && operation.j === j && isOnly;
}

export function Net({ model, t }: { model: ThereModel; t: ThereWords }) {
  const { x, y, layers, loss } = model.pass.value;
  const current = model.current.value;
  const shows = (operation: Operation) => model.isDone(operation);
  return (
    <Scene title={t.title} {...box} alive>
      <g>
        {model.edges.value.map(({ edge, w }) => (
          <line
            key={`${edge.l} ${edge.i} ${edge.j}`}
            class="there-edge"
            data-sign={w < 0 ? 'negative' : 'positive'}
            data-chosen={isEdgeChosen(current, edge)}
            {...edgeOf(edge.l, edge.i - 1, edge.j - 1)}
            style={{ '--size': (0.6 + 1.6 * Math.abs(w)).toFixed(2) }}
          />
        ))}
      </g>
      <Slopes model={model} t={t} />
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: shapes under one name */}
      <g role="img" aria-label={t.picture}>
        {Array.from(x, (value, k) => (
          <Unit key={k} l={0} k={k} text={fixed(value, 1)} />
        ))}
        {([1, 2] as const).map((l) =>
          Array.from(layers[l - 1].a, (value, k) => {
            const of = (kind: 'z' | 'a' | 'delta' | 'gradient'): Operation => ({ kind, l, j: k + 1 });
            const last = (['delta', 'a', 'z'] as const).find((kind) => shows(of(kind)));
            return (
              <Unit
                key={`${l} ${k}`}
                {...{ l, k }}
                text={shows(of('a')) ? fixed(value, 3) : shows(of('z')) ? `z ${fixed(layers[l - 1].z[k], 2)}` : ''}
                delta={shows(of('delta')) ? `δ ${fixed(layers[l - 1].delta[k], 3)}` : ''}
                isChosen={(['z', 'a', 'delta', 'gradient'] as const).some((kind) => isSame(current, of(kind)))}
                onLook={() => last && model.look(of(last))}
              />
            );
          }),
        )}
        {Array.from(y, (value, k) => (
          <text key={k} class="there-target" x={columns[2] + 32} y={yOf(2, k) + 5}>
            y {fixed(value, 0)}
          </text>
        ))}
        <text class="there-loss" x={columns[3]} y={box.height / 2 + 5} text-anchor="middle">
          {shows({ kind: 'loss' }) ? `L ${fixed(loss, 4)}` : 'L'}
        </text>
      </g>
    </Scene>
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
      <circle cx={x} cy={y} r={radius} />
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
