/** The fields of a figure out of their descriptions: a number, one of a few things, or on and off, as the parameter is. */
import type { Signal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { SymbolId } from '../../lib/notation.ts';
import type { Lang } from '../i18n/lang.ts';
import { NumberField, type NumberFieldProps } from './NumberField.tsx';
import { Summary } from './named.tsx';
import type { ChoiceParameter, NumberParameter } from './parameters.ts';
import { sharedStrings } from './strings.ts';

interface Common<Value> {
  readonly label: string;
  readonly disabled?: boolean;
  /** Which symbol of the notation it sets: both light up together. */
  readonly sym?: SymbolId;
  /** Stands behind a disclosure, so that picture and the other controls are one screen. */
  readonly seldom?: boolean;
  readonly onCommit?: (value: Value) => void;
}
type NumberSpec = Common<number> &
  Pick<NumberFieldProps, 'symbol' | 'kind' | 'unit' | 'bare' | 'silent' | 'problem'> & {
    /** Narrower than the parameter's own range. */
    readonly min?: number;
    readonly max?: number;
    /** A parameter, or what stands for one: it is read and set. */
    readonly value: Pick<NumberParameter, 'value' | 'range'>;
  };
interface ChoiceSpec<Value extends string = string> extends Common<Value> {
  readonly value: Pick<ChoiceParameter<Value>, 'value' | 'options'>;
  /** What each is called; the order is the parameter's. What has no name is not offered. */
  readonly names: Readonly<Partial<Record<Value, string>>>;
}
interface ToggleSpec extends Common<boolean> {
  readonly value: Pick<Signal<boolean>, 'value'>;
}
// biome-ignore lint/suspicious/noExplicitAny: a list holds choices of any values
export type FieldSpec = NumberSpec | ChoiceSpec<any> | ToggleSpec;
/** Lists may leave places empty: `shown && {…}`. */
export type FieldList = readonly (FieldSpec | false | null | undefined)[];

export function Field({ lang, spec }: { lang: Lang; spec: FieldSpec }) {
  if ('range' in spec.value) {
    const { value, ...rest } = spec as NumberSpec;
    return <NumberField {...{ lang, ...value.range, value, ...rest }} />;
  }
  return 'options' in spec.value ? <Choice {...(spec as ChoiceSpec)} /> : <Toggle {...(spec as ToggleSpec)} />;
}

/** One of a few named things, under a label. */
export function Choice<Value extends string>({ label, value, names, disabled, sym, onCommit }: ChoiceSpec<Value>) {
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
        {value.options
          .filter((one) => names[one] !== undefined)
          .map((one) => (
            <option key={one} value={one} selected={one === value.value}>
              {names[one]}
            </option>
          ))}
      </select>
    </div>
  );
}

/** Something that is on or off. */
export function Toggle({ label, value, disabled, sym, onCommit }: ToggleSpec) {
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

/** Side by side in columns; what is seldom set behind a disclosure. */
export function Fields({ lang, fields, columns = 3 }: { lang: Lang; fields: FieldList; columns?: number }) {
  const all = fields.filter((spec): spec is FieldSpec => Boolean(spec));
  const [often, seldom] = [false, true].map((is) => all.filter((spec) => (spec.seldom ?? false) === is));
  return (
    <>
      {often.length > 0 && <Columns {...{ lang, columns, specs: often }} />}
      {seldom.length > 0 && (
        <details class="live-more">
          <Summary>{sharedStrings[lang].more}</Summary>
          <Columns {...{ lang, columns, specs: seldom }} />
        </details>
      )}
    </>
  );
}

const Columns = ({ lang, columns, specs }: { lang: Lang; columns: number; specs: readonly FieldSpec[] }) => (
  <div class="fields" style={{ '--columns': Math.min(columns, specs.length) }}>
    {specs.map((spec) => (
      <Field key={`${spec.label} ${'symbol' in spec ? spec.symbol : ''}`} {...{ lang, spec }} />
    ))}
  </div>
);
