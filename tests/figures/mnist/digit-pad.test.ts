import { readFileSync } from 'node:fs';
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import { asMnist, drawInk, prepare, steps, upTo } from '../../../lib/data/drawing.ts';
import { exampleDigit } from '../../../lib/data/drawing-examples.ts';
import { mnistPen } from '../../../lib/data/drawing-ink.ts';
import { decodeNetwork, probabilitiesOf } from '../../../lib/data/reader-network.ts';
import { weightsSha256 } from '../../../lib/model/fingerprint.ts';
import type { Receipt } from '../../../lib/model/program.ts';
import { articleSettings } from '../../../lib/model/settings.ts';
import { Problem } from '../../../lib/problem.ts';
import { padModel } from '../../../src/figures/mnist/digit-pad/model.ts';
import still from '../../../src/figures/mnist/digit-pad/still.ts';
import { takeUp } from '../../../src/kit/figure.tsx';
import { linkTo, readLink } from '../../../src/kit/link.ts';
import { drawingHash, type KeptDrawing } from '../../../src/reader/drawing.ts';
import type { KeptNetwork } from '../../../src/reader/kept.ts';
import type { Evaluation, Progress } from '../../../src/reader/state.ts';
import type { Phase } from '../../../src/workers/protocol.ts';

const shipped = readFileSync('public/models/reader.safetensors');
const { network: book, metadata } = decodeNetwork(shipped, 'reader.safetensors');
const settled = () => new Promise((resolve) => setTimeout(resolve));

/** A pad with everything around it in the test's hands. */
function padWith({
  kept = null,
  file = shipped,
  drawn = null,
  built = false,
}: {
  kept?: KeptNetwork | null;
  file?: Uint8Array;
  drawn?: KeptDrawing | null;
  /** With what the page brings. */
  built?: boolean;
} = {}) {
  const asked: { image: Float32Array; answer: (p: Float32Array) => void; refuse: (why: Problem) => void }[] = [];
  const drawings: KeptDrawing[] = [];
  const session = {
    phase: signal<Phase>('empty'),
    progress: signal<Progress | null>(null),
    evaluation: signal<Evaluation | null>(null),
    receipt: signal<Receipt | null>(null),
    predict: (image: Float32Array) =>
      new Promise<Float32Array>((answer, refuse) => asked.push({ image, answer, refuse })),
  };
  const pad = padModel(built ? still('en').data : undefined, {
    session,
    keptNetwork: async () => kept,
    fetchBook: async () => file,
    drawings: { kept: () => drawn, keep: (drawing) => drawings.push(drawing) },
  });
  const answer = async (digit: number) => {
    for (const { answer } of asked.splice(0)) answer(Float32Array.from({ length: 10 }, (_, k) => Number(k === digit)));
    await settled();
  };
  const train = () => {
    session.phase.value = 'running';
    session.progress.value = { step: 1 } as Progress;
  };
  const draw = (digit: number) => {
    pad.drawing.replace(exampleDigit(digit));
  };
  return { pad, session, asked, drawings, answer, train, draw };
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
    expect(pad.networks.reader.value?.accuracy).toBe(Number(metadata.test_accuracy));
  });

  it('begins with a digit of the book’s, read on the page before its network is there as the network then says', async () => {
    const { pad } = padWith({ built: true });
    const told = () => pad.stages.value!.map(({ probabilities }) => [...probabilities!]);
    const asleep = told();
    expect(pad.final.value!.reading!.digit).toBe(3);
    expect(pad.by.value).toEqual({ source: 'book', accuracy: Number(metadata.test_accuracy) });
    await pad.networks.load();
    expect(pad.by.value).toEqual({ source: 'book', accuracy: Number(metadata.test_accuracy) });
    for (const [k, stage] of told().entries())
      for (const [j, p] of stage.entries()) expect(asleep[k][j]).toBeCloseTo(p, 4);
  });

  it('says nothing of its first digit that was not read of it: changed, or without what the page brings', () => {
    const [{ pad }, bare] = [padWith({ built: true }), padWith()];
    pad.isOn.crop.value = false;
    for (const one of [pad, bare.pad]) expect(one.final.value).toMatchObject({ probabilities: null, reading: null });
    pad.isOn.crop.value = true;
    expect(pad.final.value!.reading!.digit).toBe(3);
    pad.play(3);
    expect(pad.final.value!.reading).toBeNull();
  });

  it('lets its first digit go with a stroke over it, by pointer and by keyboard, and an example that was asked for stay', () => {
    const { pad } = padWith();
    const first = pad.drawing.strokes.value;
    for (const stroke of [() => pad.drawing.begin([0.5, 0.2]), pad.drawing.togglePen]) {
      stroke();
      expect(pad.drawing.strokes.value).toHaveLength(1);
      pad.drawing.end();
      pad.drawing.begin([0.2, 0.2]);
      expect(pad.drawing.strokes.value).toHaveLength(2);
      pad.drawing.undo();
      pad.drawing.undo();
      expect(pad.drawing.strokes.value).toBe(first);
    }
    pad.play(3);
    pad.drawing.begin([0.5, 0.2]);
    expect(pad.drawing.strokes.value).toHaveLength(exampleDigit(3).length + 1);
  });

  it('has nothing to read without ink, after clearing', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    draw(5);
    expect(pad.stages.value?.length).toBe(5);
    pad.drawing.clear();
    expect(pad.stages.value).toBeNull();
    expect(pad.final.value).toBeNull();
    expect(pad.road.value).toBeNull();
    pad.drawing.begin([2, 2]); // a dot beside the pad
    expect(pad.stages.value).toBeNull();
  });

  it('says after each step what is read if the way ends there', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    draw(7);
    const ink = drawInk(exampleDigit(7), mnistPen, true);
    for (const [k, step] of steps.entries()) {
      const { values } = prepare(ink, upTo(step, asMnist)).field;
      expect(pad.stages.value?.[k].probabilities).toEqual(probabilitiesOf(book, values));
    }
  });

  it('switches a step off and on again', async () => {
    const { pad, draw } = padWith();
    await pad.networks.load();
    draw(1);
    const before = pad.final.value?.prepared.field.values;
    pad.isOn.fit.value = false;
    expect(pad.final.value?.prepared.field.values).not.toEqual(before);
    expect(pad.road.value?.fitted.width).toBe(20);
    pad.isOn.field.value = false;
    expect(pad.road.value?.fitted.width).toBe(28);
    pad.isOn.field.value = true;
    pad.isOn.fit.value = true;
    expect(pad.final.value?.prepared.field.values).toEqual(before);
  });

  it('reads once a report of the pointer, however many points it brings', async () => {
    const { pad, asked, train } = padWith();
    await pad.networks.load();
    train();
    pad.drawing.begin([0.2, 0.2]);
    const before = asked.splice(0).length;
    pad.drawing.extend(Array.from({ length: 50 }, (_, k) => [0.2 + k / 100, 0.2] as const));
    expect([before, asked.length]).toEqual([steps.length, 0]); // one question at a time
  });

  it('shows an example stroke by stroke, reads it as far as it is drawn, and undo brings back what was there', async () => {
    const { pad } = padWith();
    await pad.networks.load();
    pad.drawing.begin([0.1, 0.1]);
    pad.drawing.end();
    const own = pad.drawing.strokes.value;
    pad.play(4);
    const lengths: number[] = [];
    while (pad.example.playing.value) {
      lengths.push(pad.shown.value.flat().length);
      pad.example.tick(1 / 60);
    }
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths.length).toBeGreaterThan(20);
    expect(pad.shown.value).toEqual(exampleDigit(4));
    expect(pad.final.value?.reading?.digit).toBe(4);
    pad.drawing.undo();
    expect(pad.shown.value).toEqual(own);
  });

  it('finishes an example at once when the reader draws, plays another or clears', () => {
    const { pad } = padWith();
    pad.play(0);
    pad.example.tick(0.05);
    pad.drawing.begin([0.5, 0.5]);
    expect(pad.shown.value).toEqual([...exampleDigit(0), [[0.5, 0.5]]]);
    pad.play(1);
    pad.example.tick(0.05);
    pad.play(8);
    expect(pad.shown.value.flat().length).toBeLessThan(5);
    for (let k = 0; k < 10; k++) pad.example.tick(0.1);
    expect(pad.shown.value).toEqual(exampleDigit(8));
    pad.drawing.undo();
    expect(pad.shown.value).toEqual(exampleDigit(1));
    pad.play(3);
    pad.drawing.clear();
    expect(pad.shown.value).toEqual([]);
  });
});

describe('who reads', () => {
  it('the network of this page, before the one kept from an earlier visit, before the book’s', async () => {
    const { pad, session, train, answer, draw } = padWith({ kept: keptSaying(4) });
    await pad.networks.load();
    draw(0);
    expect(pad.networks.available.value).toEqual(['kept', 'book']);
    expect(pad.final.value?.reading?.digit).toBe(4);
    expect(pad.networks.reader.value?.accuracy).toBe(0.1);
    session.phase.value = 'waiting'; // a run has been asked for, no step of it is taken yet
    expect(pad.networks.source.value).toBe('kept');
    train();
    expect(pad.networks.source.value).toBe('run');
    await answer(8);
    expect(pad.final.value?.reading?.digit).toBe(8);
    pad.networks.chosen.value = 'book';
    expect(pad.final.value?.reading?.digit).toBe(0);
    pad.networks.chosen.value = 'run';
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
    const { pad, train, answer, draw } = padWith();
    train();
    draw(3);
    pad.drawing.clear();
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
    const { pad, drawings } = padWith();
    const sleep = pad.wake();
    const before = drawings.length;
    pad.drawing.begin([0.2, 0.2]);
    for (let k = 1; k < 20; k++) pad.drawing.extend([[0.2 + k / 100, 0.2]]);
    expect(drawings.length).toBe(before);
    pad.drawing.end();
    expect(drawings.at(-1)?.strokes).toEqual(pad.drawing.strokes.value);
    sleep();
  });

  it('on the way to another page: drawing, pen and switches are kept and taken up', () => {
    const first = padWith();
    first.pad.wake();
    first.draw(4);
    first.pad.isOn.crop.value = false;
    first.pad.pen.value = 3;
    const drawn = first.drawings.at(-1)!;
    expect(drawn).toMatchObject({ strokes: exampleDigit(4), pen: 3, off: ['crop'] });
    const second = padWith({ drawn });
    second.pad.wake();
    expect(second.drawings.every(({ off }) => off.length === 1)).toBe(true);
    expect(second.pad.isOn.crop.value).toBe(false);
    expect(second.pad.final.value?.prepared.field).toEqual(first.pad.final.value?.prepared.field);
    while (second.pad.drawing.canUndo.value) second.pad.drawing.undo();
    expect(second.pad.drawing.empty.value).toBe(true);
  });

  it('and a pad on which nothing was drawn begins anew with the book’s digit', () => {
    for (const clears of [false, true]) {
      const { pad, drawings } = padWith();
      pad.wake();
      if (clears) pad.drawing.clear();
      const second = padWith({ drawn: drawings.at(-1)! });
      second.pad.wake();
      expect(second.pad.isFirst.value).toBe(true);
    }
  });
});

describe('its link', () => {
  it('says which of the book’s examples is drawn, which network reads, the pen and the switches', () => {
    const { pad, draw } = padWith();
    draw(7);
    pad.isOn.centre.value = false;
    pad.networks.chosen.value = 'book';
    const address = new URL(linkTo('http://127.0.0.1/en/', 'digit-pad', pad.parameters, pad.own.value));
    expect(Object.fromEntries(address.searchParams)).toEqual({
      'digit-pad.example': '7',
      'digit-pad.centre': '0',
      'digit-pad.network': 'book',
    });
    // what a link has set stays, whatever the tab has kept
    const other = padWith({ drawn: { strokes: exampleDigit(2), pen: 4, off: ['fit'] } });
    takeUp(other.pad, readLink(address.search, 'digit-pad', other.pad.parameters)!.values);
    other.pad.wake();
    expect(other.pad.final.value?.prepared).toEqual(pad.final.value?.prepared);
  });

  it('of a drawing of the reader’s own leaves the book’s first digit there, and lets what the tab has kept take its place', () => {
    const { pad, drawings } = padWith();
    pad.wake();
    pad.drawing.begin([0.2, 0.2]);
    pad.drawing.end();
    const address = new URL(linkTo('http://127.0.0.1/en/', 'digit-pad', pad.parameters));
    expect(address.search).toBe('');
    const other = padWith({ drawn: drawings.at(-1)! });
    other.pad.wake();
    expect(other.pad.drawing.strokes.value).toEqual(pad.drawing.strokes.value);
  });

  it('names a drawing and a network of the reader’s own by their hashes, at rest', async () => {
    const { pad, session, train } = padWith({ kept: keptSaying(4) });
    expect(pad.own.value).toEqual({ network: null, drawing: null });
    await pad.networks.load();
    expect(pad.own.value.network).toBe(weightsSha256(keptSaying(4).weights));
    pad.drawing.begin([0.2, 0.2]);
    expect(pad.own.value.drawing).toBeNull();
    pad.drawing.end();
    expect(pad.own.value.drawing).toBe(drawingHash([[[0.2, 0.2]]]));
    train();
    expect(pad.own.value.network).toBeNull();
    session.receipt.value = { weights: 'abcd' } as Receipt;
    expect(pad.own.value.network).toBe('abcd');
  });
});
