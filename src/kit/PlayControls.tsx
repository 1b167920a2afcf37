/** The first controls of every widget, always in this order: play or pause, one step, reset, seed. */
import type { Signal } from '@preact/signals';
import type { Lang } from '../i18n/lang.ts';
import { Button } from './Button.tsx';
import { NumberField } from './NumberField.tsx';
import { largestSeed } from './parameters.ts';
import { sharedStrings } from './strings.ts';

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
      {seed && (
        <NumberField
          {...{ lang, label: t.seed, value: seed, min: 0, max: largestSeed, step: 1, whole: true, bare: true }}
          disabled={!canSeed}
          onCommit={onSeed}
        />
      )}
    </>
  );
}
