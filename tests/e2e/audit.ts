/** An audit for accessibility of a page, or of some parts of it. */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Names that two of the page's buttons or disclosures share; asked after `violations`, which brings axe. */
export const sharedNames = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') };
    axe.setup();
    const shown = [...document.querySelectorAll('button, summary')].filter((one) => one.checkVisibility());
    const names = shown.map((one) => axe.commons.text.accessibleText(one));
    axe.teardown();
    return names.filter((name, k) => names.indexOf(name) !== k);
  });

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
