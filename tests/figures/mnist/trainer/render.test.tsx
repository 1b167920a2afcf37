import { describe, expect, it } from 'vitest';
import { articleSettings } from '../../../../lib/model/settings.ts';
import { trainerModel } from '../../../../src/figures/mnist/trainer/model.ts';
import { trainerStrings } from '../../../../src/figures/mnist/trainer/strings.ts';
import view from '../../../../src/figures/mnist/trainer/view.tsx';
import { type Lang, langs } from '../../../../src/i18n/lang.ts';
import { shown } from '../../../support/figures.tsx';
import { type FakeSession, fakeSession, judged, progressAt, recordedRun } from './fake-session.ts';

const history = [1, 2].map((epoch) => ({
  epoch,
  loss: 0.3 / epoch,
  accuracy: 0.9 + epoch / 100,
  validationLoss: 0.2 / epoch,
  validationAccuracy: 0.95 + epoch / 100,
}));
const confusion = Array.from({ length: 100 }, (_, k) => (k % 11 === 0 ? 970 : 3));
const recorded = { ...recordedRun, history, confusion };
const receipt = {
  data: 'mnist',
  settings: { ...articleSettings, epochs: 2 },
  changes: [],
  kernels: 'simd',
  steps: 3376,
  testLoss: 0.1,
  testAccuracy: 0.97,
  seconds: 3,
  imagesPerSecond: 36000,
  weights: 'c0ffee',
} as const;

const drawn = (session: FakeSession, lang: Lang = 'en') => shown(view, trainerModel(session, recorded), lang);

/** A run of which nothing has been read yet. */
function begins(): FakeSession {
  const session = fakeSession();
  session.hear({ type: 'run', settings: articleSettings });
  session.hear(progressAt(1, 10, { stepsPerEpoch: 1688 }));
  session.hear({ type: 'phase', phase: 'running' });
  return session;
}

describe.each(langs)('the trainer made at build (%s)', (lang) => {
  const t = trainerStrings[lang];
  const html = drawn(fakeSession(), lang);

  it('shows the recorded run, says so, and has its table behind it', () => {
    expect(html).toContain(`aria-label="${t.curves(t.loss, '0.1500', '0.1000')}"`);
    expect(html).toContain(`aria-label="${t.curves(t.accuracy, '92.00%', '97.00%')}"`);
    expect(html).toContain(t.recorded(0.9801, 7.06));
    expect(html).toContain('"2","0.1500","0.1000"');
  });

  it('shows the mistakes of the recorded run without their images, and its first layer, until there is a run', () => {
    expect(html).toContain(t.mistakesRecorded(false));
    expect(html).toContain(t.filtersRecorded);
    expect(html.match(/trainer-withheld/g)).toHaveLength(2);
    expect(html).toContain(t.mistake(9, 5, 0.9967));
    expect(html).toContain(t.filtersLabel(64, '0.2'));
    const begun = drawn(begins(), lang);
    expect(begun).not.toContain('trainer-withheld');
    expect(begun).not.toContain(t.filtersRecorded);
  });

  it('has all hundred cells of the recorded run, each with a name, one of them reached by the tab key', () => {
    const cells = html.match(/<button[^>]*data-cell="[^"]*"[^>]*>/g) ?? [];
    expect(cells).toHaveLength(100);
    expect(cells.filter((cell) => /tabindex="0"/i.test(cell))).toHaveLength(1);
    expect(html).toContain(t.confusionRecorded);
    expect(html).toContain(`aria-label="${t.cell(4, 9, 3)}"`);
  });

  it('has room for every mistake and every weight image before there is one', () => {
    const begun = drawn(begins(), lang);
    expect(begun.match(/trainer-no-digit/g)).toHaveLength(24);
    for (const each of [html, begun]) expect(each.match(/<canvas/g)).toHaveLength(64);
  });

  it('has the recorded run’s receipt, and an empty one as soon as a run begins', () => {
    for (const said of [t.receiptRecorded, 'b2fb4fe1', '16,880', '76,466']) expect(html).toContain(said);
    const begun = drawn(begins(), lang);
    for (const said of [t.receiptRecorded, 'b2fb4fe1']) expect(begun).not.toContain(said);
    expect(begun).toContain(t.receiptEmpty);
  });

  it('names the command that runs the same in a terminal', () => {
    expect(html).toContain('npm run train -- --layers 128');
  });
});

describe('the trainer with a run in it', () => {
  it('shows what the network confuses, its mistakes and its receipt', () => {
    const session = fakeSession();
    const confusion = new Uint32Array(100);
    confusion[49] = 12;
    session.hear({ type: 'run', settings: receipt.settings });
    session.hear(progressAt(2, 1688, { stepsPerEpoch: 1688 }));
    session.hear({ type: 'evaluation', epoch: 2, loss: 0.1, accuracy: 0.97, confusion, mistakes: [judged(2129)] });
    session.hear({ type: 'done', receipt });
    session.hear({ type: 'phase', phase: 'done' });
    const html = drawn(session);
    expect(html).toContain('aria-label="true 4, read as 9: 12 digits"');
    expect(html).toContain('true 4, read as 9, 90.0% sure');
    expect(html).toContain('Test image 2,129');
    expect(html).toContain('c0ffee');
    expect(html).toContain('bit for bit');
  });

  it.each(langs)('promises the same weights only where the command names the same digits (%s)', (lang) => {
    const t = trainerStrings[lang];
    const endedOn = (data: string) => {
      const session = fakeSession();
      session.hear({ type: 'run', settings: receipt.settings });
      session.hear({ type: 'done', receipt: { ...receipt, data } });
      session.hear({ type: 'phase', phase: 'done' });
      return drawn(session, lang);
    };
    for (const data of ['mnist', 'digits-1']) expect(endedOn(data)).toContain(t.repeats.whole);
    expect(endedOn('mnist')).not.toContain('--data digits');
    expect(endedOn('digits-1')).toContain('--data digits');
    expect(endedOn('own-c0ffee')).toContain(t.repeats.own);
    expect(endedOn('own-c0ffee')).not.toContain(t.repeats.whole);
  });

  it('explains a run that diverged, with a button that tries a tenth of the rate', () => {
    const session = fakeSession();
    session.hear({ type: 'run', settings: { ...articleSettings, rate: 8 } });
    session.hear({ type: 'diverged', step: 12, layer: 1, quantity: 'weights', rate: 8 });
    session.hear({ type: 'phase', phase: 'diverged' });
    const html = drawn(session);
    expect(html).toMatch(/role="alert"[^>]*><p>The run diverged at step 12/);
    expect(html).toContain('Start with the rate 0.8');
  });

  it('says how to get the data where the site has none', () => {
    const session = fakeSession();
    session.hear({
      type: 'data',
      source: 'mnist',
      hasMnist: false,
      hasOwn: false,
      id: '',
      loaded: 0,
      total: 0,
      missing: true,
      trainCount: 0,
      testCount: 0,
    });
    const html = drawn(session, 'zh');
    expect(html).toContain('npm run data');
    expect(html).toContain('MNIST_DIR=');
    expect(html).toContain('t10k-labels-idx1-ubyte');
  });
});

describe('the curves', () => {
  const [loss, accuracy] = drawn(fakeSession()).split('<div class="chart"').slice(1, 3);

  it('name training and validation at their ends, and tell them apart without colour', () => {
    for (const svg of [loss, accuracy]) {
      expect(svg.match(/>training [\d.]+/g)).toHaveLength(1);
      expect(svg.match(/>validation [\d.]+/g)).toHaveLength(1);
      expect(svg.match(/data-dashed/g)).toHaveLength(1);
      expect(svg.match(/data-hollow/g)).toHaveLength(1);
    }
  });

  it('are those of the run once there is one', () => {
    const session = fakeSession();
    session.hear({ type: 'run', settings: receipt.settings });
    session.hear({ type: 'phase', phase: 'running' });
    expect(drawn(session)).toContain('aria-label="Loss by epoch. Training: nothing yet."');
    session.hear({ type: 'epoch', logs: { ...history[0], loss: 0.75 } });
    expect(drawn(session)).toContain('aria-label="Loss by epoch. Training: 0.7500. Validation: 0.2000."');
  });
});
