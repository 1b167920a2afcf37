/** An audit for accessibility of a page, or of some parts of it. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds, each rule with the first places where it is broken. The book has no frames, and only what is wrong is
 * wanted: so asked, axe takes a quarter of the time.
 */
export async function violations(page: Page, ...parts: string[]): Promise<string[]> {
  const whole = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
  const audit = parts.reduce((builder, part) => builder.include(part), whole);
  const found = (await audit.analyze()).violations;
  return found.map(({ id, nodes }) => {
    const places = nodes.slice(0, 4).map(({ target }) => target.join(' '));
    return `${id}: ${places.join(' | ')}`;
  });
}
