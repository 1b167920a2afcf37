/**
 * Any network of the engine as a Keras 3 program. Chapter: mnist (*Take it home*). The engine's layers are Keras's, name by name;
 * only its leaky ReLU leaks less, 0.01, and is told as a function.
 */
import type { BuiltLayer } from '../model/layers.ts';
import type { Sequential } from '../model/sequential.ts';
import type { InitialiserChoice } from '../nn/initialisers.ts';
import { type NamedStage, namedStages } from './learnt.ts';
import { programOf } from './sequential-python.ts';

/** The program's text; `writeSequential` writes the file that it loads, `<name>.safetensors`. */
export function kerasSequential(model: Sequential, name: string): string {
  const network = `def network():
    return keras.Sequential([
        keras.Input((${model.inputShape.join(', ')},)),
${kerasLines(model)}
    ])`;
  const imports = 'import json\nimport pathlib\n\nimport keras\nimport numpy as np\nfrom keras import layers';
  return programOf(model, name, 'Keras', imports, [network, loadAndPredict]);
}

/** The layers, a line each. */
export const kerasLines = (network: Parameters<typeof namedStages>[0]): string =>
  namedStages(network)
    .map((stage) => `        layers.${lineOf(stage)},`)
    .join('\n');

function lineOf({ layer, name }: NamedStage): string {
  switch (layer.kind) {
    case 'flatten':
      return 'Flatten()';
    case 'dropout':
      return `Dropout(${layer.rate})`;
    case 'maxPooling2d':
      return `MaxPooling2D(${layer.poolSize}, name="${name}")`;
    case 'dense':
      return `Dense(${layer.units}${wordsOf(layer, name)})`;
    case 'conv2d':
      return `Conv2D(${layer.filters}, (${layer.kernelSize.join(', ')}), padding="${layer.padding}"${wordsOf(layer, name)})`;
    case 'simpleRNN':
    case 'gru': {
      const made = layer.kind === 'gru' ? 'GRU' : 'SimpleRNN';
      const initialiser = initialised('recurrent', layer.recurrentInitializer, 'orthogonal');
      const form = layer.kind === 'gru' && !layer.resetAfter ? ', reset_after=False' : '';
      const sequences = layer.returnSequences ? ', return_sequences=True' : '';
      return `${made}(${layer.units}${form}${sequences}${initialiser}${wordsOf(layer, name)})`;
    }
  }
}

function wordsOf(layer: Exclude<BuiltLayer, { kind: 'maxPooling2d' }>, name: string): string {
  const { activation, kernelInitializer, l1, l2 } = layer;
  const penalty = l1 > 0 || l2 > 0 ? `, kernel_regularizer=keras.regularizers.L1L2(${l1}, ${l2})` : '';
  const named = activation === 'leaky_relu' ? 'lambda z: keras.ops.leaky_relu(z, 0.01)' : `"${activation}"`;
  return `, activation=${named}${initialised('kernel', kernelInitializer, 'glorot_uniform')}${penalty}, name="${name}"`;
}

function initialised(of: 'kernel' | 'recurrent', choice: InitialiserChoice, usual: string): string {
  if (choice === usual) return '';
  const made =
    typeof choice === 'string' ? `"${choice}"` : `keras.initializers.RandomNormal(stddev=${Number(choice.stddev)})`;
  return `, ${of}_initializer=${made}`;
}

const loadAndPredict = `def load(model, arrays):
    for layer in model.layers:
        names = (f"{layer.name}.{part}" for part in ("kernel", "recurrent_kernel", "bias"))
        parts = [arrays[name] for name in names if name in arrays]
        if parts:
            layer.set_weights(parts)


def predict(model, x):
    return model.predict(x, verbose=0)`;
