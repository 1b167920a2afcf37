/**
 * Gives every built page its policy, and writes `_headers` for hosts that send some. In `npm run dev` the pages get the same one as
 * a header, with the inline scripts that the development server adds.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { everywhere, isolation, type Rule, writeRules } from './headers.ts';
import { alone, filePolicy, hashesOf, pagePolicy, policyIn, withPolicy } from './policy.ts';

export const sandboxFile = 'sandbox.html';

export default function policy(): AstroIntegration {
  let base = '/';
  return {
    name: 'policy',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:server:setup': ({ server }) => {
        const development = pagePolicy("'unsafe-inline'").replace("connect-src 'self'", "connect-src 'self' ws:");
        server.middlewares.use((request, answer, next) => {
          for (const [name, value] of Object.entries(isolation)) answer.setHeader(name, value);
          // the realm's page has its own
          if (request.headers['sec-fetch-dest'] === 'document')
            answer.setHeader('Content-Security-Policy', development);
          next();
        });
      },
      'astro:build:done': ({ dir, logger }) => {
        const { pages, hashes } = giveEachItsPolicy(fileURLToPath(dir), base);
        logger.info(`${pages} pages, ${hashes} inline scripts by hash`);
      },
    },
  };
}

/** All pages have the policy with the inline scripts of all: one header serves them. A page that brings its own keeps it. */
function giveEachItsPolicy(folder: string, base: string): { pages: number; hashes: number } {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.html'));
  const pages = files.map((file) => ({ file, html: readFileSync(join(folder, file), 'utf8') }));
  const [own, common] = [pages.filter(({ html }) => policyIn(html)), pages.filter(({ html }) => !policyIn(html))];
  const hashes = [...new Set(common.flatMap(({ html }) => hashesOf(html)))].sort();
  const policy = pagePolicy(hashes.join(' '));
  for (const { file, html } of common) writeFileSync(join(folder, file), withPolicy(html, policy));

  const rule = (path: string, value: string): Rule => ({
    path: `${base}${path}`,
    headers: { 'Content-Security-Policy': value },
  });
  const rooms = new Set(common.map(({ file }) => (file.includes('/') ? `${file.split('/')[0]}/*` : file)));
  const rules = [
    everywhere,
    rule('', policy),
    ...[...rooms].sort().map((path) => rule(path, policy)),
    ...own.map(({ file, html }) => rule(file, `${policyIn(html)}; ${alone}`)),
    rule('_astro/*', filePolicy),
  ];
  writeFileSync(join(folder, '_headers'), writeRules(rules));
  return { pages: common.length, hashes: hashes.length };
}
