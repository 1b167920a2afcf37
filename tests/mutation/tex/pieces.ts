/**
 * The TeX of an equation as pieces that know their places: enough of TeX to edit a formula and leave the rest as it was.
 * It shares no code with `lib/formula`, so that a slip made here is made in the TeX and not in the reader's own tree.
 */

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A list of pieces between two places, without the braces or brackets around it. */
export interface Run extends Span {
  readonly pieces: readonly Piece[];
}

export type PieceKind = 'symbol' | 'digit' | 'sign' | 'relation' | 'mark' | 'command' | 'bracket' | 'group' | 'cases';

/** One thing with what hangs on it: `w_{ij}^l`, `\frac{…}{…}`, `\left( … \right)`. */
export interface Piece extends Span {
  readonly kind: PieceKind;
  /** The letter, the command, or the opening bracket. */
  readonly name: string;
  /** The end of the thing itself, before its indices. */
  readonly core: number;
  readonly parts: readonly Run[];
  readonly sub: (Span & { readonly run: Run }) | null;
  readonly sup: (Span & { readonly run: Run }) | null;
  /** Where its primes stand. */
  readonly primes: readonly number[];
}

/** Commands with one argument that belong to a symbol; their argument is part of the name. */
const worn = new Set(['\\mathbf', '\\boldsymbol', '\\mathbb', '\\operatorname', '\\text']);
const accents = new Set(['\\hat', '\\tilde', '\\bar']);
const relations = new Set(['=', '<', '>', '\\le', '\\ge', '\\leftarrow', '\\approx', '\\ne']);
const spaces = new Set(['\\,', '\\;', '\\!', '\\quad']);
const closing: Record<string, string> = { '(': ')', '[': ']', '|': '|' };

export const isAccent = (piece: Piece): boolean => accents.has(piece.name);
export const isBold = (piece: Piece): boolean => /^\\(mathbf|boldsymbol)/.test(piece.name);

export class Reader {
  readonly #tex: string;
  #at = 0;

  constructor(tex: string) {
    this.#tex = tex;
  }

  /** The whole formula. Throws where this small reader meets what it does not know. */
  all(): Run {
    const run = this.#run(() => this.#at >= this.#tex.length);
    return run;
  }

  #run(ends: () => boolean): Run {
    const pieces: Piece[] = [];
    this.#space();
    const start = this.#at;
    let end = start;
    while (!ends()) {
      if (this.#at >= this.#tex.length) throw new Error(`${this.#tex}: ends too early`);
      const piece = this.#piece();
      if (piece) {
        pieces.push(piece);
        end = piece.end;
      }
      this.#space();
    }
    return { start, end: Math.max(end, start), pieces };
  }

  #space(): void {
    for (;;) {
      const command = /^\\[,;!]|^\\quad/.exec(this.#tex.slice(this.#at))?.[0];
      if (this.#tex[this.#at] === ' ') this.#at++;
      else if (command && spaces.has(command)) this.#at += command.length;
      else return;
    }
  }

  #word(): string {
    const word = /^(\\[a-zA-Z]+|\\.|.)/s.exec(this.#tex.slice(this.#at))?.[0] ?? '';
    this.#at += word.length;
    return word;
  }

  #starts(word: string): boolean {
    return this.#tex.startsWith(word, this.#at);
  }

  /** What stands between braces, or the one thing that follows. */
  #argument(): Run {
    while (this.#tex[this.#at] === ' ') this.#at++;
    if (!this.#starts('{')) {
      const piece = this.#bare();
      return { start: piece.start, end: piece.end, pieces: [piece] };
    }
    this.#at++;
    const run = this.#run(() => this.#starts('}'));
    this.#at++;
    return run;
  }

  /** One thing without its indices: an argument without braces. */
  #bare(): Piece {
    const start = this.#at;
    const { name, kind, parts } = this.#core();
    return { start, end: this.#at, core: this.#at, name, kind, parts, sub: null, sup: null, primes: [] };
  }

  #core(): { name: string; kind: PieceKind; parts: Run[] } {
    const start = this.#at;
    const name = this.#word();
    const kindOf = (kind: PieceKind, ...parts: Run[]) => ({ name, kind, parts });
    if (name === '\\frac') return kindOf('command', this.#argument(), this.#argument());
    if (name === '\\sqrt' || accents.has(name)) return kindOf('command', this.#argument());
    if (worn.has(name)) {
      const to = this.#tex.indexOf('}', this.#at) + 1;
      this.#at = to;
      return { name: this.#tex.slice(start, to), kind: name === '\\text' ? 'mark' : 'symbol', parts: [] };
    }
    if (name === '\\begin') return this.#environment();
    if (name === '\\left' || name === '\\bigl') {
      const open = this.#word();
      const close = name === '\\left' ? '\\right' : '\\bigr';
      const run = this.#run(() => this.#starts(close));
      this.#at += close.length;
      this.#word();
      return { name: open, kind: 'bracket', parts: [run] };
    }
    if (name === '{') {
      const run = this.#run(() => this.#starts('}'));
      this.#at++;
      return kindOf('group', run);
    }
    if (closing[name]) {
      const run = this.#run(() => this.#starts(closing[name]));
      this.#at++;
      return kindOf('bracket', run);
    }
    if (name === '+' || name === '-') return kindOf('sign');
    if (relations.has(name)) return kindOf('relation');
    if (/^\d$/.test(name)) return kindOf('digit');
    if (/^[a-zA-Z]$/.test(name) || greek.test(name)) return kindOf('symbol');
    if (name === '&' || name === '\\\\' || name === ',') return kindOf('mark');
    if (name.startsWith('\\')) return kindOf('command');
    throw new Error(`${this.#tex}: "${name}" at character ${start + 1} is not known here`);
  }

  #environment(): { name: string; kind: PieceKind; parts: Run[] } {
    const name = /^\{(\w+)\}/.exec(this.#tex.slice(this.#at))?.[1] ?? '';
    this.#at += name.length + 2;
    const parts: Run[] = [];
    const end = `\\end{${name}}`;
    while (!this.#starts(end)) {
      parts.push(this.#run(() => this.#starts('&') || this.#starts('\\\\') || this.#starts(end)));
      if (this.#starts('&')) this.#at++;
      if (this.#starts('\\\\')) this.#at += 2;
    }
    this.#at += end.length;
    return { name, kind: 'cases', parts };
  }

  #piece(): Piece | null {
    const start = this.#at;
    const { name, kind, parts } = this.#core();
    const core = this.#at;
    let [sub, sup] = [null, null] as [Piece['sub'], Piece['sup']];
    const primes: number[] = [];
    for (;;) {
      const from = this.#at;
      if (this.#starts("'")) {
        primes.push(from);
        this.#at++;
      } else if (this.#starts('_') || this.#starts('^')) {
        const sign = this.#word();
        const run = this.#argument();
        if (sign === '_') sub = { start: from, end: this.#at, run };
        else sup = { start: from, end: this.#at, run };
      } else return { start, end: this.#at, core, name, kind, parts, sub, sup, primes };
    }
  }
}

const greek = /^\\(alpha|beta|delta|epsilon|eta|lambda|mu|rho|sigma|partial)$/;
