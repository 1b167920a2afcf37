/**
 * What the build gives a figure and the page carries once: HTML that stays as it is, and set formulas. It is kept by figure,
 * because a page's figures are drawn at the same time, each waiting for its own code. In the browser there is nothing here.
 */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

export interface Built {
  readonly html: Readonly<Record<string, string>>;
  readonly formula: (tex: string) => string;
}
interface Given extends Built {
  /** The formulas that it shows: the page has them. */
  readonly shown: Set<string>;
}

const given = new Map<string, Given>();

/** Called by the page that is being built, before the figure is drawn. */
export const give = (figure: string, built: Built): void => {
  given.set(figure, { ...built, shown: new Set() });
};

/** Which figure is being drawn. */
export const BuiltFor = createContext('');

export const useBuilt = (): Given | undefined => given.get(useContext(BuiltFor));
