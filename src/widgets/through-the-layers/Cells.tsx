/** Numbers of a layer as cells: outputs among which one is chosen, by pointer or by arrow keys, or signed numbers to look at. */
const cell = 12;
const gap = 2;

/** Cells in a row: the same wherever a layer is drawn, so that a neuron is found again. */
export const columnsOf = (units: number): number => (units > 64 ? 16 : units > 16 ? 8 : 5);

function layOut(values: ArrayLike<number>) {
  const list = Array.from(values);
  const columns = columnsOf(list.length);
  const rows = Math.ceil(list.length / columns);
  const [width, height] = [columns, rows].map((count) => count * (cell + gap) - gap);
  const most = Math.max(1e-9, ...list.map(Math.abs));
  return {
    columns,
    viewBox: `-2 -2 ${width + 4} ${height + 4}`,
    cells: list.map((value, j) => ({
      x: (j % columns) * (cell + gap),
      y: Math.floor(j / columns) * (cell + gap),
      share: (Math.abs(value) / most).toFixed(3),
      negative: value < 0,
    })),
  };
}

interface Props {
  values: ArrayLike<number>;
  label: string;
  /** Says the chosen cell. */
  text: string;
  /** From 1; null where another layer is chosen. */
  chosen: number | null;
  onChoose: (j: number) => void;
}

export function Cells({ values, label, text, chosen, onChoose }: Props) {
  const { columns, viewBox, cells } = layOut(values);
  const here = chosen ?? 1;
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: here - 1,
    ArrowRight: here + 1,
    ArrowUp: here - columns,
    ArrowDown: here + columns,
    Home: 1,
    End: cells.length,
  };
  return (
    <div
      class="through-chosen"
      style={{ '--columns': columns }}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={cells.length}
      aria-valuenow={here}
      aria-valuetext={text}
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (to >= 1 && to <= cells.length) onChoose(to);
      }}
    >
      <svg class="through-cells" viewBox={viewBox} aria-hidden="true">
        {cells.map(({ x, y, share }, j) => (
          <rect
            key={j}
            {...{ x, y, width: cell, height: cell }}
            class="through-cell"
            data-chosen={chosen === j + 1}
            style={{ '--share': share }}
            onPointerDown={() => onChoose(j + 1)}
            onPointerEnter={(event) => event.buttons === 1 && onChoose(j + 1)}
          />
        ))}
      </svg>
    </div>
  );
}

/** Laid out as the layer that they come from. */
export function SignedCells({ values }: { values: ArrayLike<number> }) {
  const { columns, viewBox, cells } = layOut(values);
  return (
    <svg class="through-cells" viewBox={viewBox} style={{ '--columns': columns }} aria-hidden="true">
      {cells.map(({ x, y, share, negative }, j) => (
        <rect
          key={j}
          {...{ x, y, width: cell, height: cell }}
          class="through-signed"
          data-negative={negative}
          style={{ '--share': share }}
        />
      ))}
    </svg>
  );
}
