/** Something that is on or off. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { SymbolId } from '../../lib/notation.ts';

export interface ToggleProps {
  label: ComponentChildren;
  value: Signal<boolean>;
  disabled?: boolean;
  sym?: SymbolId;
  onCommit?: (value: boolean) => void;
}

export function Toggle({ label, value, disabled, sym, onCommit }: ToggleProps) {
  return (
    <label class="toggle" data-sym={sym}>
      <input
        type="checkbox"
        checked={value.value}
        disabled={disabled}
        onChange={(event) => {
          value.value = event.currentTarget.checked;
          onCommit?.(value.value);
        }}
      />
      <span>{label}</span>
    </label>
  );
}
