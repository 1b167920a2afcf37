import { beforeEach, describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { trainerModel } from '../../../../src/figures/mnist/trainer/model.ts';
import { stateSentence } from '../../../../src/figures/mnist/trainer/says.ts';
import { linkTo, missingOwn, readLink } from '../../../../src/kit/link.ts';
import { type FakeSession, fakeSession, judged, progressAt, recordedRun } from './fake-session.ts';

let session: FakeSession;
let model: ReturnType<typeof trainerModel>;

beforeEach(() => {
  session = fakeSession();
  model = trainerModel(session, recordedRun);
  return model.wake();
});

const begin = (settings = articleSettings) => {
  session.hear({ type: 'run', settings });
  session.hear({ type: 'phase', phase: 'running' });
};

describe('the first button', () => {
  it('starts the article’s run, pauses nothing by itself, and resumes what was paused', () => {
    model.play();
    expect(session.asked).toEqual([['start', articleSettings]]);
    begin();
    expect(model.playing.value).toBe(true);
    session.hear({ type: 'phase', phase: 'paused' });
    model.play();
    expect(session.asked.at(-1)).toEqual(['resume']);
  });

  it('starts what the fields say once a run is over', () => {
    begin();
    session.hear({ type: 'phase', phase: 'done' });
    model.form.epochs.value = 3;
    model.play();
    expect(session.asked.at(-1)).toEqual(['start', { ...articleSettings, epochs: 3 }]);
  });

  it('starts nothing that would be refused', () => {
    model.form.examples.value = 40;
    model.form.validationSplit.value = 0.5;
    expect(model.refused.value).not.toBeNull();
    expect(model.canPlay.value).toBe(false);
    model.play();
    model.step();
    expect(session.asked).toEqual([]);
  });
});

describe('one step', () => {
  it('without a run begins one, holds it, and takes the step when it is held, once', () => {
    model.step();
    expect(session.asked.map(([name]) => name)).toEqual(['start', 'pause']);
    session.hear({ type: 'phase', phase: 'loading' });
    session.hear({ type: 'run', settings: articleSettings });
    session.hear({ type: 'phase', phase: 'paused' });
    session.hear({ type: 'phase', phase: 'running' });
    session.hear({ type: 'phase', phase: 'paused' });
    expect(session.asked.map(([name]) => name)).toEqual(['start', 'pause', 'step']);
  });

  it('of a paused run is the run’s next', () => {
    begin();
    expect(model.canStep.value).toBe(false);
    session.hear({ type: 'phase', phase: 'paused' });
    expect(model.canStep.value).toBe(true);
    model.step();
    expect(session.asked).toEqual([['step']]);
  });
});

describe('settings', () => {
  it('wait for the next start, but for the learning rate, which takes effect at once', () => {
    begin();
    session.hear(progressAt(1, 2));
    model.form.rate.value = 0.01;
    model.rateChosen(0.01);
    expect(session.asked).toEqual([['changeRate', 0.01]]);
    expect(model.pending.value).toBe(false);
    model.form.batch.value = 64;
    expect(model.pending.value).toBe(true);
    session.hear({ type: 'run', settings: { ...articleSettings, batch: 64 } });
    expect(model.pending.value).toBe(false);
  });

  it('do not send a rate that is in force already, nor one to a run that is over', () => {
    begin();
    session.hear(progressAt(1, 2, { rate: 0.01 }));
    model.rateChosen(0.01);
    session.hear({ type: 'phase', phase: 'done' });
    model.rateChosen(0.1);
    expect(session.asked).toEqual([]);
  });

  it('return to the run’s own rate with its first weights', () => {
    begin({ ...articleSettings, rate: 0.002 });
    model.form.rate.value = 0.5;
    model.reset();
    expect(model.form.rate.value).toBe(0.002);
    expect(session.asked).toEqual([['reset']]);
  });

  it('go back to where they began with Reset before there is a run', () => {
    model.form.rate.value = 0.5;
    model.addLayer();
    expect(model.canReset.value).toBe(true);
    model.reset();
    expect(model.wanted.value).toEqual(articleSettings);
    expect([session.asked, model.canReset.value]).toEqual([[], false]);
  });

  it('change one layer and leave the others as they are', () => {
    model.addLayer();
    model.changeLayer(0, { units: 50 });
    model.changeLayer(1, { activation: 'tanh' });
    const second = { units: 64, activation: 'tanh' };
    expect(model.wanted.value.layers).toEqual([{ units: 50, activation: 'relu' }, second]);
    model.removeLayer(0);
    expect(model.wanted.value.layers).toEqual([second]);
  });

  it('are those of the interrupted run that is continued', () => {
    const settings = { ...articleSettings, seed: 12, batch: 64 };
    session.interrupted.value = { settings, epoch: 2, step: 3, totalStep: 900 };
    model.continueInterrupted();
    expect(model.wanted.value).toEqual(settings);
    expect(session.asked).toEqual([['continueInterrupted']]);
  });

  it('let layers be added up to eight, and removed to none', () => {
    for (let k = 0; k < 12; k++) model.addLayer();
    expect(model.wanted.value.layers).toHaveLength(8);
    expect(model.canAddLayer.value).toBe(false);
    for (let k = 7; k >= 0; k--) model.removeLayer(k);
    expect(model.wanted.value.layers).toEqual([]);
    model.toArticle();
    expect(model.isArticle.value).toBe(true);
  });
});

describe('data of another size', () => {
  const own = (trainCount: number, testCount: number) =>
    session.hear({
      ...{ type: 'data', id: 'own', source: 'own', loaded: 1, total: 1, missing: false, trainCount, testCount },
      ...{ hasMnist: true, hasOwn: true },
    } as const);

  it('are trained on whole where the settings ask for more than there is, and counted where they are named', () => {
    own(6000, 1000);
    session.hear({ type: 'phase', phase: 'ready' });
    model.play();
    expect(session.asked).toEqual([['start', { ...articleSettings, examples: 6000 }]]);
    expect(model.examples.value).toBe(6000);
    expect([model.isArticle.value, model.canReset.value]).toEqual([true, false]);
    expect(stateSentence(model, 'en')).toContain('169 steps an epoch, 10 epochs.');
    // what is shown is the recorded run's, until there is one on these
    expect([model.tests.value, model.receipt.value]).toEqual([10_000, recordedRun.receipt]);
    begin({ ...articleSettings, examples: 6000 });
    expect([model.tests.value, model.receipt.value]).toEqual([1000, null]);
  });

  it('too small for the batch are refused in the sentence that says the state', () => {
    own(34, 10);
    session.hear({ type: 'phase', phase: 'ready' });
    expect(model.canPlay.value).toBe(false);
    expect(stateSentence(model, 'en')).toMatch(/^These settings cannot be trained. Batch size: 1 … 3[01] is possible/);
  });
});

describe('a start where settings are changed', () => {
  it('can be made before there is a run', () => {
    model.form.epochs.value = 3;
    expect([model.hasRun.value, model.canStart.value]).toEqual([false, true]);
  });

  it('can be made after a run whatever was changed, the learning rate too, which nothing takes up any more', () => {
    begin();
    session.hear(progressAt(1, 2));
    model.form.rate.value = 0.01;
    expect(model.pending.value).toBe(false);
    session.hear({ type: 'phase', phase: 'done' });
    expect(model.pending.value).toBe(true);
    model.form.rate.value = articleSettings.rate;
    expect(model.pending.value).toBe(false);
  });
});

describe('the recorded run', () => {
  const mnist = { type: 'data', id: 'mnist', source: 'mnist', total: 9, missing: false, hasMnist: true } as const;
  const hear = (more: { loaded: number; source?: 'digits' }) =>
    session.hear({ ...mnist, hasOwn: false, trainCount: 60000, testCount: 10000, ...more });
  const pixels = [1, 2].map((byte) => new Uint8Array(784).fill(byte));

  it('has the images of its mistakes where MNIST is at hand, and asks for them once it is', async () => {
    hear({ loaded: 5 });
    hear({ loaded: 9, source: 'digits' });
    expect(session.looks).toEqual([]);
    hear({ loaded: 9 });
    expect(session.looks[0].indices).toEqual([1247, 2654]);
    session.looks[0].answer([9, 6].map((label, k) => ({ index: k, label, pixels: pixels[k] })));
    await Promise.resolve();
    expect(model.mistakes.value.map((one) => one.pixels)).toEqual(pixels);
    begin();
    expect(model.mistakes.value).toEqual([]);
  });

  it('takes no image whose label is not the recorded one', async () => {
    hear({ loaded: 9 });
    session.looks[0].answer([9, 5].map((label, k) => ({ index: k, label, pixels: pixels[k] })));
    await Promise.resolve();
    expect(model.mistakes.value).toEqual(recordedRun.mistakes);
  });

  it('does not come back while the next run is on its way', () => {
    begin();
    session.hear(progressAt(1, 2));
    session.hear({ type: 'phase', phase: 'loading' });
    expect([model.isRecorded.value, model.history.value, model.filters.value]).toEqual([false, [], null]);
  });
});

describe('figures of a run', () => {
  it('follow the reports: share, thin line, dots, curves', () => {
    begin({ ...articleSettings, epochs: 2 });
    session.hear(
      progressAt(1, 2, {
        points: [
          { step: 1, loss: 2 },
          { step: 2, loss: 1 },
        ],
      }),
    );
    expect(model.share.value).toBe(0.25);
    expect(model.line.value.map(({ x }) => x)).toEqual([0.5]);
    expect(model.dots.value).toEqual([
      { x: 0.25, value: 2 },
      { x: 0.5, value: 1 },
    ]);
    session.hear(progressAt(1, 4));
    session.hear({
      type: 'epoch',
      logs: { epoch: 1, loss: 0.4, accuracy: 0.9, validationLoss: 0.3, validationAccuracy: 0.92 },
    });
    expect(model.line.value.map(({ x }) => x)).toEqual([0.5, 1]);
    expect(model.loss.value.validation).toEqual([{ x: 1, value: 0.3 }]);
  });

  it('are gone when the next run begins', () => {
    begin();
    session.hear(progressAt(1, 3));
    session.hear({ type: 'run', settings: articleSettings });
    expect(model.line.value).toEqual([]);
    expect(model.share.value).toBe(0);
    expect(model.dots.value).toEqual([]);
  });

  it('show the download only while it goes on', () => {
    const data = {
      type: 'data',
      id: 'mnist',
      total: 100,
      missing: false,
      source: 'mnist',
      hasMnist: true,
      hasOwn: false,
      trainCount: 60000,
      testCount: 10000,
    } as const;
    expect(model.dataShare.value).toBeNull();
    session.hear({ ...data, loaded: 25 });
    expect(model.dataShare.value).toBe(0.25);
    session.hear({ ...data, loaded: 100 });
    expect(model.dataShare.value).toBeNull();
  });
});

describe('what is the reader’s own', () => {
  it('is named in the link: the weights of a finished run, and their own data', () => {
    expect(model.own.value).toEqual({ network: null, data: null });
    session.receipt.value = { weights: 'c0ffee00' } as NonNullable<typeof session.receipt.value>;
    const id = 'own-0123abcd-4567cdef';
    session.data.value = { id, source: 'own' } as NonNullable<typeof session.data.value>;
    expect(model.own.value).toEqual({ network: 'c0ffee00', data: '0123abcd4567cdef' });
    const address = linkTo('http://127.0.0.1/en/mnist/', 'trainer', model.parameters, model.own.value);
    const { own, troubles } = readLink(new URL(address).search, 'trainer', model.parameters)!;
    expect([own, troubles]).toEqual([model.own.value, []]);
    begin();
    expect(missingOwn(own, model.own.value)).toEqual([{ thing: 'network', hash: 'c0ffee00' }]);
  });
});

describe('a cell of the confusion matrix', () => {
  const evaluate = (epoch: number) =>
    session.hear({
      type: 'evaluation',
      epoch,
      loss: 0.1,
      accuracy: 0.9,
      confusion: new Uint32Array(100).fill(1),
      mistakes: [],
    });

  it('opens its digits, and closes when pressed again', async () => {
    evaluate(1);
    model.toggleCell(4, 9);
    expect(model.cell.value).toMatchObject({ truth: 4, predicted: 9, digits: null });
    session.cells[0]([judged(7)]);
    await Promise.resolve();
    await Promise.resolve();
    expect(model.cell.value?.digits).toEqual([judged(7)]);
    model.toggleCell(4, 9);
    expect(model.cell.value).toBeNull();
  });

  it('shows the digits of the cell opened last, whichever answer comes last', async () => {
    evaluate(1);
    model.toggleCell(4, 9);
    model.toggleCell(3, 5);
    session.cells[1]([judged(2, 3, 5)]);
    session.cells[0]([judged(1)]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(model.cell.value).toMatchObject({ truth: 3, predicted: 5, digits: [judged(2, 3, 5)] });
  });

  it('is asked again after the next epoch, and closes with the run', () => {
    evaluate(1);
    model.toggleCell(4, 9);
    evaluate(2);
    expect(session.asked).toEqual([
      ['cell', 4, 9],
      ['cell', 4, 9],
    ]);
    session.hear({ type: 'run', settings: articleSettings });
    expect(model.cell.value).toBeNull();
  });
});

describe('the sentence that says the state', () => {
  const said = () => [stateSentence(model, 'en'), stateSentence(model, 'zh')];

  it('goes from nothing over loading, running and pausing to the result, in both languages', () => {
    expect(said()[0]).toContain('784-128-10, 1,688 steps an epoch, 10 epochs');
    session.hear({ type: 'phase', phase: 'loading' });
    session.hear({
      type: 'data',
      id: 'mnist',
      loaded: 2.5e6,
      total: 11e6,
      missing: false,
      source: 'mnist',
      hasMnist: true,
      hasOwn: false,
      trainCount: 60000,
      testCount: 10000,
    });
    expect(said()).toEqual(['Fetching MNIST: 2.5 of 11.0 MB.', '正在加载MNIST：2.5 / 11.0 MB。']);
    begin();
    const now = progressAt(3, 412, { epochs: 10, stepsPerEpoch: 1688, logs: { loss: 0.0811, accuracy: 0.9762 } });
    session.hear(now);
    expect(said()).toEqual([
      'Epoch 3 of 10, step 412 of 1,688: training loss 0.081, accuracy 97.6%.',
      '第3 / 10轮，第412 / 1,688步：训练损失0.081，准确率97.6%。',
    ]);
    session.hear({ type: 'phase', phase: 'paused' });
    expect(said()[0]).toMatch(/^Paused: epoch 3 of 10, step 412/);
    session.hear({ type: 'phase', phase: 'done' });
    const receipt = {
      data: 'mnist',
      settings: articleSettings,
      changes: [],
      kernels: 'simd',
      steps: 16880,
      testLoss: 0.06698,
      testAccuracy: 0.9801,
      seconds: 7.062,
      imagesPerSecond: 76466,
      weights: 'ab',
    } as const;
    session.hear({ type: 'done', receipt });
    expect(said()[0]).toContain(
      'Done after 16,880 steps in 7.1 s of training: 98.01% of the 10,000 test images read correctly, test loss 0.0670.',
    );
    session.hear({ type: 'done', receipt: { ...receipt, steps: 1 } });
    expect(said()[0]).toMatch(/^Stopped after 1 step in/);
  });

  it('says where a reset has led', () => {
    begin({ ...articleSettings, seed: 5 });
    session.hear({ type: 'phase', phase: 'paused' });
    expect(said()[0]).toContain('seed 5');
  });

  it('leaves a failure to the lines that explain it', () => {
    begin();
    session.hear({ type: 'phase', phase: 'failed' });
    expect(said()).toEqual(['The run has failed: see below.', '这次训练失败了：见下文。']);
  });
});
