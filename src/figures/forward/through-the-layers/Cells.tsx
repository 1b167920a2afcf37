/** Numbers of a layer as cells: outputs among which one is chosen, by pointer or by arrow keys, or signed numbers to look at. */
import { largest } from './model.ts';

/** Cells in a row: the same wherever a layer is drawn, so that a neuron is found again. */
const columnsOf = (units: number): number => (units > 64 ? 16 : units > 16 ? 8 : 5);

interface CellsProps {
  values: ArrayLike<number>;
  signed?: boolean;
  /** From 1; null where another layer is chosen. */
  chosen?: number | null;
  onChoose?: (j: number) => void;
}

export function Cells({ values, signed, chosen, onChoose }: CellsProps) {
  const columns = columnsOf(values.length);
  const most = largest(values);
  return (
    <svg
      class="through-cells"
      data-signed={signed}
      viewBox={`0 0 ${columns} ${Math.ceil(values.length / columns)}`}
      style={{ '--columns': columns }}
      aria-hidden="true"
    >
      {Array.from(values, (value, j) => (
        <rect
          key={j}
          x={j % columns}
          y={Math.floor(j / columns)}
          fill-opacity={(Math.abs(value) / most).toFixed(3)}
          data-negative={value < 0 || undefined}
          data-chosen={chosen === j + 1 || undefined}
          onPointerDown={() => onChoose?.(j + 1)}
          onPointerEnter={(event) => event.buttons === 1 && onChoose?.(j + 1)}
        />
      ))}
    </svg>
  );
}

interface NeuronsProps extends Required<Omit<CellsProps, 'signed'>> {
  label: string;
  /** Says the chosen cell. */
  text: string;
}

export function Neurons({ label, text, values, chosen, onChoose }: NeuronsProps) {
  const here = chosen ?? 1;
  const columns = columnsOf(values.length);
  const steps: Readonly<Record<string, number>> = {
    ...{ ArrowLeft: here - 1, ArrowRight: here + 1, ArrowUp: here - columns, ArrowDown: here + columns },
    ...{ Home: 1, End: values.length },
  };
  return (
    <div
      class="through-neurons"
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-valuemin={1}
      aria-valuemax={values.length}
      aria-valuenow={here}
      aria-valuetext={text}
      onKeyDown={(event) => {
        const to = steps[event.key];
        if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (to >= 1 && to <= values.length) onChoose(to);
      }}
    >
      <Cells {...{ values, chosen, onChoose }} />
    </div>
  );
}
