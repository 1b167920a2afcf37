/** Each page's policy, the headers that say the same, and the server that sends them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listen, serveFolder } from '../../src/commands/support/serve.ts';
import { headersOf, type Rule, readRules, writeRules } from '../../src/integrations/policy/headers.ts';
import {
  hashesOf,
  hashOf,
  pagePolicy,
  policyIn,
  sandboxPolicy,
  withPolicy,
} from '../../src/integrations/policy/policy.ts';

const page = `<!doctype html><html><head><meta charset="utf-8"><script>one()</script>
<script type="module" src="/a.js"></script><script type="application/json">{"a":1}</script></head>
<body><script type="module">two();
</script></body></html>`;

describe('a policy', () => {
  it('names the scripts that stand in the page, and no data or files', () => {
    expect(hashesOf(page)).toEqual([hashOf('one()'), hashOf('two();\n')]);
    // printf 'one()' | openssl dgst -sha256 -binary | base64
    expect(hashOf('one()')).toBe("'sha256-HR7iaask9daLMRRskMI++QeJtjWDOjyPA6lGzYGzKW4='");
  });

  it('stands before everything that it concerns', () => {
    const made = withPolicy(page, pagePolicy(hashesOf(page).join(' ')));
    expect(made.indexOf('Content-Security-Policy')).toBeLessThan(made.indexOf('<script'));
    expect(policyIn(made)).toContain(hashOf('one()'));
    expect(() => withPolicy('<p>no head</p>', '')).toThrow(/charset/);
  });

  it('lets no page evaluate text, nor anything come from or go to another origin', () => {
    const policy = pagePolicy(hashOf('one()'));
    expect(policy).not.toMatch(/'unsafe-eval'|https?:|\*|blob:/);
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).not.toContain('unsafe-inline');
    expect(sandboxPolicy('x')).toContain("connect-src 'none'");
    expect(sandboxPolicy('x')).not.toContain("'self'");
  });
});

describe('headers', () => {
  const rules: Rule[] = [
    { path: '/*', headers: { 'X-All': 'yes' } },
    { path: '/en/*', headers: { 'Content-Security-Policy': "default-src 'none'; img-src data:" } },
    { path: '/alone.html', headers: { 'X-One': 'a: b' } },
  ];

  it('are read as they were written', () => {
    expect(readRules(`# a remark\n${writeRules(rules)}`)).toEqual(rules);
    expect(headersOf(rules, '/en/a/')).toEqual({ ...rules[0].headers, ...rules[1].headers });
    expect(headersOf(rules, '/alone.html')).toEqual({ 'X-All': 'yes', 'X-One': 'a: b' });
  });

  it('are sent by the preview, and by a plain host not; nothing outside the folder is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'served-'));
    writeFileSync(join(folder, 'alone.html'), 'here');
    writeFileSync(join(folder, '404.html'), 'missing');
    writeFileSync(join(folder, '_headers'), writeRules(rules));
    const servers = [true, false].map((headers) => serveFolder({ folder, headers }));
    try {
      await Promise.all(servers.map((server) => listen(server, 0)));
      const ask = (k: number, path: string) =>
        fetch(`http://127.0.0.1:${(servers[k].address() as AddressInfo).port}${path}`);
      expect((await ask(0, '/alone.html')).headers.get('X-One')).toBe('a: b');
      expect((await ask(1, '/alone.html')).headers.get('X-One')).toBeNull();
      for (const path of ['/_headers', '/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc%2fpasswd', '/%00', '/%']) {
        const answer = await ask(0, path);
        expect([answer.status, await answer.text()], path).toEqual([404, 'missing']);
      }
    } finally {
      for (const server of servers) server.closeAllConnections();
      for (const server of servers) server.close();
      rmSync(folder, { recursive: true });
    }
  });
});
