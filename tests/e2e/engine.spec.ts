/** The engine itself in the browser, without a page of the book. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { others } from '../support/other-networks.ts';
import { withoutNetworks } from '../support/without-networks.ts';
import { expect, test } from './book.ts';

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

/** The file with all that it imports, as one script. */
async function bundled(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, target: 'esnext', lib: { entry, formats: ['es'] } },
  });
  const [{ output }] = [built].flat() as unknown as { output: { code: string }[] }[];
  return output[0].code;
}

test('a network of each kind, and what learns without one, ends in the numbers that it has in Node, bit for bit', async ({
  page,
}) => {
  const script = await bundled(pathOf('../support/other-networks-in-a-page.ts'));
  const module = readFileSync(pathOf('../../lib/kernels/assembly/build/kernels.wasm'));
  const html = `<!doctype html><link rel="icon" href="data:,"><script type="module">${script}</script>`;
  await page.route('**/engine/', (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.route('**/engine/kernels.wasm', (route) =>
    route.fulfill({ contentType: 'application/wasm', body: module }),
  );
  await page.goto('/engine/');
  const found = await page.evaluate(() =>
    (window as unknown as { fingerprints(address: string): Promise<Record<string, string>> }).fingerprints(
      'kernels.wasm',
    ),
  );
  expect(found).toEqual({
    ...Object.fromEntries(Object.entries(others).map(([name, { weights }]) => [name, weights])),
    ...Object.fromEntries(Object.entries(withoutNetworks).map(([name, { sha256 }]) => [name, sha256])),
  });
});
