/** One of a few named things, under a label. */
import { useId } from 'preact/hooks';
import type { SymbolId } from '../../lib/notation.ts';

export interface ChoiceProps<Value extends string> {
  label: string;
  value: { value: Value };
  options: readonly { readonly value: Value; readonly label: string }[];
  disabled?: boolean;
  sym?: SymbolId;
  onCommit?: (value: Value) => void;
}

export function Choice<Value extends string>({ label, value, options, disabled, sym, onCommit }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div class="field" data-sym={sym}>
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value.value}
        disabled={disabled}
        onChange={(event) => {
          value.value = event.currentTarget.value as Value;
          onCommit?.(value.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === value.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
