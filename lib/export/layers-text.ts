/**
 * Layers as text and back: whatever stands in a file, what comes back went through the engine's own words for layers, and says
 * nothing more than they do. Chapter: mnist (*Take it home*).
 */
import { strictJson } from '../data/strict-json.ts';
import { briefly } from '../model/known.ts';
import * as of from '../model/layers.ts';
import type { InitialiserChoice } from '../nn/initialisers.ts';
import { Problem } from '../problem.ts';

type Texts = Readonly<Record<string, string>>;

/** Layers and the shape of their input, as a file's texts tell them. Throws Problem 'network-text'. */
export function readLayers(texts: Texts, file: string): { layers: of.Layer[]; inputShape: number[] } {
  const layers = read(texts, 'layers', file, (told) => (told as of.Layer[]).map(layerFrom));
  const inputShape = read(texts, 'input_shape', file, (told) => (told as number[]).map(Number));
  return { layers, inputShape };
}

/** What is made of it must be told by the same text: a surplus key, or a text for a number, is seen so. */
function read<T>(texts: Texts, key: string, file: string, make: (told: unknown) => T): T {
  const text = texts[key];
  const refused = (found: string, cause?: unknown) => new Problem('network-text', { file, key, found }, { cause });
  let made: T;
  try {
    made = make(strictJson(text ?? ''));
  } catch (cause) {
    throw refused(briefly((cause as Error).message), cause);
  }
  if (JSON.stringify(made) !== text) throw refused(briefly(text));
  return made;
}

/** Throws whatever comes, where it is no layer. */
function layerFrom(told: of.Layer): of.Layer {
  switch (told.kind) {
    case 'dense':
      return of.dense(told.units, { ...told, kernelInitializer: initialiserFrom(told.kernelInitializer) });
    case 'conv2d': {
      const kernelInitializer = initialiserFrom(told.kernelInitializer);
      return of.conv2d(told.filters, [told.kernelSize[0], told.kernelSize[1]], { ...told, kernelInitializer });
    }
    case 'maxPooling2d':
      return of.maxPooling2d(told.poolSize);
    case 'simpleRNN':
      return of.simpleRNN(told.units, { ...told, ...recurrentFrom(told) });
    case 'gru':
      return of.gru(told.units, { ...told, ...recurrentFrom(told), resetAfter: told.resetAfter === true });
    case 'dropout':
      return of.dropout(Number(told.rate));
    case 'flatten':
      return of.flatten();
    default:
      throw new SyntaxError(briefly(told));
  }
}

const recurrentFrom = ({ returnSequences, kernelInitializer, recurrentInitializer }: of.RecurrentLayer) => ({
  returnSequences: returnSequences === true,
  kernelInitializer: initialiserFrom(kernelInitializer),
  recurrentInitializer: initialiserFrom(recurrentInitializer),
});

const initialiserFrom = (told: InitialiserChoice): InitialiserChoice =>
  typeof told === 'string' ? told : { name: told.name, stddev: told.stddev };
