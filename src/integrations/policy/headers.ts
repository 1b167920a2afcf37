/**
 * The headers of the built site, in the form of `_headers` that static hosts read (Netlify, Cloudflare Pages): a path, beneath it
 * the headers. A path may end in `*`; all that match count. No two paths with a policy match the same file.
 */
export interface Rule {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What a page needs to share memory between threads. Hosts that send no headers lose only that. */
export const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
} as const;

export const everywhere: Rule = {
  path: '/*',
  headers: { ...isolation, 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'same-origin' },
};

export const writeRules = (rules: readonly Rule[]): string =>
  rules
    .map(({ path, headers }) => [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)])
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');

export function readRules(text: string): Rule[] {
  const rules: { path: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n').filter((one) => one.trim() !== '' && !one.startsWith('#'))) {
    if (!/^\s/.test(line)) rules.push({ path: line.trim(), headers: {} });
    else {
      const [, name, value] = /^\s+([^:]+):\s*(.*)$/.exec(line) ?? [];
      const rule = rules.at(-1);
      if (name && rule) rule.headers[name] = value;
    }
  }
  return rules;
}

const matches = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

export const headersOf = (rules: readonly Rule[], path: string): Record<string, string> =>
  Object.assign({}, ...rules.filter((rule) => matches(rule.path, path)).map(({ headers }) => headers));
