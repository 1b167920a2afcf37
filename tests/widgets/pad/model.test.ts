import { readFileSync } from 'node:fs';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { drawInk, prepare, steps, upTo } from '../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../lib/data/drawing-examples.ts';
import { mnistPen } from '../../../lib/data/drawing-ink.ts';
import { decodeNetwork, probabilitiesOf } from '../../../lib/data/reader-network.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { Problem } from '../../../lib/problem.ts';
import type { KeptDrawing } from '../../../src/reader/drawing.ts';
import type { KeptNetwork } from '../../../src/reader/kept.ts';
import type { Evaluation, Progress } from '../../../src/reader/state.ts';
import { padModel } from '../../../src/widgets/pad/model.ts';
import type { Phase } from '../../../src/workers/protocol.ts';

const shipped = readFileSync('public/models/reader.safetensors');
const { network: book, metadata } = decodeNetwork(shipped, 'reader.safetensors');
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A pad with everything around it in the test's hands. */
function padWith({ kept = null, file = shipped }: { kept?: KeptNetwork | null; file?: Uint8Array } = {}) {
  const due: (() => void)[] = [];
  const asked: { image: Float32Array; answer: (p: Float32Array) => void; refuse: (why: Problem) => void }[] = [];
  const drawings: KeptDrawing[] = [];
  const session = {
    phase: signal<Phase>('empty'),
    progress: signal<Progress | null>(null),
    evaluation: signal<Evaluation | null>(null),
    predict: (image: Float32Array) =>
      new Promise<Float32Array>((answer, refuse) => asked.push({ image, answer, refuse })),
  };
  const pad = padModel({
    session,
    keptNetwork: async () => kept,
    fetchBook: async () => file,
    nextFrame: (act) => due.push(act),
    keep: (drawing) => drawings.push(drawing),
  });
  const frame = () => {
    for (const act of due.splice(0)) act();
  };
  const answer = async (digit: number) => {
    for (const { answer } of asked.splice(0)) answer(Float32Array.from({ length: 10 }, (_, k) => Number(k === digit)));
    await settled();
  };
  const train = () => {
    session.phase.value = 'running';
    session.progress.value = { step: 1 } as Progress;
  };
  const draw = (digit: number) => {
    pad.drawing.play(digit, true);
    frame();
  };
  return { pad, session, asked, due, drawings, frame, answer, train, draw };
}

/** A network of the reader's that says the same of every image. */
function keptSaying(digit: number): KeptNetwork {
  const bias = Float32Array.from({ length: 10 }, (_, k) => (k === digit ? 9 : 0));
  return {
    settings: { ...articleSettings, layers: [] },
    weights: [new Float32Array(7840), bias],
    shapes: [[784, 10], [10]],
    step: 1,
    receipt: { testAccuracy: 0.1 } as KeptNetwork['receipt'],
  };
}

describe('the pad', () => {
  it('reads every example digit right with the network that the site serves', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    for (let digit = 0; digit < 10; digit++) {
      draw(digit);
      expect(pad.final.value?.reading).toMatchObject({ digit, rival: null });
      expect(pad.final.value?.reading?.probability).toBeGreaterThan(0.9);
    }
    expect(pad.networks.source.value).toBe('book');
    expect(pad.networks.accuracy.value).toBe(Number(metadata.test_accuracy));
  });

  it('has nothing to read without ink, before anything is drawn and after clearing', async () => {
    const { pad, draw, frame } = padWith();
    await pad.networks.load();
    expect(pad.stages.value).toBeNull();
    draw(5);
    expect(pad.stages.value?.length).toBe(5);
    pad.drawing.clear();
    frame();
    expect(pad.stages.value).toBeNull();
    expect(pad.final.value).toBeNull();
    expect(pad.pictures.value).toBeNull();
    pad.drawing.begin([2, 2]); // a dot beside the pad
    frame();
    expect(pad.stages.value).toBeNull();
  });

  it('says after each step what is read if the way ends there', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    draw(7);
    const ink = drawInk(exampleDigit(7), mnistPen, true);
    for (const [k, step] of steps.entries()) {
      const { values } = prepare(ink, upTo(step, pad.switches.value)).field;
      expect(pad.stages.value?.[k].probabilities).toEqual(probabilitiesOf(book, values));
    }
  });

  it('switches a step off and on again', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    draw(1);
    const before = pad.final.value?.prepared.field.values;
    pad.toggle('fit');
    expect(pad.final.value?.prepared.field.values).not.toEqual(before);
    expect(pad.pictures.value?.[2].picture.width).toBe(20);
    pad.toggle('field');
    expect(pad.pictures.value?.[2].picture.width).toBe(28);
    pad.toggle('field');
    pad.toggle('fit');
    expect(pad.final.value?.prepared.field.values).toEqual(before);
  });

  it('reads once a picture, however often the pointer reports', async () => {
    const { pad, due, frame, asked, train } = padWith();
    await pad.networks.load();
    train();
    pad.drawing.begin([0.2, 0.2]);
    for (let k = 1; k < 50; k++) pad.drawing.extend([[0.2 + k / 100, 0.2]]);
    expect(due.length).toBe(1);
    expect(asked.length).toBe(0);
    frame();
    expect(asked.length).toBe(steps.length);
    expect(due.length).toBe(0);
  });
});

describe('who reads', () => {
  it('the network of this page, before the one kept from an earlier visit, before the book’s', async () => {
    const { pad, session, train, answer, draw } = padWith({ kept: keptSaying(4) });
    await pad.networks.load();
    draw(0);
    expect(pad.networks.available.value).toEqual(['kept', 'book']);
    expect(pad.final.value?.reading?.digit).toBe(4);
    expect(pad.networks.accuracy.value).toBe(0.1);
    session.phase.value = 'waiting'; // a run has been asked for, no step of it is taken yet
    expect(pad.networks.source.value).toBe('kept');
    train();
    expect(pad.networks.source.value).toBe('run');
    await answer(8);
    expect(pad.final.value?.reading?.digit).toBe(8);
    pad.networks.choose('book');
    expect(pad.final.value?.reading?.digit).toBe(0);
    pad.networks.choose('run');
    session.phase.value = 'failed'; // its worker died
    expect(pad.networks.source.value).toBe('kept');
    expect(pad.final.value?.reading?.digit).toBe(4);
  });

  it('a network in training is asked again whenever it has learnt, one question at a time, the last picture last', async () => {
    const { pad, session, asked, train, answer, draw } = padWith();
    await pad.networks.load();
    train();
    draw(3);
    expect(asked.length).toBe(5);
    session.progress.value = { step: 2 } as Progress;
    draw(6);
    draw(9);
    expect(asked.length).toBe(5);
    await answer(3);
    expect(pad.final.value?.reading?.digit).toBe(3);
    expect(asked.length).toBe(5);
    expect(asked[4].image).toEqual(pad.final.value?.prepared.field.values);
    await answer(9);
    expect(pad.final.value?.reading?.digit).toBe(9);
    expect(asked.length).toBe(0);
  });

  it('what comes after the pad was cleared is not shown', async () => {
    const { pad, frame, train, answer, draw } = padWith();
    train();
    draw(3);
    pad.drawing.clear();
    frame();
    await answer(3);
    expect(pad.final.value).toBeNull();
    draw(2);
    expect(pad.final.value?.reading).toBeNull();
  });
});

describe('nothing is lost', () => {
  it('when the file is damaged: the problem is named, the drawing stays, and a second try reads it', async () => {
    const { pad, draw } = padWith({ file: shipped.subarray(0, 50_000) });
    draw(8);
    await pad.networks.load();
    expect(pad.networks.problem.value).toMatchObject({ code: 'tensors-length' });
    expect(pad.networks.source.value).toBeNull();
    expect(pad.stages.value?.[4].reading).toBeNull();
    expect(pad.drawing.strokes.value).toEqual(exampleDigit(8));
  });

  it('when the worker refuses: the problem is named and the drawing stays', async () => {
    const { pad, asked, train, draw } = padWith();
    train();
    draw(8);
    for (const { refuse } of asked.splice(0)) refuse(new Problem('worker-died', {}));
    await settled();
    expect(pad.networks.problem.value?.code).toBe('worker-died');
    expect(pad.drawing.strokes.value).toEqual(exampleDigit(8));
  });

  it('and keeping it costs nothing while a stroke is being written', () => {
    const { pad, drawings, frame } = padWith();
    pad.restore(null);
    const before = drawings.length;
    pad.drawing.begin([0.2, 0.2]);
    for (let k = 1; k < 20; k++) {
      pad.drawing.extend([[0.2 + k / 100, 0.2]]);
      frame();
    }
    expect(drawings.length).toBe(before);
    pad.drawing.end();
    frame();
    expect(drawings.at(-1)?.strokes).toEqual(pad.drawing.strokes.value);
  });

  it('on the way to another page: drawing, pen and switches are kept and taken up', () => {
    const first = padWith();
    first.pad.restore(null);
    first.draw(4);
    first.pad.toggle('crop');
    first.pad.pen.value = 3;
    const kept = first.drawings.at(-1)!;
    expect(kept).toMatchObject({ strokes: exampleDigit(4), pen: 3, off: ['crop'] });
    const second = padWith();
    second.pad.restore(kept);
    second.frame();
    expect(second.drawings.every(({ off }) => off.length === 1)).toBe(true);
    expect(second.pad.switches.value.crop).toBe(false);
    expect(second.pad.final.value?.prepared.field).toEqual(first.pad.final.value?.prepared.field);
  });
});
