/** Buttons, and the first controls of every figure, always in this order: play or pause, one step, reset, seed. */
import type { Signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { Lang } from '../i18n/lang.ts';
import { NumberField } from './NumberField.tsx';
import { useName } from './named.tsx';
import { largestSeed } from './parameters.ts';
import { sharedStrings } from './strings.ts';

export interface ButtonProps {
  children: ComponentChildren;
  onClick?: () => void;
  disabled?: boolean;
  /** The one thing to do next in this figure. */
  primary?: boolean;
  /** What else may stand on it: it is as wide as the widest from the start. */
  others?: readonly string[];
  pressed?: boolean;
  /** Whether it hands in the form that it stands in: then that form does what is to be done. */
  submits?: boolean;
  /** What a screen reader says, where that is another thing than the word and the title of the figure. */
  label?: string;
}

/** A button with a word on it. */
export function Button({ children, onClick, disabled, primary, others = [], pressed, label, submits }: ButtonProps) {
  const name = useName();
  return (
    <button
      type={submits ? 'submit' : 'button'}
      class={primary ? 'button button-primary' : 'button'}
      disabled={disabled}
      aria-pressed={pressed}
      aria-label={label ?? name(children)}
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

/** A button out of its description: `says` is what a screen reader says, where that is more than the label. */
export type ButtonSpec = Omit<ButtonProps, 'children' | 'label'> & { readonly label: string; readonly says?: string };

export const isButton = (spec: unknown): spec is ButtonSpec =>
  typeof spec === 'object' && spec !== null && 'onClick' in spec;

interface SeedFieldProps {
  lang: Lang;
  label?: string;
  value: { value: number };
  disabled?: boolean;
  onCommit?: (seed: number) => void;
}

/** A seed: a whole number that nobody feels for with a slider. */
export const SeedField = ({ lang, label = sharedStrings[lang].seed, ...field }: SeedFieldProps) => (
  <NumberField {...{ lang, label, min: 0, max: largestSeed, step: 1, whole: true, bare: true, ...field }} />
);

export interface PlayControlsProps {
  lang: Lang;
  playing?: boolean;
  onPlay?: () => void;
  onPause?: () => void;
  onStep?: () => void;
  onReset?: () => void;
  seed?: Signal<number>;
  onSeed?: (seed: number) => void;
  /** The word on the first button where it is not "play" (such as "start" or "resume"), and others it may show. */
  playWord?: string;
  pauseWord?: string;
  playWords?: readonly string[];
  canPlay?: boolean;
  canStep?: boolean;
  canReset?: boolean;
  canSeed?: boolean;
}

export function PlayControls(props: PlayControlsProps) {
  const { lang, playing, onPlay, onPause, onStep, onReset, seed, onSeed } = props;
  const { canPlay = true, canStep = true, canReset = true, canSeed = true } = props;
  const t = sharedStrings[lang];
  const { playWord = t.play, pauseWord = t.pause } = props;
  return (
    <>
      {onPlay && onPause && (
        <Button
          primary
          onClick={playing ? onPause : onPlay}
          disabled={!playing && !canPlay}
          others={[pauseWord, playWord, ...(props.playWords ?? [])]}
        >
          {playing ? pauseWord : playWord}
        </Button>
      )}
      {onStep && (
        <Button onClick={onStep} disabled={!canStep}>
          {t.step}
        </Button>
      )}
      {onReset && (
        <Button onClick={onReset} disabled={!canReset}>
          {t.reset}
        </Button>
      )}
      {seed && <SeedField {...{ lang, value: seed, disabled: !canSeed, onCommit: onSeed }} />}
    </>
  );
}
