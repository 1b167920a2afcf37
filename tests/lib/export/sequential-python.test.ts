/** Any network of the engine as a Keras and as a PyTorch program: they are Python, and with their weights say the same. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kerasSequential } from '../../../lib/export/keras-sequential.ts';
import { pytorchSequential } from '../../../lib/export/pytorch-sequential.ts';
import { saidOf, writeSequential } from '../../../lib/export/sequential-file.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import {
  conv2d,
  dense,
  dropout,
  flatten,
  gru,
  type Layer,
  maxPooling2d,
  simpleRNN,
} from '../../../lib/model/layers.ts';
import { type Sequential, sequential } from '../../../lib/model/sequential.ts';
import { has } from '../../support/python.ts';
import { randomSequentials, withRandomWeights } from '../../support/random-sequentials.ts';
import { draw, stream } from '../kernels/sets.ts';

const kernels = referenceKernels({ precision: 'float32' });
const network = (layers: readonly Layer[], inputShape: readonly number[]): Sequential =>
  withRandomWeights(sequential(layers, { inputShape, kernels }), stream(3));

/** Every layer that there is, in every form. */
const named: readonly Sequential[] = [
  network(
    [
      conv2d(3, [2, 4], { padding: 'same', activation: 'leaky_relu', l1: 0.5, l2: 0.25 }),
      conv2d(2, 2, { kernelInitializer: 'he_normal' }),
      maxPooling2d(2),
      dropout(0.5),
      flatten(),
      dense(4, { activation: 'softmax' }),
    ],
    [7, 6, 2],
  ),
  network(
    [
      simpleRNN(4, { activation: 'leaky_relu', returnSequences: true }),
      gru(3, { returnSequences: true, kernelInitializer: { name: 'random_normal', stddev: 0.125 } }),
      gru(5, { returnSequences: true, resetAfter: false, recurrentInitializer: 'glorot_uniform' }),
      simpleRNN(2, { activation: 'linear', l2: 0.5 }),
      dense(3, { activation: 'sigmoid' }),
    ],
    [5, 3],
  ),
  network([gru(3, { resetAfter: false }), dense(2, { activation: 'relu' }), dense(1)], [4, 2]),
];
const models = [...named, ...randomSequentials(30, kernels)];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'));
  for (const [k, model] of models.entries()) {
    const said = saidOf(model, draw(stream(k), 5 * model.nInput));
    writeFileSync(join(folder, `net-${k}.safetensors`), writeSequential(model, said));
    writeFileSync(join(folder, `keras_${k}.py`), kerasSequential(model, `net-${k}`));
    writeFileSync(join(folder, `pytorch_${k}.py`), pytorchSequential(model, `net-${k}`));
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Keras runs on what there is. */
const backend = ['tensorflow', 'torch', 'jax'].find((name) => has(name));
const env = { ...process.env, KERAS_BACKEND: backend };

/** What a script says when it is run where the files lie, one line of JSON. */
function python(script: string): unknown {
  writeFileSync(join(folder, 'run.py'), script);
  const out = execFileSync('python3', ['run.py'], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
  return JSON.parse(out.trim().split('\n').at(-1) ?? '');
}

/** Runs the program of each network as far as its comparison, which ends with an error where the outputs differ. */
const runEach = (library: string) => `import importlib, json
for k in range(${models.length}):
    program = importlib.import_module(f"${library}_{k}")
    arrays = program.read_safetensors(program.WEIGHTS)
    model = program.network()
    program.load(model, arrays)
    program.compare(model, arrays)
print(json.dumps("done"))
`;

/** Keras's equations, written down from its manual, on the arrays of the weights file; and PyTorch's for nn.GRU on those it is given. */
const forward = `import ast, importlib.util, json, sys
import numpy as np
sys.path.insert(0, ".")

def part(path, *names):
    """The program's own functions, without its imports."""
    tree = ast.parse(open(path).read())
    tree.body = [one for one in tree.body if isinstance(one, ast.FunctionDef) and one.name in names]
    space = {"json": json, "np": np}
    exec(compile(tree, path, "exec"), space)
    return [space[name] for name in names]

sigmoid = lambda z: 1 / (1 + np.exp(-z))
def softmax(z):
    e = np.exp(z - z.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)
g = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "tanh": np.tanh, "sigmoid": sigmoid,
     "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z), "softmax": softmax}

def convolve(x, K, b, padding):
    h, w = K.shape[:2]
    if padding == "same":
        x = np.pad(x, ((0, 0), ((h - 1) // 2, h // 2), ((w - 1) // 2, w // 2), (0, 0)))
    rows, columns = x.shape[1] - h + 1, x.shape[2] - w + 1
    return sum(x[:, i:i + rows, j:j + columns] @ K[i, j] for i in range(h) for j in range(w)) + b

def pool(x, size):
    rows, columns = x.shape[1] // size, x.shape[2] // size
    x = x[:, :rows * size, :columns * size].reshape(len(x), rows, size, columns, size, -1)
    return x.max((2, 4))

def through(x, step, units, sequences):
    h, states = np.zeros((len(x), units)), []
    for t in range(x.shape[1]):
        h = step(x[:, t], h)
        states.append(h)
    return np.stack(states, 1) if sequences else h

def simple(W, U, b, act):
    return lambda x, h: act(x @ W + h @ U + b)

def gated(W, U, b):
    """keras.layers.GRU: z, r, h; reset_after has a second row of biases."""
    after = b.ndim == 2
    Wz, Wr, Wh = np.split(W, 3, 1)
    Uz, Ur, Uh = np.split(U, 3, 1)
    (bz, br, bh), (cz, cr, ch) = (np.split(row, 3) for row in (b if after else (b, 0 * b)))
    def step(x, h):
        z, r = sigmoid(x @ Wz + bz + h @ Uz + cz), sigmoid(x @ Wr + br + h @ Ur + cr)
        inner = r * (h @ Uh + ch) if after else (r * h) @ Uh
        return z * h + (1 - z) * np.tanh(x @ Wh + bh + inner)
    return step

def torch_gru(state, name):
    """torch.nn.GRU: r, z, n; weights turned."""
    parts = [np.split(state[f"{name}.{of}"], 3) for of in ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")]
    (Wr, Wz, Wn), (Ur, Uz, Un), (br, bz, bn), (cr, cz, cn) = parts
    def step(x, h):
        r, z = sigmoid(x @ Wr.T + br + h @ Ur.T + cr), sigmoid(x @ Wz.T + bz + h @ Uz.T + cz)
        return (1 - z) * np.tanh(x @ Wn.T + bn + r * (h @ Un.T + cn)) + z * h
    return step

def outputs(layers, x, arrays, state):
    """As Keras's layers say it (state None), or with what PyTorch's would be given."""
    k = 0
    for layer in layers:
        kind = layer["kind"]
        if kind == "dropout": continue
        if kind == "flatten":
            x = x.reshape(len(x), -1)
            continue
        k += 1
        name = f"{kind}_{k}"
        if kind == "maxPooling2d":
            x = pool(x, layer["poolSize"])
            continue
        W, U, b = (arrays.get(f"{name}.{of}") for of in ("kernel", "recurrent_kernel", "bias"))
        if kind == "gru":
            step = torch_gru(state, name) if state and layer["resetAfter"] else gated(W, U, b)
            x = through(x, step, layer["units"], layer["returnSequences"])
        elif kind == "simpleRNN":
            x = through(x, simple(W, U, b, g[layer["activation"]]), layer["units"], layer["returnSequences"])
        elif kind == "conv2d":
            if state: W = state[f"{name}.weight"].transpose(2, 3, 1, 0)
            x = g[layer["activation"]](convolve(x, W, b, layer["padding"]))
        else:
            W = state[f"{name}.weight"].T if state else W
            x = g[layer["activation"]](x @ W + b)
    return x

worst = []
for k in range(${models.length}):
    path = f"net-{k}.safetensors"
    data = open(path, "rb").read()
    header = json.loads(data[8:8 + int.from_bytes(data[:8], "little")])
    layers = json.loads(header["__metadata__"]["layers"])
    import pathlib
    read, turned, _ = part(f"pytorch_{k}.py", "read_safetensors", "turned", "gates")
    arrays = {name: array.astype("f8") for name, array in read(pathlib.Path(path)).items()}
    x, said = arrays["check.inputs"], arrays["check.outputs"]
    found = [outputs(layers, x, arrays, None), outputs(layers, x, arrays, turned(arrays))]
    worst.append([float((np.abs(y - said) / (1 + np.abs(said))).max()) for y in found])
print(json.dumps(worst))
`;

describe('the programs of any network', () => {
  it('name its layers in the library’s words', () => {
    const keras = named.map((model) => kerasSequential(model, 'n'));
    const lines = keras.flatMap((program) => [...program.matchAll(/^ {8}layers\.(.*),$/gm)].map(([, line]) => line));
    expect(lines).toEqual([
      'Conv2D(3, (2, 4), padding="same", activation=lambda z: keras.ops.leaky_relu(z, 0.01), kernel_regularizer=keras.regularizers.L1L2(0.5, 0.25), name="conv2d_1")',
      'Conv2D(2, (2, 2), padding="valid", activation="linear", kernel_initializer="he_normal", name="conv2d_2")',
      'MaxPooling2D(2, name="maxPooling2d_3")',
      'Dropout(0.5)',
      'Flatten()',
      'Dense(4, activation="softmax", name="dense_4")',
      'SimpleRNN(4, return_sequences=True, activation=lambda z: keras.ops.leaky_relu(z, 0.01), name="simpleRNN_1")',
      'GRU(3, return_sequences=True, activation="tanh", kernel_initializer=keras.initializers.RandomNormal(stddev=0.125), name="gru_2")',
      'GRU(5, reset_after=False, return_sequences=True, recurrent_initializer="glorot_uniform", activation="tanh", name="gru_3")',
      'SimpleRNN(2, activation="linear", kernel_regularizer=keras.regularizers.L1L2(0, 0.5), name="simpleRNN_4")',
      'Dense(3, activation="sigmoid", name="dense_5")',
      'GRU(3, reset_after=False, activation="tanh", name="gru_1")',
      'Dense(2, activation="relu", name="dense_2")',
      'Dense(1, activation="linear", name="dense_3")',
    ]);
    expect(keras[0]).toContain('keras.Input((7, 6, 2,))');

    const pytorch = named.map((model) => pytorchSequential(model, 'n'));
    const modules = pytorch.map((program) => [...program.matchAll(/^ {8}\("\w+", (.*)\),$/gm)].map(([, line]) => line));
    expect(modules).toEqual([
      [
        'Turned(0, 3, 1, 2)',
        'nn.Conv2d(2, 3, (2, 4), padding="same")',
        'nn.LeakyReLU(0.01)',
        'nn.Conv2d(3, 2, (2, 2))',
        'nn.MaxPool2d(2)',
        'nn.Dropout(0.5)',
        'Turned(0, 2, 3, 1)',
        'nn.Flatten()',
        'nn.Linear(12, 4)',
        'nn.Softmax(dim=-1)',
      ],
      [
        'Recurrent(3, 4, True, 1, simple(nn.LeakyReLU(0.01)))',
        'GRU(4, 3, True)',
        'Recurrent(3, 5, True, 3, textbook_gru)',
        'Recurrent(5, 2, False, 1, simple(nn.Identity()))',
        'nn.Linear(2, 3)',
        'nn.Sigmoid()',
      ],
      ['Recurrent(2, 3, False, 3, textbook_gru)', 'nn.Linear(3, 2)', 'nn.ReLU()', 'nn.Linear(2, 1)'],
    ]);
    expect(pytorch.map((program) => program.match(/^(class|def) \w+(?=[\s\S]*^def network)/gm))).toEqual([
      ['class Turned'],
      ['class GRU', 'class Recurrent', 'def simple', 'def textbook_gru'],
      ['class Recurrent', 'def textbook_gru'],
    ]);
  });

  it.skipIf(!has())('are Python', () => {
    const script = `import ast, glob, json
for path in glob.glob("*_*.py"): compile(open(path).read(), path, "exec")
print(json.dumps(len(glob.glob("*_*.py"))))`;
    expect(python(script)).toBe(2 * models.length);
  });

  it.skipIf(!has('numpy'))('find their arrays in the file where Keras has them, and PyTorch', () => {
    const worst = python(forward) as number[][];
    expect(worst).toHaveLength(models.length);
    for (const [k, both] of worst.entries()) {
      for (const difference of both) expect(difference, JSON.stringify(models[k].layers)).toBeLessThan(1e-5);
    }
  });

  it.skipIf(!has('torch', 'numpy'))('say the same in PyTorch', () => {
    expect(python(runEach('pytorch'))).toBe('done');
  });

  it.skipIf(!has('keras', 'numpy') || !backend)('say the same in Keras', () => {
    expect(python(runEach('keras'))).toBe('done');
  });
});
