/** The trainer on the page: how far it is, the curves, the controls; underneath what the network makes of the test set. */
import { figure } from '../../../kit/figure.tsx';
import { pageSession } from '../../../reader/session.ts';
import { Confusion, Mistakes } from './Confusion.tsx';
import { Curves } from './Curves.tsx';
import { Data } from './Data.tsx';
import { Filters } from './Filters.tsx';
import { type Recorded, type Trainer, trainerModel } from './model.ts';
import { Facts, Failure, Interrupted } from './Notices.tsx';
import { Receipt } from './Receipt.tsx';
import { Settings } from './Settings.tsx';
import { stateSentence } from './says.ts';
import { trainerStrings } from './strings.ts';
import type { TrainerWords } from './words-en.ts';

/** Its parts read the signals: while a network trains only those that change are drawn again. */
export default figure<Trainer, TrainerWords, Recorded>({
  id: 'trainer',
  words: trainerStrings,
  wide: true,
  model: (recorded) => trainerModel(pageSession(), recorded),
  equations: [
    ...['weighted-input', 'activation', 'relu', 'softmax', 'sparse-cross-entropy', 'batch-mean'],
    ...['softmax-cross-entropy-gradient', 'hidden-error', 'weight-gradient', 'bias-gradient'],
    ...['adam-moments', 'adam-update-keras'],
  ],
  files: [
    ...['lib/model/program.ts', 'lib/model/training.ts', 'lib/nn/dense.ts', 'lib/optimisers/adam.ts'],
    ...['lib/kernels/simd.ts', 'src/workers/live-run.ts'],
  ],
  says: (model, _, lang) => stateSentence(model, lang),
  play: ({ session, playing, canPlay, canStep, canReset, ...model }, t) => ({
    ...{ playing: playing.value, canPlay: canPlay.value, canStep: canStep.value, canReset: canReset.value },
    playWord: session.phase.value === 'paused' ? t.resume : t.start,
    playWords: [t.start, t.resume],
    ...{ onPlay: model.play, onPause: session.pause, onStep: model.step },
  }),
  controls: (model, t, { lang }) => [
    { label: t.stop, onClick: model.session.stop, disabled: !model.going.value },
    { label: t.rate, symbol: 'η', sym: 'eta', kind: 'optimiser', value: model.form.rate, onCommit: model.rateChosen },
    <Settings key="settings" {...{ model, lang }} />,
    <Data key="data" {...{ model, lang }} />,
  ],
  picture: ({ model, lang }) => (
    <>
      <Facts {...{ model, lang }} />
      <Curves {...{ model, lang }} />
    </>
  ),
  below: ({ model, lang }) => (
    <>
      <Failure {...{ model, lang }} />
      <Interrupted {...{ model, lang }} />
      <div class="trainer-columns">
        <Confusion {...{ model, lang }} />
        <Mistakes {...{ model, lang }} />
      </div>
      <Filters {...{ model, lang }} />
      <Receipt {...{ model, lang }} />
    </>
  ),
});
