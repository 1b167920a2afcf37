/** The network and its loss, joined by wires: over each its weight, under it the slope that came back. */
import { type Kind, Label } from '../../../kit/marks.tsx';
import { fixed } from '../../../kit/numbers.ts';
import type { Point } from '../../../kit/path.ts';
import { Scene } from '../../../kit/Scene.tsx';
import type { ThereModel } from './model.ts';
import { type Operation, sizes } from './pass.ts';
import type { ThereWords } from './strings.ts';

const height = 322;
/** How wide inputs are, and units and the loss; how far apart wires arrive. */
const [small, wide, port] = [36, 56, 38];
const heights = [30, 2 * port, 3 * port, 166];
/** The middle of unit k (from 0) of layer l; the loss is the only one of a third. */
const middle = (l: number, k: number): number =>
  height / 2 + (k - ((sizes[l] ?? 1) - 1) / 2) * (l === 1 ? 104 : l === 2 ? 124 : 116);

/** All wires: from unit i to unit j of layer l, both from 0. */
const wires = ([1, 2, 3] as const).flatMap((l) => {
  const n = l === 3 ? 1 : sizes[l];
  return Array.from({ length: sizes[l - 1] * n }, (_, at) => ({ l, at, i: Math.floor(at / n), j: at % n }));
});
type Wire = (typeof wires)[number];

/** An S that ends level, so that numbers stand over and under its end. */
function pathOf({ l, i, j }: Wire, from: number, to: number): { d: string; y: number } {
  const [start, y] = [middle(l - 1, i), l === 3 ? middle(2, i) : middle(l, j) + (i - (sizes[l - 1] - 1) / 2) * port];
  const level = to - Math.min(46, 0.72 * (to - from));
  const bend = 0.55 * (level - from);
  return { y, d: `M${from} ${start}C${from + bend} ${start} ${level - bend} ${y} ${level} ${y}H${to}` };
}

/** Whether a wire belongs to what is written out: to a path from the unit to the loss, or to what goes into it. */
function isPart(operation: Operation | null, { l, i, j }: Wire): boolean {
  if (!operation || operation.kind === 'a') return false;
  if (operation.kind === 'loss') return l === 3;
  if (operation.kind !== 'delta') return operation.l === l && operation.j === j + 1;
  return l === operation.l + 1 ? i === operation.j - 1 : l === 3 && operation.l === 1;
}

export function Net({ model, t }: { model: ThereModel; t: ThereWords }) {
  const { x, y, layers, loss } = model.pass.value;
  const [current, isDone] = [model.current.value, model.isDone];
  const isBack = current?.kind === 'delta' || current?.kind === 'gradient';
  const known = (kind: 'z' | 'a' | 'delta', l: 1 | 2, k: number) =>
    isDone({ kind, l, j: k + 1 }) ? fixed(layers[l - 1][kind][k], 3) : '';
  return (
    <Scene title={t.picture} height={height} alive>
      {(width) => {
        const room = Math.round((width - small - 3 * wide) / 2.74);
        const lefts = [0, small + room, small + wide + 2 * room, width - wide];
        return (
          <>
            {wires.map((wire) => {
              const { l, at, i, j } = wire;
              const to = lefts[l] - 4;
              const { d, y } = pathOf(wire, lefts[l - 1] + (l === 1 ? small : wide), lefts[l]);
              const there = isDone(l === 3 ? { kind: 'loss' } : { kind: 'z', l, j: j + 1 });
              const back = isDone(l === 3 ? { kind: 'delta', l: 2, j: i + 1 } : { kind: 'gradient', l, j: j + 1 });
              const part = isPart(current, wire);
              const line = (kind: Kind, by: number) => (
                <path
                  class={`mark mark-${kind}`}
                  data-part={part && (kind === 'backward') === isBack}
                  transform={`translate(0 ${by})`}
                  d={d}
                />
              );
              return (
                <g key={`${l} ${at}`} class="there-wire" data-over={isBack && (l === 3 ? i : j)}>
                  {line(there ? 'forward' : 'soft', -1.5)}
                  {back && line('backward', 1.5)}
                  {l < 3 && (
                    <Label at={[to, y - 9]} kind="parameter" anchor="end" strong={part}>
                      {fixed(layers[l - 1].W[at], 1)}
                    </Label>
                  )}
                  {back && (
                    <Label at={[to, y + 11]} kind="backward" anchor="end" strong={part}>
                      {fixed(l === 3 ? layers[1].da[i] : layers[l - 1].dW[at], 3)}
                    </Label>
                  )}
                </g>
              );
            })}
            {Array.from(x, (value, k) => box(0, [0, middle(0, k)], [['', fixed(value, 1), 'forward']]))}
            {([1, 2] as const).flatMap((l) =>
              Array.from(layers[l - 1].z, (_, k) => (
                <g key={`${l} ${k}`}>
                  {/* biome-ignore lint/a11y/useSemanticElements: a button cannot stand in a picture */}
                  <g
                    class="there-unit"
                    role="button"
                    tabIndex={0}
                    aria-pressed={model.unit.value === `${l}${k + 1}`}
                    aria-label={t.unit(l, k + 1)}
                    data-now={current && 'j' in current && current.l === l && current.j === k + 1}
                    onFocus={() => model.look(l, k + 1)}
                    onClick={() => model.look(l, k + 1)}
                    onPointerEnter={() => model.player.playing.value || model.look(l, k + 1)}
                  >
                    {outline(l, [lefts[l], middle(l, k)])}
                  </g>
                  {inside(
                    l,
                    [lefts[l], middle(l, k)],
                    [
                      ['z', known('z', l, k), 'forward'],
                      ['a', known('a', l, k), 'forward'],
                      ['δ', known('delta', l, k), 'backward'],
                    ],
                  )}
                </g>
              )),
            )}
            {box(3, [lefts[3], middle(3, 0)], [['L', isDone({ kind: 'loss' }) ? fixed(loss, 3) : '', 'target']])}
            {Array.from(y, (value, k) => (
              <Label key={k} at={[width - wide / 2, middle(2, k)]} kind="target" anchor="middle">
                {`y${'₁₂'[k]} = ${fixed(value, 0)}`}
              </Label>
            ))}
          </>
        );
      }}
    </Scene>
  );
}

type Lines = readonly (readonly [letter: string, text: string, kind: Kind])[];

const box = (l: number, [x, y]: Point, lines: Lines) => (
  <g key={`${x} ${y}`}>
    {outline(l, [x, y])}
    {inside(l, [x, y], lines)}
  </g>
);

const widthOf = (l: number): number => (l === 0 ? small : wide);

const outline = (l: number, [x, y]: Point) => (
  <rect class="there-box" x={x} y={y - heights[l] / 2} width={widthOf(l)} height={heights[l]} rx={l === 0 ? 15 : 8} />
);

/** What stands in a box: no part of the button that the box may be, whose name is another. */
const inside = (l: number, [x, y]: Point, lines: Lines) =>
  lines.map(([letter, text, kind], k) => {
    const row = y + (k - (lines.length - 1) / 2) * 19;
    return (
      <g key={letter} class="there-inside">
        <Label at={[x + 6, row]} kind={kind}>
          <tspan class="letter">{letter}</tspan>
        </Label>
        <Label at={[x + widthOf(l) - 5, row]} kind={kind} anchor="end">
          {text}
        </Label>
      </g>
    );
  });
