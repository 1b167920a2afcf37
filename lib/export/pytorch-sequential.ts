/**
 * Any network of the engine as a PyTorch program. Chapter: mnist (*Take it home*).
 *
 * PyTorch has an image's channels first, turns its kernels, and orders the gates reset, update, candidate. Its own nn.GRU has the
 * reset gate behind U; the textbook's cell is written out, and so is the simple one: nn.RNN would have a second bias.
 */

import type { Sequential } from '../model/sequential.ts';
import { sizeOf } from '../model/stack.ts';
import { type NamedStage, namedStages } from './learnt.ts';
import { activationModule } from './pytorch.ts';
import { sequentialProgram } from './sequential-python.ts';

/** The program's text; `writeSequential` writes the file that it loads, `<name>.safetensors`. */
export function pytorchSequential(model: Sequential, name: string): string {
  let isTurned = false;
  const modules = namedStages(model).flatMap((stage, k): [name: string, module: string][] => {
    const { layer, name: told } = stage;
    if (layer.kind === 'dropout') return [[`dropout_${k}`, `nn.Dropout(${layer.rate})`]];
    const turns = layer.kind === 'flatten' ? isTurned : stage.spatial !== null && !isTurned;
    isTurned = stage.spatial !== null;
    const turn = turns
      ? [[`turned_${k}`, `Turned(${isTurned ? '0, 3, 1, 2' : '0, 2, 3, 1'})`] as [string, string]]
      : [];
    if (layer.kind === 'flatten') return [...turn, [`flatten_${k}`, 'nn.Flatten()']];
    const behind = layer.kind === 'dense' || layer.kind === 'conv2d' ? moduleOf(layer.activation) : null;
    return [...turn, [told, madeOf(stage)], ...(behind ? [[`${told}_a`, behind] as [string, string]] : [])];
  });
  const network = `def network():
    return nn.Sequential(OrderedDict([
${modules.map(([told, module]) => `        ("${told}", ${module}),`).join('\n')}
    ]))`;
  const classes = Object.entries(classOf).filter(([word]) => modules.some(([, made]) => made.startsWith(`${word}(`)));
  return sequentialProgram(model, name, {
    library: 'PyTorch',
    imports: [
      'import json\nimport pathlib\nfrom collections import OrderedDict\n',
      'import numpy as np\nimport torch\nfrom torch import nn',
    ],
    definitions: [...classes.map(([, text]) => text), network, loadAndPredict],
  });
}

const moduleOf = (activation: keyof typeof activationModule | 'softmax'): string | null =>
  activation === 'softmax' ? 'nn.Softmax(dim=-1)' : activationModule[activation];

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
      const sequences = layer.returnSequences ? 'True' : 'False';
      if (layer.kind === 'simpleRNN')
        return `SimpleRNN(${nIn}, ${layer.units}, ${sequences}, ${moduleOf(layer.activation) ?? 'nn.Identity()'})`;
      return `${layer.resetAfter ? 'GRU' : 'TextbookGRU'}(${nIn}, ${layer.units}, ${sequences})`;
    }
    default:
      return '';
  }
}

const classOf: Readonly<Record<string, string>> = {
  Turned: `class Turned(nn.Module):
    """Axes in another order: an image's channels first, or last again."""

    def __init__(self, *order):
        super().__init__()
        self.order = order

    def forward(self, x):
        return x.permute(self.order)`,
  SimpleRNN: `class SimpleRNN(nn.Module):
    """Each state is g(x W + state U + b)."""

    def __init__(self, inputs, units, sequences, g):
        super().__init__()
        self.W = nn.Parameter(nn.init.xavier_uniform_(torch.empty(inputs, units)))
        self.U = nn.Parameter(nn.init.orthogonal_(torch.empty(units, units)))
        self.b = nn.Parameter(torch.zeros(units))
        self.sequences, self.g = sequences, g

    def forward(self, x):
        states, state = [], x.new_zeros(len(x), len(self.b))
        for z in (x @ self.W + self.b).unbind(1):
            state = self.g(z + state @ self.U)
            states.append(state)
        return torch.stack(states, 1) if self.sequences else state`,
  GRU: `class GRU(nn.GRU):
    """PyTorch's own; gives every state, or the last."""

    def __init__(self, inputs, units, sequences):
        super().__init__(inputs, units, batch_first=True)
        self.sequences = sequences

    def forward(self, x):
        states, _ = super().forward(x)
        return states if self.sequences else states[:, -1]`,
  TextbookGRU: `class TextbookGRU(nn.Module):
    """The gated unit whose reset gate stands before U: update q, reset r, candidate."""

    def __init__(self, inputs, units, sequences):
        super().__init__()
        self.W = nn.Parameter(nn.init.xavier_uniform_(torch.empty(inputs, 3 * units)))
        self.U = nn.Parameter(nn.init.orthogonal_(torch.empty(units, 3 * units)))
        self.b = nn.Parameter(torch.zeros(3 * units))
        self.sequences = sequences

    def forward(self, x):
        n = len(self.U)
        states, state = [], x.new_zeros(len(x), n)
        for z in (x @ self.W + self.b).unbind(1):
            q, r = torch.sigmoid(z[:, : 2 * n] + state @ self.U[:, : 2 * n]).chunk(2, 1)
            candidate = torch.tanh(z[:, 2 * n :] + (r * state) @ self.U[:, 2 * n :])
            state = q * state + (1 - q) * candidate
            states.append(state)
        return torch.stack(states, 1) if self.sequences else state`,
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
