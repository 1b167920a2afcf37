/**
 * A reference file's fields, read strictly: what is missing, of the wrong kind or not known is an error that names it,
 * because a field that nobody reads is a number that nobody checks.
 */
export class Fields {
  readonly #values: Record<string, unknown>;
  readonly #where: string;
  readonly #read = new Set<string>();

  constructor(values: unknown, where: string) {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw new Error(`${where}: expected an object, found ${JSON.stringify(values)}`);
    }
    this.#values = values as Record<string, unknown>;
    this.#where = where;
  }

  has(key: string): boolean {
    return this.#values[key] !== undefined;
  }

  /** A number; `usual` where it is absent, and an error where there is none. */
  number(key: string, usual?: number): number {
    const value = this.#take(key, usual);
    if (typeof value !== 'number' || !Number.isFinite(value)) this.#refuse(key, 'a number', value);
    return value as number;
  }

  /** A whole number of at least `min`. */
  whole(key: string, min: number, usual?: number): number {
    const value = this.number(key, usual);
    if (!Number.isInteger(value) || value < min) this.#refuse(key, `a whole number from ${min}`, value);
    return value;
  }

  /** One whole number for both sides of a square, or [rows, columns]. */
  extent(key: string): [number, number] {
    const value = this.#take(key);
    const sides = Array.isArray(value) ? value : [value, value];
    if (sides.length !== 2 || !sides.every((side) => Number.isInteger(side) && side >= 1)) {
      this.#refuse(key, 'a whole number from 1, or two', value);
    }
    return sides as [number, number];
  }

  flag(key: string): boolean {
    const value = this.#take(key, false);
    if (typeof value !== 'boolean') this.#refuse(key, 'true or false', value);
    return value as boolean;
  }

  word<T extends string>(key: string, known: readonly T[]): T {
    const value = this.#take(key);
    if (!known.includes(value as T)) {
      throw new Error(`${this.#where}: unknown ${key} ${JSON.stringify(value)}, known are ${known.join(', ')}`);
    }
    return value as T;
  }

  text(key: string): string {
    const value = this.#take(key, '');
    if (typeof value !== 'string') this.#refuse(key, 'text', value);
    return value as string;
  }

  list<T>(key: string, accepts: (item: unknown) => boolean, what: string): T[] {
    const value = this.#take(key);
    if (!Array.isArray(value) || !value.every(accepts)) this.#refuse(key, what, value);
    return value as T[];
  }

  /** Numbers at any depth, in their order, flat; null where the field is absent. */
  numbers(key: string): number[] | null {
    if (!this.has(key)) return null;
    const flat = [this.#take(key)].flat(Number.POSITIVE_INFINITY);
    if (!flat.every((item) => typeof item === 'number')) this.#refuse(key, 'numbers', flat);
    return flat as number[];
  }

  /** One flat list of numbers a layer; null where the field is absent. */
  layers(key: string, count: number): number[][] | null {
    if (!this.has(key)) return null;
    const value = this.#take(key);
    if (!Array.isArray(value) || value.length !== count) this.#refuse(key, `${count} arrays, one a layer`, value);
    return (value as unknown[]).map((layer) => {
      const flat = [layer].flat(Number.POSITIVE_INFINITY);
      if (!flat.every((item) => typeof item === 'number')) this.#refuse(key, 'numbers', layer);
      return flat as number[];
    });
  }

  inner(key: string): Fields {
    return new Fields(this.#take(key), `${this.#where}: ${key}`);
  }

  /** Call when everything has been read: what is left is not known. */
  end(): void {
    const left = Object.keys(this.#values).filter((key) => !this.#read.has(key));
    if (left.length > 0) throw new Error(`${this.#where}: unknown field ${left.join(', ')}`);
  }

  #take(key: string, usual?: unknown): unknown {
    this.#read.add(key);
    const value = this.#values[key] ?? usual;
    if (value === undefined) throw new Error(`${this.#where}: the field ${key} is missing`);
    return value;
  }

  #refuse(key: string, expected: string, found: unknown): never {
    const shown = JSON.stringify(found) ?? 'nothing';
    throw new Error(
      `${this.#where}: ${key} should be ${expected}, is ${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}`,
    );
  }
}
