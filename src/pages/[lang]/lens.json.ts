/** What the lens says of every symbol: /en/lens.json, /zh/lens.json. */
import { getCollection } from 'astro:content';
import type { APIRoute } from 'astro';
import { symbolIds, symbolOf } from '../../../lib/notation.ts';
import { renderFormula } from '../../book/text/markdown/symbols.ts';
import { type LensContent, type LensSymbol, spokenShape } from '../../book/words/lens/content.ts';
import { lensStrings } from '../../book/words/lens/strings.ts';
import { type Lang, langs } from '../../i18n/lang.ts';

export const getStaticPaths = () => langs.map((lang) => ({ params: { lang } }));

export const GET: APIRoute = async ({ params }) => {
  const lang = params.lang as Lang;
  const words = lensStrings[lang];
  const meanings = new Map((await getCollection('notation')).map(({ id, data }) => [id, data[lang]]));
  const symbols = symbolIds.map((id): [string, LensSymbol] => {
    const { tex, shape, name, role } = symbolOf(id);
    const meaning = meanings.get(id);
    if (meaning === undefined) throw new Error(`content/notation.yaml does not say what "${id}" means`);
    const set = shape && (shape.startsWith('[') ? renderFormula(shape) : words.asWeight);
    const says = shape && (shape.startsWith('[') ? spokenShape(shape) : words.asWeight);
    const html = renderFormula(tex, { symbols: [id] });
    return [id, { html, meaning, role, name, ...(set && says ? { shape: { html: set, says } } : {}) }];
  });
  const content = { words, symbols: Object.fromEntries(symbols) as LensContent['symbols'] } satisfies LensContent;
  return new Response(JSON.stringify(content), { headers: { 'Content-Type': 'application/json' } });
};
