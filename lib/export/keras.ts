/**
 * The trained network as a Keras 3 program that trains under tf.distribute. Chapter: mnist (*Take it home*).
 *
 * The engine's words are Keras's, so little differs: RMSProp and Adagrad have epsilon inside the root here, and the
 * textbook's Adam, with epsilon beside the corrected root, does not exist; the program says so.
 */
import { layersOf } from '../model/program.ts';
import { checkSettings, type Settings } from '../model/settings.ts';
import { kerasOptimiser } from './keras-optimiser.ts';
import { kerasLines } from './keras-sequential.ts';
import { estranged, programName, pythonProgram } from './python.ts';
import { fileStem, pixelCount, type Trained } from './trained.ts';

/** The program's text; `weights-file.ts` writes the file that it loads. Throws what `checkSettings` throws. */
export function kerasProgram(trained: Trained): string {
  const { settings } = trained;
  checkSettings(settings);
  const line = kerasOptimiser(settings);
  const file = programName(trained, 'Keras');
  const note = estranged(trained);
  const split = settings.validationSplit > 0;
  return pythonProgram(trained, {
    library: 'Keras',
    calls: [
      [`python ${file}`, 'loads the weights beside it and compares ten predictions'],
      [`python ${file} --train`, 'trains the same network on MNIST, on every GPU of this machine'],
    ],
    needs: 'Needs Keras 3, TensorFlow and NumPy.',
    imports: [
      'import argparse\nimport json\nimport os\nimport pathlib\n',
      'os.environ.setdefault("KERAS_BACKEND", "tensorflow")\nimport keras\nimport numpy as np\nimport tensorflow as tf',
      'from keras import layers',
    ],
    body: `
${note ? `# ${note}\n` : ''}SEED, EPOCHS, BATCH, RATE = ${settings.seed}, ${settings.epochs}, ${settings.batch}, ${settings.rate}
EXAMPLES, VALIDATION_SPLIT = ${settings.examples}, ${settings.validationSplit}

${line.before}
def network():
    """Probabilities [batch, 10] of [batch, 784]; kernels start Glorot-uniform, biases at zero."""
    return keras.Sequential([
        keras.Input((${pixelCount},)),
${kerasLines({ layers: layersOf(settings), inputShape: [pixelCount] })}
    ])


def dense(model):
    return [layer for layer in model.layers if isinstance(layer, layers.Dense)]


def load(model, arrays):
    for layer in dense(model):
        layer.set_weights([arrays[f"{layer.name}.kernel"], arrays[f"{layer.name}.bias"]])


def predict(model, images):
    """Probabilities [n, 10] of images [n, 784] in bytes."""
    return model.predict(images.astype("float32") / 255, verbose=0)


def train():
    keras.utils.set_random_seed(SEED)
    (x, y), (x_test, y_test) = keras.datasets.mnist.load_data()
    x, x_test = (images.reshape(-1, ${pixelCount}).astype("float32") / 255 for images in (x, x_test))

    # One copy of the network on each GPU; each batch is shared among them, their gradients are averaged.
    strategy = tf.distribute.MirroredStrategy()
    with strategy.scope():
        model = network()
        model.compile(
            optimizer=keras.optimizers.${line.made},${line.but ? `  # ${line.but}` : ''}
            loss="sparse_categorical_crossentropy",
            metrics=["accuracy"],
        )
    model.fit(
        x[:EXAMPLES],
        y[:EXAMPLES],
        batch_size=BATCH,
        epochs=EPOCHS,
        validation_split=VALIDATION_SPLIT,${split ? '  # the last ones, before shuffling' : ''}
        verbose=2,${stopping(settings)}
    )
    print("test loss, accuracy:", model.evaluate(x_test, y_test, verbose=0))

    arrays = {}
    for layer in dense(model):
        arrays[f"{layer.name}.kernel"], arrays[f"{layer.name}.bias"] = layer.get_weights()
    write_safetensors(WEIGHTS.with_name("${fileStem(trained)}-from-keras.safetensors"), arrays)
`,
  });
}

/** Keras's early stopping is the engine's, name by name. */
function stopping({ earlyStopping }: Settings): string {
  if (!earlyStopping) return '';
  const {
    monitor = 'val_loss',
    minDelta = 0,
    patience = 0,
    mode = 'auto',
    baseline,
    startFromEpoch = 0,
  } = earlyStopping;
  const words = [
    `monitor="${monitor}"`,
    `min_delta=${minDelta}`,
    `patience=${patience}`,
    `mode="${mode}"`,
    ...(baseline === undefined ? [] : [`baseline=${baseline}`]),
    ...(earlyStopping.restoreBestWeights ? ['restore_best_weights=True'] : []),
    `start_from_epoch=${startFromEpoch}`,
  ];
  return `\n        callbacks=[keras.callbacks.EarlyStopping(${words.join(', ')})],`;
}
