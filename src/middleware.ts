/**
 * Style sheets of what stands on a page go into its head. Parts of a page are made side by side, so none of them can know
 * that it is the first: each says what it needs (book/words/Sheets.astro), and here, with all of it made, they are linked.
 */
import { defineMiddleware } from 'astro:middleware';

export const onRequest = defineMiddleware(async ({ locals }, next) => {
  const sheets: Set<string> = new Set();
  locals.sheets = sheets;
  const response = await next();
  if (!response.headers.get('content-type')?.includes('text/html')) return response;
  const html = await response.text();
  // what all share comes before what overrules it, and else the order is that of the names
  const [shared, own] = [[...sheets].filter(isShared), [...sheets].filter((sheet) => !isShared(sheet))];
  const links = [...shared, ...own.sort()].map((sheet) => `<link rel="stylesheet" href="${sheet}">`);
  return new Response(
    html.replace('</head>', () => `${links.join('')}</head>`),
    response,
  );
});

const isShared = (sheet: string): boolean => /\/sheet\b[^/]*$/.test(sheet);
