/** A layer's outputs as cells, darker the larger; a press chooses one. The fields beside choose by keyboard. */
interface Props {
  values: ArrayLike<number>;
  columns: number;
  /** From 1; null where another layer is chosen. */
  chosen: number | null;
  onChoose: (j: number) => void;
}

const cell = 12;
const gap = 2;

export function Cells({ values, columns, chosen, onChoose }: Props) {
  const list = Array.from(values);
  const most = Math.max(1e-9, ...list.map(Math.abs));
  const rows = Math.ceil(list.length / columns);
  const [width, height] = [columns, rows].map((count) => count * (cell + gap) - gap);
  const at = (j: number) => ({ x: (j % columns) * (cell + gap), y: Math.floor(j / columns) * (cell + gap) });
  return (
    <svg
      class="through-cells"
      viewBox={`-2 -2 ${width + 4} ${height + 4}`}
      style={{ '--columns': columns }}
      aria-hidden="true"
    >
      {list.map((value, j) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the two fields beside do the same by keyboard
        <rect
          key={j}
          {...at(j)}
          {...{ width: cell, height: cell }}
          class="through-cell"
          data-chosen={chosen === j + 1}
          style={{ '--share': (Math.abs(value) / most).toFixed(3) }}
          onClick={() => onChoose(j + 1)}
        />
      ))}
    </svg>
  );
}
