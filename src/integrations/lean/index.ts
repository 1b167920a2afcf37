/** Every built page is written again in fewer bytes, before its policy names the scripts that are left in it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { policyIn } from '../policy/policy.ts';
import { leanPage } from './page.ts';

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
        const keep = (script: string): string => {
          const name = `${assets}/inline.${createHash('sha256').update(script).digest('hex').slice(0, 8)}.js`;
          writeFileSync(join(folder, name), script);
          return base + name;
        };
        let [before, after] = [0, 0];
        for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
          if (!name.endsWith('.html')) continue;
          const html = readFileSync(join(folder, name), 'utf8');
          // a page with a policy of its own names its scripts already
          if (policyIn(html)) continue;
          const leaner = leanPage(html, keep);
          writeFileSync(join(folder, name), leaner);
          [before, after] = [before + html.length, after + leaner.length];
        }
        logger.info(`${Math.round(before / 1024)} KB of pages in ${Math.round(after / 1024)} KB`);
      },
    },
  };
}
