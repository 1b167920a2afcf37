/** `npm run preview`: the built site as a static host would serve it. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { command, fail, numberFrom, readArguments } from './support/arguments.ts';
import { listen, serveFolder } from './support/serve.ts';

const help = `npm run preview [-- options]

Serves dist/ on this machine with the headers that dist/_headers names: each page's policy, and what threads need.

  --port N     default 4321
  --plain      without any of those headers, as a host that knows none
  --help       this text
`;

const values = readArguments(help, { port: { type: 'string' }, plain: { type: 'boolean' } });
const port = values.port === undefined ? 4321 : numberFrom('port', values.port);
if (!Number.isInteger(port) || port < 1 || port > 65535) fail(`--port: expected 1 to 65535, found ${port}`);
const folder = resolve(import.meta.dirname, '../../dist');

await command(async () => {
  if (!existsSync(folder)) fail('dist: expected the built site, found nothing: npm run build comes first', 1);
  await listen(serveFolder({ folder, headers: !values.plain }), port);
  process.stderr.write(`http://127.0.0.1:${port}/\n`);
});
