/**
 * What goes wrong, as data: a code, and the facts of the case (what was expected, what was found).
 *
 * The engine speaks no page's language. The English below is the default message (`error.message`);
 * `src/i18n/problems.ts` holds the Chinese for the same codes, and a test holds the two lists together.
 * A message names the place, the expected and the found: `dense: input has 783 columns, W has 784 rows`.
 */
import { type Phrase, phrases } from './phrases.ts';

export const messages = {
  shape: '{where}: expected {expected}, found {found}',
  range: '{where} must be {expected}, found {found}',
  choice: '{where}: unknown name "{found}", known are {expected}',
  memory: 'The network needs {needed} more bytes of memory, {available} are left',
  unexpected: 'something unexpected went wrong: {message}',
  'worker-died': 'the worker stopped answering; it can be restarted without reloading the page',
  'job-limit': 'not finished after {seconds} seconds: it was ended',
  'no-network': '{what} needs a network: start a run first',
  'no-checkpoint': 'no interrupted run is kept in this browser, or it is damaged',
  'progress-file': 'this is no file of solved exercises: it begins with {found}',
  'progress-entry': 'the file is damaged: what it says of {entry} cannot be read',
  'progress-size': '{file}: {found} are more than any reader’s progress; at most {expected} are read',
  unsupported: 'this browser lacks {what}, without which nothing can be trained here',
  'own-files': 'expected {expected} files (images and labels, for training and test), found {found}',
  'own-kinds': 'expected {expected} files of images among the four, found {found}: {names}',
  'data-in-use': 'a run is under way on the present data: stop it first',
  'no-own-data': 'no digits of your own are kept in this browser',
  'no-data': 'this site was built without the MNIST data, so nothing can be trained here',
  'no-ink': 'no ink: nothing is drawn',
  'not-fetched': '{file} did not arrive: {found}',
  'tensors-short': '{file} is cut short: expected at least {expected} bytes, found {found}',
  'tensors-length': '{file}: its header describes {expected} bytes, it has {found}',
  'tensors-header': '{file}: its header cannot be read: {found}',
  'tensors-type': '{file}: the tensor {tensor} has the type {found}, known are {expected}',
  'tensors-place': '{file}: the tensor {tensor} should lie at the bytes {expected}, it says {found}',
  'tensors-missing': '{file}: the tensor {tensor} is missing',
  'tensors-value': '{file}: the tensor {tensor} has {found} at index {index}',
  'tensors-rank': '{file}: the tensor {tensor} should have {expected} dimensions, it has the shape {found}',
  'tensors-size': '{file}: the tensor {tensor} should have {expected} numbers by its shape, it has {found}',
  'tensors-external': '{file}: the numbers of {tensor} lie in another file',
  'tensors-surplus': '{file}: the tensor {tensor} belongs to no layer',
  'key-twice': '{file}: {key} is told twice',
  'network-text': '{file}: what it says of {key} cannot be read: {found}',
  'network-checks': '{file}: its digits to compare are not what its own network says of them: {found}',
  wire: '{file} is damaged or no ONNX file: at byte {found} it cannot be read',
  'onnx-missing': '{file}: no {what} in this ONNX file',
  'onnx-operator': '{file}: the operator {found} is not known here, known are {expected}',
  'onnx-place': '{file}: the operator {found} ({node}) stands where none is expected',
  'onnx-chain': '{file}: {node} reads {found}, expected {expected}: only a single chain of layers can be taken in',
  'onnx-attribute': '{file}: {where} with {name} = {found}; only {expected} can be taken in',
  'layers-chain': '{file}: layer {layer} takes {found} numbers, the layer before gives {expected}',
  'network-input': '{file}: the network takes {found} numbers, an image has {expected} pixels',
  'network-output': '{file}: the network should end in {expected}; it ends in {found}',
  'network-settings': '{file}: its settings cannot be read: {found}',
  'network-activations': '{file} does not say which activations its layers have; as an ONNX file it would',
  'network-weights': '{file}: {found} weights; a browser keeps at most {expected}',
  'file-size': '{file}: {found} are more than a network here can have; at most {expected} are read',
  'settings-disagree': '{file}: its settings describe {expected}, its weights are those of {found}',
  columns: '{where}: input has {found} columns, the first layer has weights for {expected}',
  'compile-first': '{where}: expected a model that is compiled, found one that is not: call compile first',
  'no-dense': '{where}: expected at least one dense layer, found none',
  'last-layer': 'the last layer: expected dense, found {found}',
  'no-maps': 'layer {layer}: expected conv2d or maxPooling2d, whose numbers have places in the image, found {found}',
  'layer-place': 'layer {layer}: {kind} must stand behind {expected}, found behind {found}',
  'input-rank': '{where}: expected an input of {expected} dimensions, found the shape {found}',
  scheduled: '{where}: the rate follows a schedule and cannot be set',
  'no-examples': '{where}: expected at least 1 example, found {found}',
  'not-finite': '{where}: row {row}, column {column}: expected a finite number, found {found}',
  'targets-count': 'expected {expected} targets, one for each input, found {found}',
  'targets-width': 'targets: expected rows of {expected} numbers, found rows of {found}',
  'label-range': 'label {index} must be {expected}, found {found}',
  'labels-needed': '{loss} needs one label for each example, found rows of {found} numbers',
  'rows-needed': '{loss} needs rows of {expected} targets, found one label for each example',
  'loss-output': '{loss} needs {expected} as the last activation, found {found}',
  'no-validation':
    '{where}: {found} needs validation examples, and none are kept; without them expected one of {expected}',
  diverged: 'step {step}: the {quantity} of layer {layer} became infinite or not a number (rate {rate})',
  'network-size': 'this network needs {needed} of memory, at most {limit} are given to one',
  'idx-magic': '{file}: expected the magic number {expected}, found {found}',
  'idx-type': '{file}: expected elements of the type {expected} (unsigned bytes), found {found}',
  'idx-rank': '{file}: expected {expected} dimensions, found {found}',
  'idx-dimensions': '{file}: expected {expected} values, the header says {found}',
  'idx-header': '{file}: the header is cut short: expected {expected} bytes, found {found}',
  'idx-truncated': '{file}: cut short: expected {expected} bytes of data, found {found}',
  'idx-trailing': '{file}: expected {expected} bytes of data, found {found}: something stands behind the end',
  'idx-size': '{file}: expected images of {expected} pixels, found {found}',
  'idx-count': '{file}: expected {expected} examples, found {found}',
  'idx-disagree': '{images} has {expected} images, {labels} has {found} labels',
  'idx-label': '{file}: label {index} must be {expected}, found {found}',
  hash: '{file}: expected SHA-256 {expected}, found {found}',
  gzip: '{file}: expected a whole gzip archive, found {found}',
  unreadable: '{file}: could not be read ({found})',
  'no-mnist':
    'MNIST is not here: {file} was looked for in {searched}; npm run data fetches it, or set MNIST_DIR to a folder with the four files',
  manifest: '{file}: expected the list of data shards, found {found}',
  fetch: '{file}: could not be fetched ({found})',
  'shard-size': '{file}: expected {expected} bytes, found {found}',
  'formula-tex': 'KaTeX cannot read this TeX ({place}): {message}',
  'formula-unreadable': 'cannot read {what} {place}',
  'formula-ambiguous': 'this can be read in two ways {place}: {why}',
  'formula-symbol': 'the symbol {symbol} (in "{shown}" {place}) has no value; known are {known}',
  'formula-value': 'the value of {name} is not a number or a full array of numbers: found {found}',
  'formula-index-missing': '"{symbol}" {place} needs an index; known are {known}',
  'formula-index': 'the index {index} of "{symbol}" {place} is out of its range {range}',
  'formula-rank': '"{symbol}" {place} has {indices} indices, its value has the shape {shape}',
  'formula-limit': 'a limit {place} must be a whole number, found {found}',
  'formula-range-unknown': 'nothing says over what the index {index} runs {place}',
  'formula-ranges': 'the index {index} {place} would run over {first} and over {second}',
  'formula-misfit': 'in "{piece}" {place} the shapes do not fit: {left} and {right}',
  'formula-shape': 'in "{piece}" {place}: expected {expected}, found {found}',
  'formula-function': '"{symbol}" {place} is the function {name}: it needs an argument in brackets',
  'formula-arguments': '{name} {place}: expected {expected} arguments, found {found}',
  'formula-derivative': '{name} {place}: its derivative with {primes} primes is not known',
  'formula-no-case': 'none of the cases {place} holds',
  'formula-empty': '"{piece}" {place} goes over nothing',
  'formula-not-a-number': '"{piece}" {place} is not a number (0/0, the logarithm of a negative number or the like)',
  'formula-infinite': '"{piece}" {place} is no finite number: a division by 0, the logarithm of 0, or beyond 10^308',
  'formula-key-twice': 'two keys name the same symbol: {key}',
  'formula-disagree': 'the sides of the equation differ: {first} and {second}',
  'formula-long': 'this formula has more than {most} characters',
  'formula-deep': 'this formula nests deeper than {most} brackets',
  'formula-work': 'this formula would take more than {most} operations',
  'formula-singular': '"{piece}" {place}: this matrix has no inverse',
  'formula-blocks': 'in "{piece}" {place} the sizes of rows and columns do not fit together',
  'formula-cases': 'two of the cases {place} hold, and give different values',
  'formula-samples': 'no samples: {index} ~ {from} {place} needs an array as the value of {index}',
  'formula-relation': '"{sign}" is a relation: it holds or not, and has no value',
  'formula-lines': 'expected one formula, found {count} lines',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof messages;
type Fact = string | number | Phrase;
export type Facts = Readonly<Record<string, Fact>>;

/** The names of the blanks of a template. */
type Blanks<Template extends string> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Blanks<Rest>
  : never;
/** A code with a fact for every blank of its sentence. */
type Told = {
  [Code in ProblemCode]: [
    code: Code,
    facts: Readonly<Record<Blanks<(typeof messages)[Code]>, Fact>> & Facts,
    options?: ErrorOptions,
  ];
}[ProblemCode];

/** An error of this book: `code` selects the sentence, `facts` fill it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Facts;

  constructor(...[code, facts, options]: Told) {
    super(sentence(messages[code], facts), options);
    this.name = 'Problem';
    this.code = code;
    this.facts = facts;
  }
}

/** A Problem again that came as data from a worker, which made it of a Problem of its own. */
export const problemOf = ({ code, facts }: { readonly code: ProblemCode; readonly facts: Facts }): Problem =>
  new Problem(...([code, facts] as unknown as Told));

/** What was thrown, as a Problem. */
export const problemIn = (cause: unknown): Problem =>
  cause instanceof Problem ? cause : new Problem('unexpected', { message: String(cause) });

/** The template with each `{name}` replaced by its fact; a fact that is a phrase by its own template of the same language. */
export function sentence(template: string, facts: Facts, words: Readonly<Record<string, string>> = phrases): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name] ?? whole;
    return typeof fact === 'object' ? sentence(words[fact.phrase], fact.facts) : String(fact);
  });
}
