/** Of what a control is. A page has many buttons of one word: each is heard with the title of its figure or exercise behind it. */

import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Lang } from '../i18n/lang.ts';

const colon = { en: ': ', zh: '：' } as const;

/** Null where nothing answers yet: what cannot be pressed needs no name, and the page carries none. */
const Title = createContext<{ readonly title: string; readonly lang: Lang } | null>(null);

/** Names what is inside, once it answers. */
export function Titled({ lang, title, children }: { lang: Lang; title: string; children: ComponentChildren }) {
  const [isAwake, setAwake] = useState(false);
  useEffect(() => setAwake(true), []);
  return <Title.Provider value={isAwake ? { title, lang } : null}>{children}</Title.Provider>;
}

/** “Reset: One neuron”, out of the word that is seen. */
export function useName(): (word: ComponentChildren) => string | undefined {
  const owner = useContext(Title);
  return (word) => (owner && typeof word === 'string' ? `${word}${colon[owner.lang]}${owner.title}` : undefined);
}

/** The word on a disclosure. */
export function Summary({ children }: { children: string }) {
  return <summary aria-label={useName()(children)}>{children}</summary>;
}
