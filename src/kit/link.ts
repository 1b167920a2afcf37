/**
 * A figure's state in the page's address: `?bowl.eta=0.2&bowl.shape=valley#bowl`. Written is what differs from the beginning;
 * read are known names and allowed values only, and what is neither is told. Nothing else of an address is touched.
 */
import type { Parameters } from './parameters.ts';

/** What belongs to the maker of a link and cannot be in it: their drawing, their network, their data. */
export type OwnThing = 'network' | 'drawing' | 'data';
/** The hash of each that the figure shows now; null where it shows the book's. */
export type OwnHashes = Readonly<Partial<Record<OwnThing, string | null>>>;

export type LinkTrouble =
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'damaged'; readonly name: string; readonly found: string };

export interface LinkState {
  /** Name → value, already read. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly own: OwnHashes;
  readonly troubles: readonly LinkTrouble[];
}

/** Longer names and values are nobody's. */
const longest = 2000;
/** So many parameters of one figure are looked at. */
const most = 64;
const ownNames: readonly OwnThing[] = ['network', 'drawing', 'data'];
const ownPrefix = 'own-';
const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);

/** An address's parameters of this figure: those that are not as in the beginning, and no others. */
export function writeState({ searchParams }: URL, id: string, parameters: Parameters, own: OwnHashes = {}): void {
  for (const key of [...searchParams.keys()]) if (key.startsWith(`${id}.`)) searchParams.delete(key);
  for (const [name, parameter] of Object.entries(parameters)) {
    const text = parameter.write(parameter.value);
    if (text !== parameter.write(parameter.initial)) searchParams.set(`${id}.${name}`, text);
  }
  for (const [thing, hash] of Object.entries(own)) if (hash) searchParams.set(`${id}.${ownPrefix}${thing}`, hash);
}

/** `address` with this figure's state; it leads to the figure. */
export function linkTo(
  address: string,
  id: string,
  parameters: Parameters,
  own: OwnHashes = {},
  anchor: string = id,
): string {
  const url = new URL(address);
  writeState(url, id, parameters, own);
  url.hash = anchor;
  return url.href;
}

/** The page asks its figures to write their states into an address: that of the same page in the other language. */
const carry = 'figures-carry';
export const carryInto = (url: URL): boolean => document.dispatchEvent(new CustomEvent(carry, { detail: url }));
export function onCarry(write: (url: URL) => void): () => void {
  const hear = (event: Event) => write((event as CustomEvent<URL>).detail);
  document.addEventListener(carry, hear);
  return () => document.removeEventListener(carry, hear);
}

/** What an address says of a figure; null where it says nothing. */
export function readLink(search: string, id: string, parameters: Parameters): LinkState | null {
  const values = new Map<string, unknown>();
  const own: Partial<Record<OwnThing, string>> = {};
  const troubles: LinkTrouble[] = [];
  let seen = 0;
  for (const [key, text] of new URLSearchParams(search)) {
    if (!key.startsWith(`${id}.`) || ++seen > most) continue;
    const name = key.slice(id.length + 1);
    const thing = ownNames.find((one) => name === ownPrefix + one);
    if (thing) {
      if (/^[0-9a-f]{8,64}$/.test(text)) own[thing] = text;
      else troubles.push({ kind: 'damaged', name: shortened(name), found: shortened(text) });
    } else if (!Object.hasOwn(parameters, name)) troubles.push({ kind: 'unknown', name: shortened(name) });
    else {
      const value = text.length > longest ? null : parameters[name].read(text);
      if (value === null) troubles.push({ kind: 'damaged', name, found: shortened(text) });
      else values.set(name, value);
    }
  }
  return seen === 0 ? null : { values, own, troubles };
}

/** Which of the maker's own things this figure does not show. */
export const missingOwn = (wanted: OwnHashes, here: OwnHashes): { thing: OwnThing; hash: string }[] =>
  ownNames.flatMap((thing) => {
    const hash = wanted[thing];
    return hash && here[thing] !== hash ? [{ thing, hash }] : [];
  });
