/**
 * Any network of the engine as a PyTorch program. Chapter: mnist (*Take it home*).
 *
 * PyTorch has an image's channels first, turns its kernels, and orders the gates reset, update, candidate. Its own nn.GRU has the
 * reset gate behind U; the textbook's cell is written out, and so is the simple one: nn.RNN would have a second bias.
 */

import type { Sequential } from '../model/sequential.ts';
import { sizeOf } from '../model/stack.ts';
import type { ActivationName } from '../nn/activations.ts';
import { type NamedStage, namedStages } from './learnt.ts';
import { programOf } from './sequential-python.ts';

/** The program's text; `writeSequential` writes the file that it loads, `<name>.safetensors`. */
export function pytorchSequential(model: Sequential, name: string): string {
  const modules = pytorchModules(model);
  const network = `def network():
    return nn.Sequential(OrderedDict([
${modules.map(([told, module]) => `        ("${told}", ${module}),`).join('\n')}
    ]))`;
  const made = modules.map(([, module]) => module).join();
  const needed = Object.entries(definitions).flatMap(([word, text]) => (made.match(`\\b${word}\\b`) ? [text] : []));
  const imports =
    'import json\nimport pathlib\nfrom collections import OrderedDict\n\nimport numpy as np\nimport torch\nfrom torch import nn';
  return programOf(model, name, 'PyTorch', imports, [...needed, network, loadAndPredict]);
}

/** The modules, each with its name: what a layer is, and what follows it. */
export function pytorchModules(
  network: Parameters<typeof namedStages>[0],
): (readonly [name: string, module: string])[] {
  let isTurned = false;
  return namedStages(network).flatMap((stage, k) => {
    const { layer, name, spatial } = stage;
    if (layer.kind === 'dropout') return [[`dropout_${k}`, `nn.Dropout(${layer.rate})`] as const];
    const turns = layer.kind === 'flatten' ? isTurned : spatial !== null && !isTurned;
    isTurned = spatial !== null;
    const turn = turns ? [[`turned_${k}`, `Turned(${isTurned ? '0, 3, 1, 2' : '0, 2, 3, 1'})`] as const] : [];
    if (layer.kind === 'flatten') return [...turn, [`flatten_${k}`, 'nn.Flatten()'] as const];
    const behind = layer.kind === 'dense' || layer.kind === 'conv2d' ? activationModule[layer.activation] : null;
    return [...turn, [name, madeOf(stage)] as const, ...(behind ? [[`${name}_a`, behind] as const] : [])];
  });
}

const activationModule: Readonly<Record<ActivationName | 'softmax', string | null>> = {
  linear: null,
  relu: 'nn.ReLU()',
  leaky_relu: 'nn.LeakyReLU(0.01)',
  sigmoid: 'nn.Sigmoid()',
  tanh: 'nn.Tanh()',
  softmax: 'nn.Softmax(dim=-1)',
};

function madeOf({ layer, input }: NamedStage): string {
  const [, nIn = 1, channels = 1] = input;
  switch (layer.kind) {
    case 'dense':
      return `nn.Linear(${sizeOf(input)}, ${layer.units})`;
    case 'conv2d': {
      const padding = layer.padding === 'same' ? ', padding="same"' : '';
      return `nn.Conv2d(${channels}, ${layer.filters}, (${layer.kernelSize.join(', ')})${padding})`;
    }
    case 'maxPooling2d':
      return `nn.MaxPool2d(${layer.poolSize})`;
    case 'simpleRNN':
    case 'gru': {
      const sizes = `${nIn}, ${layer.units}, ${layer.returnSequences ? 'True' : 'False'}`;
      if (layer.kind === 'gru') return layer.resetAfter ? `GRU(${sizes})` : `Recurrent(${sizes}, 3, textbook_gru)`;
      return `Recurrent(${sizes}, 1, simple(${activationModule[layer.activation] ?? 'nn.Identity()'}))`;
    }
    default:
      return '';
  }
}

const definitions: Readonly<Record<string, string>> = {
  Turned: `class Turned(nn.Module):
    """Axes in another order: an image's channels first, or last again."""

    def __init__(self, *order):
        super().__init__()
        self.order = order

    def forward(self, x):
        return x.permute(self.order)`,
  GRU: `class GRU(nn.GRU):
    """PyTorch's own; gives every state, or the last."""

    def __init__(self, inputs, units, sequences):
        super().__init__(inputs, units, batch_first=True)
        self.sequences = sequences

    def forward(self, x):
        states, _ = super().forward(x)
        return states if self.sequences else states[:, -1]`,
  Recurrent: `class Recurrent(nn.Module):
    """The next state comes of z = x W + b and of the state before; gives every state, or the last."""

    def __init__(self, inputs, units, sequences, gates, step):
        super().__init__()
        self.W = nn.Parameter(nn.init.xavier_uniform_(torch.empty(inputs, gates * units)))
        self.U = nn.Parameter(nn.init.orthogonal_(torch.empty(units, gates * units)))
        self.b = nn.Parameter(torch.zeros(gates * units))
        self.sequences, self.step = sequences, step

    def forward(self, x):
        states, state = [], x.new_zeros(len(x), len(self.U))
        for z in (x @ self.W + self.b).unbind(1):
            state = self.step(z, state, self.U)
            states.append(state)
        return torch.stack(states, 1) if self.sequences else state`,
  simple: `def simple(g):
    return lambda z, state, U: g(z + state @ U)`,
  textbook_gru: `def textbook_gru(z, state, U):
    """The reset gate r stands before U; the update gate q keeps the old state."""
    n = len(U)
    q, r = torch.sigmoid(z[:, : 2 * n] + state @ U[:, : 2 * n]).chunk(2, 1)
    candidate = torch.tanh(z[:, 2 * n :] + (r * state) @ U[:, 2 * n :])
    return q * state + (1 - q) * candidate`,
};

const loadAndPredict = `def gates(array):
    """Update, reset, candidate in the file; reset comes first in nn.GRU."""
    q, r, candidate = np.split(array, 3, axis=-1)
    return np.concatenate([r, q, candidate], axis=-1)


def turned(arrays):
    """The file's arrays, which are in Keras's orders, by PyTorch's names and in its orders."""
    state = {}
    for name in {key.split(".")[0] for key in arrays} - {"check"}:
        kernel, U, b = (arrays.get(f"{name}.{part}") for part in ("kernel", "recurrent_kernel", "bias"))
        if U is None:
            state[f"{name}.weight"] = kernel.transpose(3, 2, 0, 1) if kernel.ndim == 4 else kernel.T
            state[f"{name}.bias"] = b
        elif b.ndim == 2:
            state[f"{name}.weight_ih_l0"], state[f"{name}.weight_hh_l0"] = gates(kernel).T, gates(U).T
            state[f"{name}.bias_ih_l0"], state[f"{name}.bias_hh_l0"] = gates(b)
        else:
            state[f"{name}.W"], state[f"{name}.U"], state[f"{name}.b"] = kernel, U, b
    return state


def load(model, arrays):
    model.load_state_dict({name: torch.from_numpy(array.copy()) for name, array in turned(arrays).items()})


def predict(model, x):
    model.eval()  # without dropout
    with torch.no_grad():
        return model(torch.from_numpy(x)).numpy()`;
