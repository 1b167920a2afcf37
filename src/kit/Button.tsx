/** A button with a word on it. `others` are words it may show later: it is as wide as the widest from the start. */
import type { ComponentChildren } from 'preact';

export interface ButtonProps {
  children: ComponentChildren;
  onClick: () => void;
  disabled?: boolean;
  /** The one thing to do next in this figure. */
  primary?: boolean;
  others?: readonly string[];
  pressed?: boolean;
  label?: string;
}

export function Button({ children, onClick, disabled, primary, others = [], pressed, label }: ButtonProps) {
  return (
    <button
      type="button"
      class={primary ? 'button button-primary' : 'button'}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label}
      onClick={onClick}
    >
      <span>{children}</span>
      {[...new Set(others)].map((word) => (
        <span key={word} class="button-other" aria-hidden="true">
          {word}
        </span>
      ))}
    </button>
  );
}
