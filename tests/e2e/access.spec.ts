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

const themes = ['light', 'dark'] as const;
const audits = themes.flatMap((theme) =>
  pages()
    // contrast, the slow rule, is the same in both languages; of the dark theme it is what can differ
    .filter((address) => theme === 'light' || !address.startsWith('/zh/'))
    .map((address) => [theme, address] as const),
);

test('there are pages in both languages to audit', () => {
  expect(pages()).toEqual(expect.arrayContaining(['/en/', '/zh/', '/en/mnist/', '/zh/mnist/']));
});

for (const [colorScheme, address] of audits) {
  test(`axe finds nothing on ${address}, ${colorScheme}`, async ({ page, watch }) => {
    watch.expectComplaint(/404/);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(address);
    await wakeAll(page);
    const audit = new AxeBuilder({ page });
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
    expect(found).toEqual([]);
  });
}
