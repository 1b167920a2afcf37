/** A network's texts, whoever wrote them, do nothing in the programs that it becomes. */
import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { readSafetensors, writeSafetensors } from '../../../lib/data/safetensors.ts';
import { readNetwork } from '../../../lib/export/import.ts';
import { kerasProgram } from '../../../lib/export/keras.ts';
import { kerasSequential } from '../../../lib/export/keras-sequential.ts';
import { programName } from '../../../lib/export/python.ts';
import { fileName, pythonText } from '../../../lib/export/python-text.ts';
import { pytorchProgram } from '../../../lib/export/pytorch.ts';
import { pytorchSequential } from '../../../lib/export/pytorch-sequential.ts';
import { fileStem, metadataOf, type Trained } from '../../../lib/export/trained.ts';
import { writeWeights } from '../../../lib/export/weights-file.ts';
import { generator } from '../../../lib/generator.ts';
import { referenceKernels } from '../../../lib/kernels/reference.ts';
import { conv2d, dense, flatten, gru, type Layer, maxPooling2d, simpleRNN } from '../../../lib/model/layers.ts';
import { sequential } from '../../../lib/model/sequential.ts';
import { Problem } from '../../../lib/problem.ts';
import { pythonTokens, pythonValue } from '../../support/python-tokens.ts';
import { faultOf } from '../../support/refusals.ts';
import { tenChecks, trained } from '../../support/trained-networks.ts';

const pieces = [
  ...[
    "'",
    '"',
    "'''",
    '"""',
    '\\',
    '\\\\',
    '\n',
    '\r',
    '\r\n',
    '\f',
    '\v',
    '\0',
    '\u0085',
    '\u2028',
    '\u2029',
    '\u202e',
  ],
  ...[
    '\ud800',
    '\udc00',
    '😀',
    '模',
    '#',
    '{',
    '}',
    '{what}',
    '%s',
    '\\N{BULLET}',
    '\\x0a',
    '../',
    '/',
    ';',
    ' ',
    '\t',
  ],
  ...[
    "'}\nprint('gone')\n#",
    '"""\nimport os\n"""',
    '\nimport os\nos.abort()\n',
    "',\n}\nexec('1')\nT = {'a': '",
    '__proto__',
  ],
];
const random = generator(15, 'hostile', 0);
const below = (n: number) => Math.floor(n * random.uniform());
const hostileText = () => Array.from({ length: 1 + below(6) }, () => pieces[below(pieces.length)]).join('');

const schedule = { name: 'step', every: 100, factor: 0.5, warmUp: 10 } as const;
const plain = trained([[3, 'leaky_relu']], {
  ...{ dropout: 0.2, l1: 0.001, earlyStopping: { patience: 2 } },
  ...{ schedule, clipnorm: 2 },
});

/** The network with one thing that no network of ours has. */
const spoilings: readonly ((text: string) => Record<string, unknown>)[] = [
  (text) => ({ data: text }),
  (text) => ({ data: text, origin: 'book' }),
  (text) => ({ origin: text }),
  (text) => ({ receipt: { ...plain.receipt, changes: [{ step: text, rate: text }] } }),
  (text) => ({ receipt: { ...plain.receipt, changes: [{ step: 1, rate: 0.5, [text]: text }] } }),
  (text) => ({ receipt: { ...plain.receipt, data: text, [text]: text } }),
  (text) => ({ settings: { ...plain.settings, [text]: text } }),
  (text) => ({ settings: { ...plain.settings, optimizer: text } }),
  (text) => ({ settings: { ...plain.settings, layers: [{ units: 3, activation: text }] } }),
  (text) => ({ settings: { ...plain.settings, layers: [{ units: text, activation: 'relu' }] } }),
  (text) => ({ settings: { ...plain.settings, layers: [{ units: 3, activation: 'leaky_relu', [text]: text }] } }),
  (text) => ({ settings: { ...plain.settings, earlyStopping: { monitor: text } } }),
  (text) => ({ settings: { ...plain.settings, earlyStopping: { patience: 1, [text]: text } } }),
  (text) => ({ settings: { ...plain.settings, earlyStopping: { restoreBestWeights: text } } }),
  () => ({ settings: { ...plain.settings, earlyStopping: 5 } }),
  (text) => ({ settings: { ...plain.settings, schedule: text } }),
  (text) => ({ settings: { ...plain.settings, schedule: { name: text } } }),
  (text) => ({ settings: { ...plain.settings, schedule: { ...schedule, [text]: 1 } } }),
  ...['every', 'factor', 'warmUp'].map((key) => (text: string) => ({
    settings: { ...plain.settings, schedule: { ...schedule, [key]: text } },
  })),
  ...[
    'clipnorm',
    'globalClipnorm',
    'rate',
    'seed',
    'epochs',
    'batch',
    'dropout',
    'l1',
    'l2',
    'examples',
    'validationSplit',
  ].map((key) => (text: string) => ({ settings: { ...plain.settings, [key]: text } })),
];
const hostile = Array.from({ length: 200 }, (_, k) => {
  const text = hostileText();
  return { text, network: { ...plain, ...spoilings[k % spoilings.length](text) } as Trained };
});

const programsOf = { keras: kerasProgram, pytorch: pytorchProgram };
type Library = keyof typeof programsOf;
const libraries = Object.keys(programsOf) as Library[];

/** What the network becomes, or the Problem that refuses it; anything else is thrown. */
function become<T>(make: () => T): T | Problem {
  try {
    return make();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
}

const written = hostile.flatMap(({ text, network }) =>
  libraries.map((library) => ({ text, library, outcome: become(() => programsOf[library](network)) })),
);
const isPython = spawnSync('python3', ['-c', '']).status === 0;

/** What Python says of lists of programs and of literals: a program's tree without its places, a literal's code units. */
function readByPython(programs: readonly string[], literals: readonly string[]) {
  const script = `import ast, json, sys
told = json.load(sys.stdin)
units = lambda text: list(memoryview(text.encode("utf-16-le", "surrogatepass")).cast("H"))
print(json.dumps([[ast.dump(ast.parse(p)) for p in told[0]], [units(ast.literal_eval(t)) for t in told[1]]]))`;
  const { stdout, stderr } = spawnSync('python3', ['-c', script], {
    input: JSON.stringify([programs, literals]),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as [string[], number[][]];
}

const withoutComments = (program: string) =>
  pythonTokens(program)
    .filter(({ kind }) => kind !== 'comment')
    // an empty line more or less, where a comment stood, is nothing
    .filter(({ kind }, k, all) => kind !== 'line' || all[k - 1]?.kind !== 'line')
    .map(({ kind, source }) => (kind === 'line' ? source.slice(source.lastIndexOf('\n')) : source));

describe('the programs of 200 hostile networks', () => {
  const programs = written.filter((one): one is typeof one & { outcome: string } => typeof one.outcome === 'string');
  const refusals = written.flatMap(({ outcome }) => (outcome instanceof Problem ? [outcome] : []));

  it('are refused in one line, or written', () => {
    expect(programs.length).toBeGreaterThan(40);
    expect(refusals.length).toBeGreaterThan(200);
    for (const refusal of refusals) expect([faultOf(refusal), /[\n\r]/.test(refusal.message)]).toEqual([null, false]);
  });

  it('have not a token more than the plain network’s, comments apart, and every comment is plain ASCII on its line', () => {
    for (const { library, outcome, text } of programs) {
      expect(withoutComments(outcome), text).toEqual(withoutComments(programsOf[library](plain)));
      for (const { kind, source } of pythonTokens(outcome)) {
        if (kind === 'comment') expect(source).toMatch(/^#[\x20-\x7e]*$/);
      }
    }
  });

  it('tell the text in their comment so that it can be read back', () => {
    const told = programs.filter(({ outcome }) => outcome.includes('trained on other digits'));
    expect(told.length).toBeGreaterThan(10);
    for (const { outcome, text } of told) {
      const [, literal] = /other digits \(('.*')\); this/.exec(outcome) ?? [];
      expect(pythonValue(literal)).toBe(text);
    }
  });

  it.skipIf(!isPython)('are to Python the plain network’s, comments apart', () => {
    const plainTrees = readByPython(
      libraries.map((library) => programsOf[library](plain)),
      [],
    )[0];
    const [trees] = readByPython(
      programs.map(({ outcome }) => outcome),
      [],
    );
    expect(trees).toEqual(programs.map(({ library }) => plainTrees[libraries.indexOf(library)]));
  });

  it('are called by letters, digits, hyphens and dots', () => {
    for (const { network } of hostile) {
      for (const name of [fileStem(network), programName(network, 'Keras')])
        expect(name).toMatch(/^[A-Za-z0-9][\w.-]*$/);
    }
    expect(fileName('../..', '/etc/passwd', '\n')).toMatch(/^[A-Za-z0-9_-]+[\w.-]*$/);
  });
});

describe('any network under a hostile name', () => {
  const kernels = referenceKernels({ precision: 'float32' });
  const named = (layers: readonly Layer[], inputShape: readonly number[]) =>
    sequential(layers, { inputShape, kernels });
  const models = [
    named([conv2d(1, 2, { activation: 'leaky_relu' }), maxPooling2d(1), flatten(), dense(1)], [2, 2, 1]),
    named(
      [
        simpleRNN(1, { returnSequences: true }),
        gru(1, { returnSequences: true }),
        gru(1, { resetAfter: false }),
        dense(1),
      ],
      [2, 1],
    ),
  ];

  it('becomes programs of the same tokens, whose two names are a file’s and nothing else', () => {
    for (const write of [kerasSequential, pytorchSequential]) {
      for (const model of models) {
        const kinds = (program: string) => pythonTokens(program).map(({ kind }) => kind);
        const usual = kinds(write(model, 'network'));
        for (let k = 0; k < 40; k++) {
          const program = write(model, hostileText());
          expect(kinds(program)).toEqual(usual);
          expect(program).toMatch(/^ {4}python [\w.-]+-(keras|pytorch)\.py$/m);
          expect(program).toMatch(/^WEIGHTS = pathlib\.Path\(__file__\)\.with_name\("[\w.-]+\.safetensors"\)$/m);
        }
      }
    }
  });
});

describe('a text as a Python literal', () => {
  const texts = [
    ...pieces,
    ...Array.from({ length: 200 }, hostileText),
    ...Array.from({ length: 300 }, (_, k) => String.fromCharCode(k)),
  ];

  it('is one token of ASCII with the same value', () => {
    for (const text of texts) {
      const literal = pythonText(text);
      expect(literal).toMatch(/^[\x20-\x7e]*$/);
      expect(pythonTokens(literal)).toEqual([{ kind: 'text', source: literal }]);
      expect(pythonValue(literal)).toBe(text);
    }
  });

  it.skipIf(!isPython)('is that to Python, too', () => {
    const units = texts.map((text) => Array.from({ length: text.length }, (_, k) => text.charCodeAt(k)));
    expect(readByPython([], texts.map(pythonText))[1]).toEqual(units);
  });
});

describe('a file with hostile texts', () => {
  const whole = readSafetensors(writeWeights(plain, tenChecks(plain)), 'n');
  const withText = (metadata: Record<string, string>) =>
    writeSafetensors({ ...whole, metadata: { ...whole.metadata, ...metadata } });

  it('is refused in one line, or taken in without them', () => {
    for (const { network } of hostile) {
      const { settings, receipt, origin, data } = network;
      const told = { settings: JSON.stringify(settings), receipt: JSON.stringify(receipt), origin, data: data ?? '' };
      const found = become(() => readNetwork(withText(told), 'n.safetensors'));
      if (found instanceof Problem) expect([faultOf(found), /[\n\r]/.test(found.message)]).toEqual([null, false]);
      else expect(metadataOf(found)).toEqual(metadataOf(plain));
    }
  });

  it.each([
    ['earlyStopping 5', { settings: '{"earlyStopping":5}' }, 'network-settings'],
    ['a key twice in its settings', { settings: '{"seed":1,"seed":2}' }, 'network-settings'],
    ['an escaped key twice', { settings: '{"seed":1,"s\\u0065ed":2}' }, 'network-settings'],
    ['more activations than layers', { settings: undefined, activations: 'leaky_relu softmax relu' }, 'network-text'],
    ['activations of another name', { settings: undefined, activations: 'gelu softmax' }, 'network-text'],
    ['activations other than its settings', { activations: 'relu softmax' }, 'network-text'],
    ['steps that are no number', { steps: '1e3' }, 'network-text'],
    ['a damaged receipt', { receipt: '{"testAccuracy":1}' }, 'network-text'],
    ['another origin', { origin: 'moon' }, 'network-text'],
    ['another source of its digits', { check_source: 'moon' }, 'network-checks'],
  ])('with %s is refused by name', (_what, change, code) => {
    const metadata = Object.fromEntries(
      Object.entries({ ...whole.metadata, ...change }).filter(([, text]) => text !== undefined),
    ) as Record<string, string>;
    const file = writeSafetensors({ ...whole, metadata });
    expect(() => readNetwork(file, 'n.safetensors')).toThrow(expect.objectContaining({ code }));
  });

  it('with digits to compare that are not those it was written with is refused', () => {
    const { checks_sha256: _, ...unhashed } = whole.metadata;
    for (const metadata of [whole.metadata, unhashed]) {
      const images = whole.tensors['check.images'].values.slice().fill(200, 0, 300);
      const tensors = { ...whole.tensors, 'check.images': { shape: [10, 784], values: images } };
      expect(() => readNetwork(writeSafetensors({ tensors, metadata }), 'n')).toThrow(
        expect.objectContaining({ code: 'network-checks' }),
      );
    }
    const labels = whole.tensors['check.labels'].values.slice().fill(0);
    const tensors = { ...whole.tensors, 'check.labels': { shape: [10], values: labels } };
    expect(() => readNetwork(writeSafetensors({ ...whole, tensors }), 'n')).toThrow('checks_sha256');
  });

  it('with a tensor that belongs to no layer, or one told twice, is refused', () => {
    const tensors = { ...whole.tensors, 'dense_4.bias': { shape: [1], values: new Float32Array(1) } };
    expect(() => readNetwork(writeSafetensors({ ...whole, tensors }), 'n')).toThrow('dense_4.bias belongs to no layer');
    const header = `{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}`;
    const bytes = new Uint8Array(8 + header.length + 1);
    bytes[0] = header.length;
    bytes.set(new TextEncoder().encode(header), 8);
    expect(() => readSafetensors(bytes, 'n')).toThrow('n: a is told twice');
  });
});
