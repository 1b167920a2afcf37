/** ∂L/∂w on the edges, as far as they are found: a bead each, hollow where negative, and its number. One stop of the Tab key. */
import { fixed } from '../../../kit/numbers.ts';
import { beadOf, beadRadius, edgeOf } from './geometry.ts';
import { isSame, type ThereModel } from './model.ts';
import type { Edge } from './pass.ts';
import type { ThereWords } from './strings.ts';

const steps: Readonly<Record<string, (at: number, last: number) => number>> = {
  ArrowUp: (at) => at - 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at) => at + 1,
  ArrowRight: (at) => at + 1,
  Home: () => 0,
  End: (_at, last) => last,
};

export function Slopes({ model, t }: { model: ThereModel; t: ThereWords }) {
  const found = model.edges.value.filter(({ isDone }) => isDone);
  const current = model.current.value;
  const chosen = found.findIndex(({ edge }) => isSame(current, edge));
  return (
    <g
      role="radiogroup"
      aria-label={t.slopes}
      onKeyDown={(event) => {
        const beads = [...event.currentTarget.querySelectorAll<SVGElement>('[role=radio]')];
        const at = beads.indexOf(event.target as SVGElement);
        const isPress = event.key === 'Enter' || event.key === ' ';
        const to = isPress ? at : steps[event.key]?.(at, beads.length - 1);
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (!found[to]) return;
        model.look(found[to].edge);
        beads[to].focus();
      }}
    >
      {found.map(({ edge, slope }, k) => (
        <Bead
          key={`${edge.l} ${edge.i} ${edge.j}`}
          {...{ edge, slope }}
          label={`${t.kinds.slope(edge.l, edge.i, edge.j)}: ${fixed(slope, 4)}`}
          isChosen={chosen === k}
          isOf={current?.kind === 'gradient' && current.l === edge.l && current.j === edge.j}
          isStop={k === Math.max(0, chosen)}
          onLook={() => model.look(edge)}
        />
      ))}
    </g>
  );
}

interface BeadProps {
  edge: Edge;
  slope: number;
  label: string;
  isChosen: boolean;
  /** Whether it belongs to the operation that is written out. */
  isOf: boolean;
  isStop: boolean;
  onLook: () => void;
}

function Bead({ edge: { l, i, j }, slope, label, isChosen, isOf, isStop, onLook }: BeadProps) {
  const line = edgeOf(l, i - 1, j - 1);
  const { x, y } = beadOf(l, i - 1, j - 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: an input cannot stand in a picture
    <g
      class="there-slope"
      role="radio"
      aria-checked={isChosen}
      aria-label={label}
      tabindex={isStop ? 0 : -1}
      data-sign={slope < 0 ? 'negative' : 'positive'}
      data-chosen={isChosen}
      data-of={isOf}
      onClick={onLook}
    >
      <line class="there-hit" {...line} />
      <circle class="there-focus" cx={x} cy={y} r={13} />
      <circle class="there-bead" cx={x} cy={y} r={beadRadius(slope).toFixed(1)} />
      <text class="there-delta" x={x - 12} y={y + 4.5} text-anchor="end">
        {fixed(slope, 3)}
      </text>
    </g>
  );
}
