/**
 * The trained network as a PyTorch program that trains with DistributedDataParallel where torchrun starts it.
 * Chapter: mnist (*Take it home*).
 *
 * Where PyTorch differs, the program says so: its kernels are turned, its loss contains the softmax; its Adam is in
 * `pytorch-optimiser.ts`.
 */

import { layersOf } from '../model/program.ts';
import { checkSettings, type Settings } from '../model/settings.ts';
import { estranged, programName, pythonProgram, trainCount } from './python.ts';
import { pytorchOptimiser } from './pytorch-optimiser.ts';
import { pytorchModules } from './pytorch-sequential.ts';
import { fileStem, pixelCount, type Trained } from './trained.ts';

/** The program's text; `weights-file.ts` writes the file that it loads. Throws what `checkSettings` throws. */
export function pytorchProgram(trained: Trained): string {
  const { settings } = trained;
  checkSettings(settings);
  const lines = pytorchOptimiser(settings);
  const modules = pytorchModules({ layers: layersOf(settings), inputShape: [pixelCount] }).slice(0, -1);
  const file = programName(trained, 'PyTorch');
  const note = estranged(trained);
  return pythonProgram(trained, {
    library: 'PyTorch',
    calls: [
      [`python ${file}`, 'loads the weights beside it and compares ten predictions'],
      [`python ${file} --train`, 'trains the same network on MNIST'],
      [`torchrun --nproc_per_node=2 ${file} --train`, 'the same, each batch shared by two processes'],
    ],
    needs: 'Needs PyTorch and NumPy; for training also torchvision, which fetches MNIST.',
    imports: [
      'import argparse\nimport json\nimport os\nimport pathlib\n',
      'import numpy as np\nimport torch\nimport torch.distributed as dist\nfrom torch import nn',
      'from torch.nn.parallel import DistributedDataParallel',
      'from torch.utils.data import DataLoader, DistributedSampler, TensorDataset',
    ],
    body: `
${note ? `# ${note}\n` : ''}${settings.earlyStopping ? '# The page watched the validation and could end the run early; this goes on to the last epoch.\n' : ''}SEED, EPOCHS, BATCH, RATE = ${settings.seed}, ${settings.epochs}, ${settings.batch}, ${settings.rate}
EXAMPLES, TRAINED_ON = ${settings.examples}, ${trainCount(trained)}  # the last of the examples are for validation

${lines.defined}
def network():
    """Ten logits of [batch, 784]: the softmax is in the loss here, and in predict()."""
    return nn.Sequential(
${modules.map(([, module]) => `        ${module},`).join('\n')}
    )


def dense(model):
    return [layer for layer in model if isinstance(layer, nn.Linear)]


def load(model, arrays):
    """PyTorch keeps a kernel as [out, in]; Keras, the page and the file as [in, out]."""
    with torch.no_grad():
        for k, layer in enumerate(dense(model), start=1):
            layer.weight.copy_(torch.from_numpy(arrays[f"dense_{k}.kernel"].T))
            layer.bias.copy_(torch.from_numpy(arrays[f"dense_{k}.bias"]))


def predict(model, images):
    """Probabilities [n, 10] of images [n, 784] in bytes."""
    model.eval()  # without dropout
    device = next(model.parameters()).device
    with torch.no_grad():
        x = torch.as_tensor(images).to(device, torch.float32) / 255
        return model(x).softmax(dim=1).cpu().numpy()


def accuracy(model, images, labels):
    return (predict(model, images).argmax(axis=1) == labels.numpy()).mean()


def mnist():
    """Images [n, 784] in bytes and labels, for training and for the test."""
    from torchvision.datasets import MNIST

    parts = (MNIST("mnist", train=train, download=True) for train in (True, False))
    return [(part.data.reshape(-1, 784), part.targets) for part in parts]


def train():
    rank, world = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))  # torchrun sets them
    if BATCH % world:
        raise SystemExit(f"a batch of {BATCH} cannot be shared by {world} processes")
    device = torch.device("cpu")
    if torch.cuda.is_available():
        device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0)))
        torch.cuda.set_device(device)
    if world > 1:
        dist.init_process_group("nccl" if device.type == "cuda" else "gloo")
    if rank > 0:
        dist.barrier()  # the first process fetches MNIST, the others find it
    (images, labels), test = mnist()
    if world > 1 and rank == 0:
        dist.barrier()

    torch.manual_seed(SEED)
    model = network().to(device)
    for layer in dense(model):
        nn.init.xavier_uniform_(layer.weight)  # Glorot's uniform start, as in the page
        nn.init.zeros_(layer.bias)
    parallel = DistributedDataParallel(model) if world > 1 else model
    torch.manual_seed(SEED + rank)  # each process drops other units

    data = TensorDataset(images[:TRAINED_ON], labels[:TRAINED_ON])
    sampler = DistributedSampler(data, num_replicas=world, rank=rank, seed=SEED)
    loader = DataLoader(data, batch_size=BATCH // world, sampler=sampler)
    optimizer = ${lines.made}
${lines.first}    for epoch in range(1, EPOCHS + 1):
        sampler.set_epoch(epoch)  # another order each time
        parallel.train()
        for x, y in loader:
            x, y = x.to(device, torch.float32) / 255, y.to(device)
            loss = nn.functional.cross_entropy(parallel(x), y)${penalty(settings)}
            optimizer.zero_grad()
            loss.backward()  # DistributedDataParallel averages the gradients of the processes${lines.before}
            optimizer.step()${lines.after}
        if rank == 0 and TRAINED_ON < EXAMPLES:
            held = slice(TRAINED_ON, EXAMPLES)
            print(f"epoch {epoch}: validation accuracy {accuracy(model, images[held], labels[held]):.4f}", flush=True)

    if rank == 0:
        print(f"test accuracy {accuracy(model, *test):.4f}")
        arrays = {}
        for k, layer in enumerate(dense(model), start=1):
            arrays[f"dense_{k}.kernel"] = layer.weight.detach().cpu().numpy().T
            arrays[f"dense_{k}.bias"] = layer.bias.detach().cpu().numpy()
        write_safetensors(WEIGHTS.with_name("${fileStem(trained)}-from-pytorch.safetensors"), arrays)
    if world > 1:
        dist.destroy_process_group()
`,
  });
}

/** λ Σ w² and λ Σ |w| over the kernels, not the biases. */
const penalty = ({ l2, l1 = 0 }: Settings): string =>
  [
    l2 > 0 ? `\n            loss = loss + ${l2} * sum(layer.weight.square().sum() for layer in dense(model))` : '',
    l1 > 0 ? `\n            loss = loss + ${l1} * sum(layer.weight.abs().sum() for layer in dense(model))` : '',
  ].join('');
