/**
 * What each part of the site may do, as Content-Security-Policies. Scripts are the site's own files and the inline ones whose
 * hash is named; nothing evaluates text but the reader's own function, in the realm of `sandbox.html`, which reaches nothing.
 */
import { createHash } from 'node:crypto';

const written = (directives: Readonly<Record<string, string>>): string =>
  Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');

/**
 * Every page. Styles may stand inline: KaTeX sets lengths in attributes, the editor and plots bring style elements. They can
 * send nothing anywhere, because images, fonts and connections stay with the site.
 */
export const pagePolicy = (scripts: string): string =>
  written({
    'default-src': "'none'",
    'script-src': `'self' 'wasm-unsafe-eval' ${scripts}`.trimEnd(),
    'style-src': "'self' 'unsafe-inline'",
    'img-src': "'self' data:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': "'self'",
    'form-action': "'none'",
    'base-uri': "'none'",
  });

/** Scripts that run as workers bring their own, where the host sends headers. */
export const filePolicy = written({
  'default-src': "'none'",
  'script-src': "'self' 'wasm-unsafe-eval'",
  'connect-src': "'self'",
  'worker-src': "'self'",
});

/** The realm of the reader's function: its frame's one script, a worker made from text, and nothing else. */
export const sandboxPolicy = (script: string): string =>
  written({
    'default-src': "'none'",
    'script-src': `${hashOf(script)} 'unsafe-eval'`,
    'connect-src': "'none'",
    'worker-src': 'blob:',
    'form-action': "'none'",
    'base-uri': "'none'",
  });

/** Only a header can say it: whoever opens the realm's page by its address is in an origin of its own, too. */
export const alone = 'sandbox allow-scripts';

export const hashOf = (script: string): string => `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

/** The hashes of the scripts that stand in a page, in the order met; data are no scripts. */
export function hashesOf(html: string): string[] {
  const scripts = html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi);
  return [...scripts]
    .filter(([, attributes]) => !/\bsrc\s*=/.test(attributes) && !/\btype\s*=\s*["']?application\//.test(attributes))
    .map(([, , text]) => hashOf(text));
}

export const policyElement = (policy: string): string =>
  `<meta http-equiv="Content-Security-Policy" content="${policy}">`;

/** The policy of a page that has one, else null. */
export const policyIn = (html: string): string | null =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(html)?.[1] ?? null;

/** The page with the policy before everything that it concerns. Throws where the page has no such place. */
export function withPolicy(html: string, policy: string): string {
  const place = /<meta charset="?utf-8"?\s*\/?>/i.exec(html);
  if (!place) throw new Error('a page without <meta charset>: nowhere to put its policy');
  const end = place.index + place[0].length;
  return html.slice(0, end) + policyElement(policy) + html.slice(end);
}
