/** Every page, in light and dark, before an audit for accessibility. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, wakeAll } from './book.ts';

const dist = join(import.meta.dirname, '../../dist');

/** Addresses of the built pages. */
function pages(): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.html') && file !== 'index.html')
    .map((file) => `/${file.replace(/index\.html$/, '')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page, ${colorScheme}`, async ({ page, watch }) => {
    test.setTimeout(180_000);
    watch.expectComplaint(/404/);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const addresses = pages().filter((address) => colorScheme === 'light' || !address.startsWith('/zh/'));
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) {
      await page.goto(address);
      await wakeAll(page);
      const audit = new AxeBuilder({ page });
      // contrast, the slow rule, is the same in both languages; of the dark theme it is what can differ
      if (colorScheme === 'dark') audit.withRules(['color-contrast']);
      else if (address.startsWith('/zh/')) audit.disableRules(['color-contrast']);
      const { violations } = await audit.analyze();
      const found = violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(' '))
            .slice(0, 4)
            .join(' | ')}`,
      );
      expect(found, address).toEqual([]);
    }
  });
}
