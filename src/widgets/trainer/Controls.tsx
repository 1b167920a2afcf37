/** The trainer's row of controls: play, step, reset, seed; then stop, the learning rate and all other settings. */
import type { Lang } from '../../i18n/lang.ts';
import { Button } from '../../kit/Button.tsx';
import { NumberField } from '../../kit/NumberField.tsx';
import { PlayControls } from '../../kit/PlayControls.tsx';
import { Data } from './Data.tsx';
import { rangeOf } from './form.ts';
import type { Trainer } from './model.ts';
import { Settings } from './Settings.tsx';
import { trainerStrings } from './strings.ts';

interface Props {
  model: Trainer;
  lang: Lang;
}

export function Play({ model, lang }: Props) {
  const t = trainerStrings[lang];
  return (
    <PlayControls
      lang={lang}
      playing={model.playing.value}
      playWord={model.session.phase.value === 'paused' ? t.resume : t.start}
      playWords={[t.start, t.resume]}
      canPlay={model.canPlay.value}
      onPlay={model.play}
      onPause={model.session.pause}
      onStep={model.step}
      canStep={model.canStep.value}
      onReset={model.reset}
      canReset={model.hasRun.value}
      seed={model.form.seed}
    />
  );
}

export function Own({ model, lang }: Props) {
  const t = trainerStrings[lang];
  return (
    <>
      <Button onClick={model.session.stop} disabled={!model.going.value}>
        {t.stop}
      </Button>
      <div class="trainer-rate">
        <NumberField
          {...{ lang, label: t.rate, symbol: 'η', sym: 'eta', kind: 'optimiser' }}
          value={model.form.rate}
          {...rangeOf('rate')}
          onCommit={model.rateChosen}
        />
      </div>
      <Settings model={model} lang={lang} />
      <Data model={model} lang={lang} />
    </>
  );
}
