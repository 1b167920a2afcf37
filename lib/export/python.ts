/**
 * What the Keras and the PyTorch program have in common: their opening, the reading and writing of the weights file, the
 * comparison of ten predictions. Chapter: mnist (*Take it home*).
 *
 * The programs are text for a reader: they define the network again in another library's words, load the weights that lie
 * beside them, compare, and train the same network where the reader has outgrown one browser.
 */
import { mnistId } from '../data/mnist.ts';
import { trainedOn } from '../model/validation.ts';
import { pythonText } from './python-text.ts';
import { fileStem, metadataOf, networkName, type Trained } from './trained.ts';

export interface Frame {
  readonly library: 'Keras' | 'PyTorch';
  /** How the program is called, one line each: arguments, and what they do. */
  readonly calls: readonly (readonly [command: string, does: string])[];
  readonly needs: string;
  readonly imports: readonly string[];
  /** The functions that differ: network(), load(model, arrays), predict(model, images), train(). */
  readonly body: string;
}

export const programName = (trained: Pick<Trained, 'settings'>, library: Frame['library']): string =>
  `${fileStem(trained)}-${library.toLowerCase()}.py`;

/** Images trained on, of the settings' examples; the rest of them is for validation. */
export const trainCount = ({ settings: { examples, validationSplit } }: Pick<Trained, 'settings'>): number =>
  trainedOn(examples, validationSplit);

/** One line, for a comment: why training by these settings does not lead to the weights in the file; null where they say how those came about. */
export function estranged({ origin, receipt, data = mnistId }: Trained): string | null {
  if (origin === 'book') {
    return 'The weights in the file were trained otherwise, on warped images; this trains the same layers plainly.';
  }
  if (origin === 'elsewhere') {
    return "How the weights in the file were trained is not known; these are the book's usual settings.";
  }
  if (data !== mnistId)
    return `The weights in the file were trained on other digits (${pythonText(data)}); this trains on MNIST.`;
  const changes = receipt?.changes.map(({ step, rate }) => `${Number(rate)} from step ${Number(step)} on`) ?? [];
  return changes.length > 0 ? `In the page the rate was changed while it ran: ${changes.join(', ')}.` : null;
}

/** The reader of a weights file, as Python. */
export const pythonReader = `def read_safetensors(path):
    """Arrays by name. The file: the header's length, the header in JSON, the numbers."""
    data = path.read_bytes()
    start = 8 + int.from_bytes(data[:8], "little")
    header = json.loads(data[8:start])
    header.pop("__metadata__", None)
    arrays = {}
    for name, entry in header.items():
        begin, end = (start + offset for offset in entry["data_offsets"])
        kind = {"F32": "<f4", "U8": "u1"}[entry["dtype"]]
        arrays[name] = np.frombuffer(data[begin:end], kind).reshape(entry["shape"]).copy()
    return arrays`;

/** The whole program. Every text that depends on the network is a literal of `pythonText`, or made of names and numbers that were checked. */
export function pythonProgram(trained: Trained, { library, calls, needs, imports, body }: Frame): string {
  const { settings } = trained;
  // what the page wants to know when the network comes back; without a fingerprint, which would be that of other weights
  const { format, network, activations, settings: asJson } = metadataOf(trained);
  const texts = { format, producer: library, network, activations, origin: 'run', settings: asJson };
  return `"""${networkName(settings)} (${activations.replaceAll(' ', ', ')}): a network for handwritten digits, from "Deep Learning, Live".

${calls.map(([command, does]) => `    ${command}\n        ${does}`).join('\n')}

${needs}
"""
${imports.join('\n')}

WEIGHTS = pathlib.Path(__file__).with_name("${fileStem(trained)}.safetensors")
TEXTS = {
${Object.entries(texts)
  .map(([key, value]) => `    "${key}": ${pythonText(value)},`)
  .join('\n')}
}


${body.trim()}


${pythonReader}


def write_safetensors(path, arrays):
    """The same file again, which the page takes back under "bring it back"."""
    header, blocks, end = {"__metadata__": TEXTS}, [], 0
    for name, array in arrays.items():
        blocks.append(np.ascontiguousarray(array, "<f4").tobytes())
        header[name] = {"dtype": "F32", "shape": list(array.shape), "data_offsets": [end, end + len(blocks[-1])]}
        end += len(blocks[-1])
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    path.write_bytes(len(text).to_bytes(8, "little") + text + b"".join(blocks))


def compare(model, arrays):
    """Ten digits in the weights file, and what the page said of them."""
    expected = arrays["check.probabilities"]
    found = predict(model, arrays["check.images"])
    for label, here, there in zip(arrays["check.labels"], found, expected):
        print(f"a {label}: {here.argmax()} with {here.max():.6f}, in the page {there.argmax()} with {there.max():.6f}")
    difference = float(np.abs(found - expected).max())
    print(f"largest difference: {difference:.1e}")
    if not difference <= 1e-5:
        raise SystemExit("expected at most 1e-05")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", action="store_true", help="train the network on MNIST, from its first weights on")
    if parser.parse_args().train:
        train()
    else:
        arrays = read_safetensors(WEIGHTS)
        model = network()
        load(model, arrays)
        compare(model, arrays)
`;
}
