/** A static server on loopback: what lies in a folder, with the headers that its `_headers` names, or with none. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { headersOf, readRules } from '../../integrations/policy/headers.ts';

const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

export interface Served {
  readonly folder: string;
  /** false: as a host answers that knows no headers. */
  readonly headers?: boolean;
}

export function serveFolder({ folder, headers = true }: Served): Server {
  const file = join(folder, '_headers');
  const rules = headers && existsSync(file) ? readRules(readFileSync(file, 'utf8')) : [];
  return createServer((request, answer) => {
    const path = pathOf(request.url);
    const found = path === null ? null : fileAt(folder, path);
    if (found && statSync(found).isDirectory()) {
      answer.writeHead(301, { Location: `${path}/` }).end();
      return;
    }
    const missing = join(folder, '404.html');
    const shown = found ?? (existsSync(missing) ? missing : null);
    const sent = headersOf(rules, found ? (path as string) : '/404.html');
    answer.writeHead(found ? 200 : 404, {
      'Content-Type': kinds[extname(shown ?? '')] ?? 'application/octet-stream',
      ...sent,
    });
    answer.end(shown && request.method !== 'HEAD' ? readFileSync(shown) : undefined);
  });
}

function pathOf(url = '/'): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://here').pathname);
  } catch {
    return null;
  }
}

/** A file, or a folder whose address lacks its slash; null: nothing of the site. */
function fileAt(folder: string, path: string): string | null {
  const inside = normalize(path.endsWith('/') ? `${path}index.html` : path);
  const place = join(folder, inside);
  if (inside.includes('\0') || inside === '/_headers' || !existsSync(place)) return null;
  return place;
}

export const listen = (server: Server, port: number, host = '127.0.0.1'): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
