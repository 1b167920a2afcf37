/**
 * What goes wrong, as data: a code, and the facts of the case (what was expected, what was found).
 *
 * The engine speaks no page's language. The English below is the default message (`error.message`);
 * `src/i18n/problems.ts` holds the Chinese for the same codes, and a test holds the two lists together.
 * A message names the place, the expected and the found: `dense: input has 783 columns, W has 784 rows`.
 */
export const messages = {
  shape: '{where}: expected {expected}, found {found}',
  range: '{where} must be {expected}, found {found}',
  choice: '{where}: unknown name "{found}", known are {expected}',
  memory: 'The network needs {needed} more bytes of memory, {available} are left',
  unexpected: 'something unexpected went wrong: {message}',
  'worker-died': 'the training worker stopped answering; it can be restarted without reloading the page',
  'no-network': '{what} needs a network: start a run first',
} as const satisfies Record<string, string>;

export type ProblemCode = keyof typeof messages;
export type Facts = Readonly<Record<string, string | number>>;

/** An error of this book: `code` selects the sentence, `facts` fill it. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly facts: Facts;

  constructor(code: ProblemCode, facts: Facts, options?: ErrorOptions) {
    super(sentence(messages[code], facts), options);
    this.name = 'Problem';
    this.code = code;
    this.facts = facts;
  }
}

/** The template with each `{name}` replaced by its fact. */
export function sentence(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => String(facts[name] ?? whole));
}
