/** Every built page is written again in fewer bytes, before its policy names the scripts that are left in it. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { policyIn } from '../policy/policy.ts';
import { behindFolder } from './behind.ts';
import { type Keep, leanPages } from './page.ts';

export default function lean(): AstroIntegration {
  let [base, assets] = ['/', '_astro'];
  return {
    name: 'lean',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
        assets = config.build.assets;
      },
      'astro:build:done': ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const keep: Keep = (text, kind) => {
          const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
          const name = `${assets}/${kind === 'js' ? 'inline' : 'curves'}.${hash}.${kind}`;
          writeFileSync(join(folder, name), text);
          return base + name;
        };
        let [before, after] = [0, 0];
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          const html = readFileSync(join(folder, name), 'utf8');
          // a page with a policy of its own names its scripts already
          if (policyIn(html)) continue;
          const { page, behind } = leanPages(html, keep);
          writeFileSync(join(folder, name), page);
          [before, after] = [before + html.length, after + page.length];
          if (!behind) continue;
          const own = join(folder, dirname(name), behindFolder);
          mkdirSync(own, { recursive: true });
          writeFileSync(join(own, 'index.html'), behind);
        }
        logger.info(`${Math.round(before / 1024)} KB of pages in ${Math.round(after / 1024)} KB`);
      },
    },
  };
}
