/** The fields of a figure out of their descriptions: a number, one of a few things, or on and off, as the parameter is. */
import type { ComponentChildren } from 'preact';
import type { SymbolId } from '../../lib/notation.ts';
import type { Lang } from '../i18n/lang.ts';
import { Choice } from './Choice.tsx';
import { NumberField, type NumberFieldProps } from './NumberField.tsx';
import type { ChoiceParameter, NumberParameter, Parameter } from './parameters.ts';
import { Toggle } from './Toggle.tsx';

interface Common {
  readonly label: string;
  readonly disabled?: boolean;
  /** Which symbol of the notation it sets: both light up together. */
  readonly sym?: SymbolId;
}
export type NumberSpec = Common &
  Pick<NumberFieldProps, 'symbol' | 'kind' | 'unit' | 'bare' | 'silent' | 'problem'> & {
    /** Narrower than the parameter's own range. */
    readonly min?: number;
    readonly max?: number;
    /** A parameter, or what stands for one: it is read and set. */
    readonly value: Pick<NumberParameter, 'value' | 'range'>;
    readonly onCommit?: (value: number) => void;
  };
export type ChoiceSpec<Value extends string = string> = Common & {
  readonly value: Pick<ChoiceParameter<Value>, 'value' | 'options'>;
  /** What each is called; the order is the parameter's. What has no name is not offered. */
  readonly names: Readonly<Partial<Record<Value, string>>>;
  readonly onCommit?: (value: Value) => void;
};
export type ToggleSpec = Common & { readonly value: Parameter<boolean>; readonly onCommit?: (value: boolean) => void };
// biome-ignore lint/suspicious/noExplicitAny: a list holds choices of any values
export type FieldSpec = NumberSpec | ChoiceSpec<any> | ToggleSpec;
/** Lists may leave places empty: `shown && {…}`. */
export type FieldList = readonly (FieldSpec | false | null | undefined)[];

export function Field({ lang, spec }: { lang: Lang; spec: FieldSpec }) {
  if ('range' in spec.value) {
    const { value, ...rest } = spec as NumberSpec;
    return <NumberField {...{ lang, ...value.range, value, ...rest }} />;
  }
  if ('options' in spec.value) {
    const { value, names, ...rest } = spec as ChoiceSpec;
    const options = value.options.flatMap((one) => {
      const label = names[one];
      return label === undefined ? [] : [{ value: one, label }];
    });
    return <Choice {...{ options, value, ...rest }} />;
  }
  return <Toggle {...(spec as ToggleSpec)} />;
}

/** Side by side in columns; on a phone two to a row. */
export function Fields({ lang, fields, columns = 3 }: { lang: Lang; fields: FieldList; columns?: number }) {
  const shown = fields.filter((spec): spec is FieldSpec => Boolean(spec));
  return (
    <div class="fields" style={{ '--columns': Math.min(columns, shown.length) }}>
      {shown.map((spec) => (
        <Field key={`${spec.label} ${'symbol' in spec ? spec.symbol : ''}`} {...{ lang, spec }} />
      ))}
    </div>
  );
}

/** Buttons of a figure out of their descriptions. */
export interface ButtonSpec {
  readonly label: string;
  readonly onClick: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly primary?: boolean;
  /** What else may stand on it: it is wide enough for each from the start. */
  readonly others?: readonly string[];
  /** What a screen reader says, where that is more than the label. */
  readonly says?: string;
}

export const isButton = (spec: unknown): spec is ButtonSpec =>
  typeof spec === 'object' && spec !== null && 'onClick' in spec;
export type ControlList = readonly (FieldSpec | ButtonSpec | ComponentChildren)[];
