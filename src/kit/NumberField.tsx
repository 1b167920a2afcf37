/** A number under a name: a field to type it and a slider to feel it. What is out of range is refused with the range. */
import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { SymbolId } from '../../lib/notation.ts';
import type { Lang } from '../i18n/lang.ts';
import { accept, logPositions, nudge, positionOf, type Range, valueAt } from './field.ts';
import { grouped, plain, signed, significant } from './numbers.ts';
import { sharedStrings } from './strings.ts';

/** A number that was computed may have more; its field has room for so many. */
const shownDigits = 6;

export interface NumberFieldProps extends Range {
  lang: Lang;
  label: string;
  /** The book's letter for it, set in italics. */
  symbol?: string;
  /** Which symbol of the notation it sets: it lights up with it. */
  sym?: SymbolId;
  /** Which kind of quantity the letter is: decides its colour. */
  kind?: 'forward' | 'parameter' | 'target' | 'backward' | 'optimiser';
  unit?: string;
  /** A signal, or whatever else holds the number and is told the next. */
  value: { value: number };
  disabled?: boolean;
  /** Without a slider: for numbers that have no order worth feeling, such as a seed. */
  bare?: boolean;
  /** Its label is heard, not seen: in a table, whose row and column say it. */
  silent?: boolean;
  /** After a value was typed or the slider let go; while it is dragged only `value` changes. */
  onCommit?: (value: number) => void;
  /** What else is wrong with the value, in the reader's language. */
  problem?: string | null;
}

export function NumberField(props: NumberFieldProps) {
  const { lang, label, symbol, kind, unit, value, disabled, bare, onCommit, min, max, whole, log, step } = props;
  const t = sharedStrings[lang];
  const id = useId();
  /** What is being typed; null while the field just shows the value. */
  const typed = useSignal<string | null>(null);
  const refused = useSignal(false);
  const written = plain(Number.isInteger(value.value) ? value.value : significant(value.value, shownDigits));
  const shown = typed.value ?? written;
  const set = (next: number) => {
    value.value = next;
    typed.value = null;
    refused.value = false;
  };
  const commit = () => {
    if (typed.value === null) return;
    const next = accept(typed.value, props);
    if (next === null) {
      refused.value = true;
      typed.value = null;
    } else {
      set(next);
      onCommit?.(next);
    }
  };
  const [low, high] = [min, max].map((limit) => (Math.abs(limit) < 1 ? signed(limit) : grouped(limit, 6)));
  const range = t.range(low, high, props.above, props.below);
  const message = refused.value ? (whole ? t.outsideWhole : t.outside)(range) : props.problem;
  return (
    <div class="field" data-bare={bare} data-sym={props.sym}>
      <label for={id} class={props.silent ? 'visually-hidden' : undefined}>
        {symbol && (
          <span class={kind ? `field-symbol role-${kind}` : 'field-symbol'} aria-hidden="true">
            {symbol}
          </span>
        )}
        {label}
      </label>
      <span class="field-number">
        <input
          id={id}
          type="text"
          inputMode={whole ? 'numeric' : 'decimal'}
          autocomplete="off"
          value={shown}
          disabled={disabled}
          aria-describedby={message ? `${id}-message` : `${id}-range`}
          aria-invalid={message ? 'true' : undefined}
          onInput={(event) => {
            typed.value = event.currentTarget.value;
            refused.value = false;
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape') set(value.value);
            if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
            event.preventDefault();
            const next = nudge(value.value, event.key === 'ArrowUp' ? 1 : -1, props);
            set(next);
            onCommit?.(next);
          }}
        />
        {unit && <span class="field-unit">{unit}</span>}
      </span>
      {!bare && (
        <input
          class="field-slider"
          type="range"
          aria-label={t.slider(label)}
          aria-valuetext={written + (unit ? ` ${unit}` : '')}
          min={log ? 0 : min}
          max={log ? logPositions : max}
          step={log ? 1 : step}
          value={positionOf(value.value, props)}
          disabled={disabled}
          onInput={(event) => set(valueAt(Number(event.currentTarget.value), props))}
          onChange={() => onCommit?.(value.value)}
        />
      )}
      <span class="field-range" id={`${id}-range`}>
        {range}
      </span>
      {message && (
        <span class="field-message" id={`${id}-message`} role="alert">
          {message}
        </span>
      )}
    </div>
  );
}
