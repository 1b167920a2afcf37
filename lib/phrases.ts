/**
 * Pieces of sentences that a Problem's facts may be, as data: a code, and facts of its own. The English stands here, the
 * Chinese in `src/i18n/phrases.ts` under the same codes.
 */
export const phrases = {
  // where: characters are counted from 1
  character: 'at character {from}',
  macro: 'in a macro',
  // what cannot be read
  'empty-formula': 'an empty formula',
  'empty-place': 'an empty place',
  end: 'the end of the formula',
  piece: '"{piece}" ({type})',
  delimiters: '"{open}" closed by "{close}"',
  unclosed: '"{open}" that is never closed',
  'as-number': '"{text}" as a number',
  index: 'the index "{index}"',
  superscript: 'the superscript of "{symbol}"',
  list: 'a list where one quantity is expected',
  'function-index': '\\{name} with the index {index}',
  'function-scripts': 'what hangs on the function {name}: it is one function, whatever index or exponent it has',
  'function-alone': '\\{name} without an argument',
  'function-sign': '\\{name} of a sign: use brackets',
  'function-brackets': 'the function {name} without brackets',
  counting: 'the superscript in brackets of {symbol}: it counts, and there is nothing to count',
  'parted-matrix': 'a matrix with lines between its rows or columns',
  'case-without-condition': 'a case without a condition before the last',
  unused: '"{piece}": nothing here uses it',
  'expectation-brackets': 'an expectation without brackets',
  'several-quantities': 'several quantities where one is expected',
  'side-missing': 'an equation with a side missing',
  'index-alone': 'an index that hangs on nothing',
  'array-outside': 'rows and columns without brackets around them',
  'number-subscript': 'a number with a subscript',
  'stack-without-line': 'a stack without a fraction line',
  'condition-relation': 'a condition without a relation',
  'limit-lower': 'an upper limit without a lower one',
  'limit-index': 'an upper limit without an index',
  'sum-index': 'the index of a sum',
  'cases-columns': 'cases with more than two columns',
  'indicator-condition': 'an indicator without its condition',
  'norm-index': 'the norm with index {index}',
  'inner-product': 'angle brackets round anything but two vectors: ⟨u, v⟩',
  'bracket-prime': 'a prime on a bracket',
  'derivative-form': 'a derivative that is not of the form ∂L/∂w',
  'derivative-outside': '∂ outside of a derivative ∂L/∂w',
  // what KaTeX says
  'tex-command': 'the command {command} is not known',
  'tex-extra': '"{found}" stands where the formula should end',
  'tex-ends': 'the formula ends before its "{expected}"',
  'tex-expected': 'expected "{expected}", found "{found}"',
  'tex-group': 'nothing stands behind {command}',
  'tex-superscript-twice': 'a second superscript: put braces',
  'tex-subscript-twice': 'a second subscript: put braces',
  // why it could mean two things
  'two-slashes': 'a / b / c: write a fraction',
  'slash-product': 'a / b c: is c below the line? Write \\frac or brackets',
  'euler-number': "is e Euler's number? A power of ten is written 10^{-8}",
  'either-or': '{first}, or {second}? Put brackets',
  'slash-sum': 'a / \\sum b · c: is c below the line? Write \\frac or brackets',
  'digit-groups': 'digits parted by a comma or a gap: one number, or several? One is written 1{,}000 or 60\\,000',
  'number-behind': 'a number behind a factor: a product (write \\cdot), or an index or exponent that slipped?',
  'mixed-number': 'a number before a fraction of numbers: 2½, or 2 · ½?',
  'product-or-value': '{name} times {argument}, or the value of {name} at {argument}? Write \\cdot, or an index',
  'behind-fold': 'behind \\{name}: is it inside? Bracket what the \\{name} is taken of',
  'double-factorial': 'n!!: the double factorial, or (n!)!?',
  'power-factorial': 'n^2!: (n^2)!, or (n!)^2?',
  braces: '{{tex}} with an index or exponent: of the whole, or of its last letter? Braces show nothing; put brackets',
  'samples-or-weights': '{name} ~ {from}, and {from} has values: are they weights? Samples are the values of {name}',
  'expectation-power': 'E(x)^2: E[x^2], or (E[x])^2? Put square brackets',
  'compound-assignment':
    '{sign}: an assignment of what both sides together give, or an equation? Write x \\leftarrow x + …',
  'stray-line': 'a line without a sign behind an equation: does it continue it, by what?',
  'inner-elementwise': '{piece}: an inner product times an array, or an inner product with one? Put brackets',
  'matrix-exponent': '{piece}: the exponential of a matrix, or of each of its entries?',
  'matrix-function': '{name} of a square matrix: of the matrix as a whole, or of each entry?',
  'transposed-entry': '{piece}: an entry of the transposed matrix, or a block of this name transposed? Put brackets',
  'inverse-entry': '{piece}: an entry of the inverse, or one over the entry? Put brackets',
  'bare-bracket': '\\{name} a ( b ): is the bracket inside the function? Bracket its argument',
  'argmax-indices': 'argmax over several indices',
  'over-what': 'nothing says over which index to go',
  'index-commas': 'the index "{index}" of an array with {count} indices: put commas',
  'times-arrays': '× or * of two arrays: write \\odot, \\cdot or nothing',
  'matrix-power': 'the power of a matrix: its product with itself, or of each entry?',
  'array-bars': '|x| of an array: a norm is written \\|x\\|',
  'matrix-norm': 'the norm of a matrix: write \\|W\\|_F for that of its entries',
  // what was expected or found
  'a-number': 'a number',
  numbers: 'numbers',
  'a-vector': 'a vector',
  'square-matrix': 'a square matrix',
  'a-matrix': 'a matrix',
  'an-interval': 'an interval',
  'number-exponent': 'a number as exponent',
  'an-array': 'an array',
  nothing: 'nothing',
  ragged: 'rows of different lengths',
  'the-array': 'an array of shape [{shape}]',
  'the-number': 'the number {value}',
} as const satisfies Record<string, string>;

export type PhraseCode = keyof typeof phrases;

export interface Phrase {
  readonly phrase: PhraseCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

export const phrase = (code: PhraseCode, facts: Phrase['facts'] = {}): Phrase => ({ phrase: code, facts });
