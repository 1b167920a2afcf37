/** What the reader's browser has for an equation: the network trained last or on this page, and images to show it. */
import { effect } from '@preact/signals';
import { asMnist, drawInk, exampleDigit, mnistPen, prepare, type Settings } from '../../lib/index.ts';
import type { Digit } from '../widgets/equation/model.ts';
import type { OwnNetwork } from '../widgets/equation/own-case.ts';
import { keptNetwork } from './kept.ts';
import { pageSession } from './session.ts';

/** W1 b1 W2 b2 … as layers. */
const layersOf = (weights: readonly Float32Array[], settings: Settings): OwnNetwork => ({
  layers: Array.from({ length: weights.length / 2 }, (_, k) => ({
    W: weights[2 * k],
    b: weights[2 * k + 1],
    activation: settings.layers[k]?.activation ?? 'linear',
  })),
});

/** The network of the run on this page where there is one, else the one kept from an earlier run. */
export async function findOwn(): Promise<OwnNetwork | null> {
  const { phase, progress } = pageSession();
  if (progress.value && ['running', 'waiting', 'paused', 'done'].includes(phase.value)) {
    const snapshot = await pageSession()
      .snapshot()
      .catch(() => null);
    if (snapshot) return layersOf(snapshot.weights, snapshot.settings);
  }
  const kept = await keptNetwork();
  return kept && layersOf(kept.weights, kept.settings);
}

const testImages = 10_000;

/** A test image of MNIST, or of the book's own digits; where neither is here, one that was drawn by hand for this book. */
export async function digitOf(seed: number): Promise<Digit> {
  const index = seed % testImages;
  if ((await dataAreHere()) && pageSession().data.value?.source !== 'own') {
    const isMnist = pageSession().data.value?.source === 'mnist';
    const [digit] = await pageSession()
      .digits('test', [index])
      .catch(() => []);
    if (digit)
      return {
        pixels: Float32Array.from(digit.pixels, (byte) => byte / 255),
        label: digit.label,
        index: isMnist ? index : null,
      };
  }
  return drawnDigit(seed % 10);
}

/** Whoever trained here has the data in the browser's store: they are asked for, and waited for. */
function dataAreHere(): Promise<boolean> {
  const session = pageSession();
  const { data, problem, phase } = session;
  if (phase.value === 'empty') session.load();
  return new Promise((resolve) => {
    let stop: (() => void) | undefined;
    const end = (answer: boolean) => {
      resolve(answer);
      queueMicrotask(() => stop?.());
    };
    stop = effect(() => {
      if (!['empty', 'loading'].includes(phase.value)) end(phase.value !== 'failed');
      else if (data.value?.missing || problem.value) end(false);
    });
  });
}

/** Prepared as MNIST's images were. */
function drawnDigit(label: number): Digit {
  const strokes = exampleDigit(label);
  const { field } = prepare(drawInk(strokes, mnistPen, true), asMnist);
  return { pixels: Float32Array.from(field.values), label, index: null };
}
