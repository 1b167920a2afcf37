/** The trainer on the page: how far it is, the curves, the controls; underneath what the network makes of the test set. */
import { filters } from '../../../../content/records/mnist/mistakes.json';
import { figure } from '../../../kit/figure.tsx';
import { pageSession } from '../../../reader/session.ts';
import { Confusion, Mistakes } from './Confusion.tsx';
import { Curves } from './Curves.tsx';
import { Filters } from './Filters.tsx';
import { type Recorded, type Trainer, trainerModel } from './model.ts';
import { Failure, Interrupted, Progress } from './Notices.tsx';
import { Receipt } from './Receipt.tsx';
import { Data, Settings } from './Settings.tsx';
import { stateSentence, tables } from './says.ts';
import { type TrainerWords, trainerStrings } from './strings.ts';

/** Its parts read the signals: while a network trains only those that change are drawn again. */
export default figure<Trainer, TrainerWords, Omit<Recorded, 'filters'>>({
  id: 'trainer',
  words: trainerStrings,
  wide: true,
  model: (recorded) => trainerModel(pageSession(), { ...recorded, filters }),
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
  controls: ({ session, going, form, rateChosen }, t, context) => [
    { label: t.stop, onClick: session.stop, disabled: !going.value },
    { label: t.fields.rate, symbol: 'η', sym: 'eta', kind: 'optimiser', value: form.rate, onCommit: rateChosen },
    <Settings key="settings" {...context} />,
    <Data key="data" {...context} />,
  ],
  picture: (context) => (
    <>
      <Progress {...context} />
      <Curves {...context} />
    </>
  ),
  below: (context) => (
    <>
      <Failure {...context} />
      <Interrupted {...context} />
      <div class="pair">
        <Confusion {...context} />
        <Mistakes {...context} />
      </div>
      <Filters {...context} />
      <Receipt {...context} />
    </>
  ),
  table: tables,
});
