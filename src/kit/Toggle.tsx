/** Something that is on or off. */
import type { Signal } from '@preact/signals';

export interface ToggleProps {
  label: string;
  value: Signal<boolean>;
  disabled?: boolean;
  onCommit?: (value: boolean) => void;
}

export function Toggle({ label, value, disabled, onCommit }: ToggleProps) {
  return (
    <label class="toggle">
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
