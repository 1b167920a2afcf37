/**
 * What the Keras and the PyTorch program of any network have in common: their opening, the reading of the weights file that
 * `sequential-file.ts` writes, the comparison with what the engine said. Chapter: mnist (*Take it home*).
 */
import type { Sequential } from '../model/sequential.ts';
import { pythonReader } from './python.ts';
import { fileName } from './python-text.ts';

/**
 * The whole program of a network whose files have this name. `definitions`: network(), load(model, arrays), predict(model, x), and
 * what they need.
 */
export function programOf(model: Sequential, name: string, library: string, imports: string, definitions: string[]) {
  const stem = fileName(name);
  return `"""${model.layers.map(({ kind }) => kind).join(', ')}: a network from "Deep Learning, Live".

    python ${stem}-${library.toLowerCase()}.py
        loads the weights beside it and compares its outputs

Needs ${library === 'Keras' ? 'Keras 3 with a backend' : 'PyTorch'} and NumPy.
"""
${imports}

WEIGHTS = pathlib.Path(__file__).with_name("${stem}.safetensors")


${definitions.join('\n\n\n')}


${pythonReader}


def compare(model, arrays):
    """What the engine said of the inputs in the weights file."""
    expected = arrays["check.outputs"]
    difference = float((np.abs(predict(model, arrays["check.inputs"]) - expected) / (1 + np.abs(expected))).max())
    print(f"largest difference: {difference:.1e}")
    if not difference <= 1e-5:
        raise SystemExit("expected at most 1e-05")


if __name__ == "__main__":
    arrays = read_safetensors(WEIGHTS)
    model = network()
    load(model, arrays)
    compare(model, arrays)
`;
}
