import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readNetwork } from '../../../lib/export/import.ts';
import { kerasProgram } from '../../../lib/export/keras.ts';
import { pytorchProgram } from '../../../lib/export/pytorch.ts';
import { fileStem, stagesOf } from '../../../lib/export/trained.ts';
import { writeWeights } from '../../../lib/export/weights-file.ts';
import { type ScheduleChoice, scheduleOf } from '../../../lib/model/pace.ts';
import { type OptimiserName, optimisers } from '../../../lib/optimisers/index.ts';
import { has } from '../../support/python.ts';
import { networks, tenChecks, trained } from '../../support/trained-networks.ts';

const python = (...words: string[]) => execFileSync('python3', words, { encoding: 'utf8' });

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'exports-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe.each(networks)('the programs of %s', (_name, network) => {
  const programs = { keras: kerasProgram(network), pytorch: pytorchProgram(network) };
  const stages = stagesOf(network);

  it('name the layers, their sizes and their order', () => {
    const linear = [...programs.pytorch.matchAll(/nn\.Linear\((\d+), (\d+)\)/g)].map(([, ...sizes]) =>
      sizes.map(Number),
    );
    expect(linear).toEqual(stages.map(({ nIn, nOut }) => [nIn, nOut]));
    const dense = [...programs.keras.matchAll(/layers\.Dense\((\d+)(?:, activation="(\w+)")?.*name="(\w+)"/g)];
    expect(dense.map(([, units, , name]) => [Number(units), name])).toEqual(
      stages.map(({ nOut, name }) => [nOut, name]),
    );
    expect(dense.map(([, , activation]) => activation ?? 'linear')).toEqual(
      stages.map(({ activation }) => (activation === 'leaky_relu' ? 'linear' : activation)),
    );
  });

  it('have the settings of the run', () => {
    const { seed, epochs, batch, rate, dropout, l2 } = network.settings;
    for (const program of Object.values(programs)) {
      expect(program).toContain(`SEED, EPOCHS, BATCH, RATE = ${seed}, ${epochs}, ${batch}, ${rate}\n`);
      expect(program.includes(`Dropout(${dropout})`)).toBe(dropout > 0);
      expect(program.includes(`${l2}`)).toBe(true);
    }
    expect(programs.pytorch).toContain('EXAMPLES, TRAINED_ON = 60000, 54000');
  });

  it.skipIf(!has('numpy'))('read the weights file as NumPy does, and its ten predictions follow from it', () => {
    const checks = tenChecks(network);
    const weights = written(`${fileStem(network)}.safetensors`, writeWeights(network, checks));
    // the program's own reader, and a forward pass that shares nothing with the engine
    const reader = programs.pytorch.slice(
      programs.pytorch.indexOf('def read_safetensors'),
      programs.pytorch.indexOf('def write_safetensors'),
    );
    const test = `import json, pathlib, sys
import numpy as np
${reader}
a = read_safetensors(pathlib.Path(sys.argv[1]))
g = {"linear": lambda z: z, "relu": lambda z: np.maximum(z, 0), "leaky_relu": lambda z: np.where(z > 0, z, 0.01 * z),
     "sigmoid": lambda z: 1 / (1 + np.exp(-z)), "tanh": np.tanh,
     "softmax": lambda z: np.exp(z - z.max(1, keepdims=True)) / np.exp(z - z.max(1, keepdims=True)).sum(1, keepdims=True)}
x = a["check.images"].astype("f8") / 255
for k, name in enumerate(sys.argv[2].split(), start=1):
    x = g[name](x @ a[f"dense_{k}.kernel"].astype("f8") + a[f"dense_{k}.bias"])
print(np.abs(x - a["check.probabilities"]).max())
`;
    const activations = stages.map(({ activation }) => activation).join(' ');
    const difference = Number(python(written('forward.py', test), weights, activations));
    expect(difference).toBeLessThan(1e-5);
  });

  it.skipIf(!has('torch', 'numpy'))('PyTorch makes the same ten predictions', () => {
    written(`${fileStem(network)}.safetensors`, writeWeights(network, tenChecks(network)));
    expect(python(written('run-pytorch.py', programs.pytorch))).toMatch(/largest difference: \d\.\de-0[6-9]/);
  });

  it.skipIf(!has('keras', 'tensorflow', 'numpy'))('Keras makes the same ten predictions', () => {
    written(`${fileStem(network)}.safetensors`, writeWeights(network, tenChecks(network)));
    expect(python(written('run-keras.py', programs.keras))).toMatch(/largest difference: \d\.\de-0[6-9]/);
  });
});

describe('the programs', () => {
  it.skipIf(!has())('are Python', () => {
    const paced = trained([[5, 'relu']], {
      schedule: { name: 'step', every: 100, warmUp: 10 },
      clipnorm: 1,
      optimizer: 'nesterov',
    });
    const paths = [...networks, ['paced', paced] as const].flatMap(([, network], k) =>
      [kerasProgram(network), pytorchProgram(network)].map((program, l) => written(`parsed-${k}-${l}.py`, program)),
    );
    python('-c', 'import ast, sys\nfor path in sys.argv[1:]: ast.parse(open(path).read())', ...paths);
  });

  it('know every optimiser, with its constants', () => {
    for (const optimizer of Object.keys(optimisers) as OptimiserName[]) {
      const network = trained([[5, 'relu']], { optimizer });
      expect(pytorchProgram(network)).toMatch(
        /optimizer = torch\.optim\.\w+\(model\.parameters\(\), lr=RATE[^)]*(\([^)]*\))?[^)]*\)\n/,
      );
      expect(kerasProgram(network)).toMatch(/optimizer=keras\.optimizers\.\w+\(RATE[^)]*\),/);
    }
    expect(() => pytorchProgram(trained([], { optimizer: 'lion' as never }))).toThrow('optimizer: unknown name "lion"');
    expect(() => kerasProgram(trained([], { optimizer: 'lion' as never }))).toThrow('optimizer: unknown name "lion"');
  });

  it('say where the Adam of PyTorch is another, and take its epsilon to where Keras has it', () => {
    const moved = /group\["eps"\] = 1e-7 \/ np\.sqrt\(1 - pow\(0\.999, step\)\)/;
    expect(pytorchProgram(trained([], { optimizer: 'adam' }))).toMatch(moved);
    expect(pytorchProgram(trained([], { optimizer: 'adam-textbook' }))).not.toMatch(moved);
    expect(kerasProgram(trained([], { optimizer: 'adam-textbook' }))).toContain('corrected root');
  });

  it('say so where training does not lead to the weights in the file', () => {
    const network = trained([[5, 'relu']]);
    const changes = [{ step: 100, rate: 0.01 }];
    const receipt = network.receipt && { ...network.receipt, changes };
    expect(pytorchProgram({ ...network, receipt })).toContain(
      'the rate was changed while it ran: 0.01 from step 100 on',
    );
    expect(kerasProgram({ ...network, data: 'own' })).toContain("other digits ('own'); this trains on MNIST");
    expect(kerasProgram({ ...network, origin: 'elsewhere' })).toContain('is not known');
    expect(kerasProgram({ ...network, origin: 'book' })).toContain('trained otherwise');
    expect(kerasProgram(network)).not.toMatch(/^# (The|How|In)/m);
  });

  it('have the page’s penalties and its early stopping, or say that they go on to the end', () => {
    const settings = { l1: 0.002, earlyStopping: { patience: 3, restoreBestWeights: true } };
    const network = trained([[5, 'relu']], settings);
    expect(kerasProgram(network)).toContain('kernel_regularizer=keras.regularizers.L1L2(0.002, 0)');
    expect(pytorchProgram(network)).toContain('loss + 0.002 * sum(layer.weight.abs().sum()');
    expect(kerasProgram(network)).toContain(
      'EarlyStopping(monitor="val_loss", min_delta=0, patience=3, mode="auto", restore_best_weights=True, start_from_epoch=0)',
    );
    expect(pytorchProgram(network)).toContain('goes on to the last epoch');
    expect(kerasProgram(trained([]))).not.toContain('EarlyStopping');
  });

  it('have the page’s clipping, in the library’s words', () => {
    const [each, all] = [trained([], { clipnorm: 0.25 }), trained([], { globalClipnorm: 3, optimizer: 'sgd' })];
    expect(kerasProgram(each)).toContain(
      'keras.optimizers.Adam(RATE, beta_1=0.9, beta_2=0.999, epsilon=1e-7, clipnorm=0.25)',
    );
    expect(kerasProgram(all)).toContain('keras.optimizers.SGD(RATE, global_clipnorm=3)');
    expect(pytorchProgram(each)).toMatch(
      /for parameter in model.*:\n +nn\.utils\.clip_grad_norm_\(\[parameter\], 0\.25\)/,
    );
    const order =
      /loss\.backward\(\)[^\n]*\n +nn\.utils\.clip_grad_norm_\(model\.parameters\(\), 3\)[^\n]*\n +optimizer\.step\(\)\n/;
    expect(pytorchProgram(all)).toMatch(order);
    for (const program of [kerasProgram(trained([])), pytorchProgram(trained([]))]) {
      expect(program).not.toMatch(/clip|schedule|scheduler|factor/i);
    }
  });

  it.skipIf(!has('numpy'))('have the page’s schedule: the same rate at every step', () => {
    const choices: ScheduleChoice[] = [
      { name: 'step', every: 7, factor: 0.5 },
      { name: 'step', every: 3, warmUp: 5 },
      { name: 'cosine', steps: 20, alpha: 0.25 },
      { name: 'cosine', steps: 9, warmUp: 4 },
      { name: 'constant', warmUp: 6 },
      { name: 'constant' },
    ];
    const [rate, times] = [0.5, Array.from({ length: 30 }, (_, t) => t)];
    const programs = choices.map((schedule) => {
      const network = trained([[5, 'relu']], { schedule, rate });
      const defined = (program: string, from: RegExp) =>
        program.slice(program.search(from), program.indexOf('def network'));
      const keras = kerasProgram(network);
      const pytorch = pytorchProgram(network);
      expect(keras).toContain('optimizer=keras.optimizers.Adam(schedule(), ');
      expect(pytorch).toContain('LambdaLR(optimizer, factor)');
      expect(pytorch).toMatch(/optimizer\.step\(\)\n +scheduler\.step\(\)\n/);
      return [defined(keras, /^(class WarmUp|def schedule)/m), defined(pytorch, /^def factor/m)];
    });
    // Keras's two schedules and two operations as its manual describes them
    const script = `import json, sys, types
import numpy as np
class ExponentialDecay:
    def __init__(self, rate, steps, factor, staircase=False): self.__dict__.update(locals())
    def __call__(self, t):
        turns = t / self.steps
        return self.rate * self.factor ** (np.floor(turns) if self.staircase else turns)
class CosineDecay:
    def __init__(self, rate, steps, alpha=0.0): self.__dict__.update(locals())
    def __call__(self, t):
        cosine = 0.5 * (1 + np.cos(np.pi * min(t, self.steps) / self.steps))
        return self.rate * ((1 - self.alpha) * cosine + self.alpha)
schedules = types.SimpleNamespace(LearningRateSchedule=object, ExponentialDecay=ExponentialDecay, CosineDecay=CosineDecay)
ops = types.SimpleNamespace(cast=lambda t, kind: float(t), where=np.where)
keras = types.SimpleNamespace(optimizers=types.SimpleNamespace(schedules=schedules), ops=ops)
RATE = ${rate}
found = []
for theirs, ours in json.loads(sys.argv[1]):
    names = dict(globals())
    exec(theirs + ours, names)
    rates = names["schedule"]()
    found.append([[float(rates(t)), RATE * float(names["factor"](t))] for t in range(${times.length})])
print(json.dumps(found))
`;
    const found = JSON.parse(python(written('schedules.py', script), JSON.stringify(programs))) as number[][][];
    for (const [k, choice] of choices.entries()) {
      const expected = scheduleOf(choice, rate);
      for (const t of times) {
        for (const value of found[k][t])
          expect(value, `${JSON.stringify(choice)} at ${t}`).toBeCloseTo(expected(t), 12);
      }
    }
  });

  it.skipIf(!has('torch', 'numpy'))(
    'train in PyTorch, with schedule and clipping, to a network that comes back',
    () => {
      const shared = { examples: 64, batch: 16, epochs: 2, validationSplit: 0.25 };
      const runs = [
        trained([[5, 'relu']], {
          ...shared,
          schedule: { name: 'cosine', steps: 4, warmUp: 2 },
          globalClipnorm: 0.5,
          l2: 0.01,
        }),
        trained([[4, 'tanh']], {
          ...shared,
          schedule: { name: 'step', every: 2 },
          clipnorm: 0.1,
          optimizer: 'nesterov',
          dropout: 0.5,
        }),
      ];
      const names = runs.map((network, k) => written(`train_${k}.py`, pytorchProgram(network)));
      const script = `import importlib.util, sys
import torch
for path in sys.argv[1:]:
    spec = importlib.util.spec_from_file_location("program", path)
    program = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(program)
    digits = lambda n: (torch.randint(0, 256, (n, 784), dtype=torch.uint8), torch.randint(0, 10, (n,)))
    program.mnist = lambda: [digits(64), digits(20)]
    program.train()
`;
      expect(python(written('train.py', script), ...names)).toMatch(
        /(epoch [12]: validation accuracy [\s\S]*test accuracy[\s\S]*){2}/,
      );
      for (const network of runs) {
        const bytes = readFileSync(join(folder, `${fileStem(network)}-from-pytorch.safetensors`));
        expect(readNetwork(new Uint8Array(bytes), 'n.safetensors').settings).toEqual(network.settings);
      }
    },
  );

  it('share each batch among the processes that torchrun starts, and among the GPUs of a machine', () => {
    const network = trained([[5, 'relu']]);
    expect(pytorchProgram(network)).toContain('DistributedDataParallel(model) if world > 1');
    expect(pytorchProgram(network)).toContain('batch_size=BATCH // world');
    expect(kerasProgram(network)).toContain('tf.distribute.MirroredStrategy()');
  });
});
