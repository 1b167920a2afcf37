/** The symbol lens in the browser: by mouse, by keyboard, by touch and for a screen reader, in both languages. */
import type { Page } from '@playwright/test';
import { strings as figureWords } from '../../src/figures/forward/one-neuron/strings.ts';
import { violations } from './audit.ts';
import { awake, expect, type Lang, test } from './book.ts';

const words = {
  en: { meaning: 'the weighted input of a unit, before the activation', shape: 'Shape', instance: 'in this instance' },
  zh: { meaning: '单元的加权输入，激活之前的值', shape: '形状' },
};

const symbol = (page: Page, equation: string, id: string) =>
  page.locator(`#eq-${equation} .equation-formula .katex-html [data-sym="${id}"]`).first();

async function centre(page: Page, selector: string): Promise<void> {
  await page
    .locator(selector)
    .first()
    .evaluate((element) => element.scrollIntoView({ block: 'center' }));
}

/** By pointer, keys and legend: a symbol's lens opens, lights it in formula and source, and closes. */
async function walk(page: Page, lang: Lang): Promise<void> {
  const t = words[lang];
  const lens = page.locator('.lens');
  const said = page.locator('main > [role=status]').last();

  await test.step('the pointer', async () => {
    await centre(page, '#eq-softmax');
    const before = await page.evaluate(() => document.documentElement.scrollHeight);
    await symbol(page, 'softmax', 'z').hover();
    await expect(lens).toBeVisible();
    await expect(lens).toContainText(t.meaning);
    await expect(lens).toContainText(t.shape);
    await expect(lens.locator('code')).toHaveText('z[l]');
    // in the margin: over nothing that is read
    const column = await page.locator('.prose').boundingBox();
    expect((await lens.boundingBox())?.x).toBeGreaterThan((column?.x ?? 0) + (column?.width ?? 0));
    // the same symbol elsewhere, and no other
    await expect(page.locator('.listing code [data-sym="z"][data-lit]').first()).toBeAttached();
    await expect(page.locator('#eq-weighted-input .equation-formula [data-sym="z"][data-lit]')).toHaveCount(1);
    await expect(page.locator('[data-lit]:not([data-sym="z"])')).toHaveCount(0);
    // a mouse that passes is not read out
    await expect(said).toHaveText('');
    expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(before);
    expect(await violations(page, '#eq-softmax', '.lens')).toEqual([]);
    await page.mouse.move(20, 400);
    await expect(lens).toBeHidden();
    await expect(page.locator('[data-lit]')).toHaveCount(0);
  });

  await test.step('the arrow keys: each symbol is said once, Escape leaves', async () => {
    const formula = page.locator('#eq-weighted-input .equation-formula');
    await formula.focus();
    await expect(formula).toHaveAttribute('aria-description', /← →/);
    await page.keyboard.press('ArrowRight');
    await expect(lens).toContainText(t.meaning);
    await expect(said).toContainText(t.meaning);
    await expect(said).toContainText('z[l]');
    await page.keyboard.press('End');
    await expect(lens).not.toContainText(t.meaning);
    await page.keyboard.press('Home');
    await expect(lens).toContainText(t.meaning);
    expect(await violations(page, '#eq-weighted-input', '.lens')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(lens).toBeHidden();
    await expect(said).toHaveText('');
    await expect(formula).toBeFocused();

    const listing = page
      .locator('.listing > pre')
      .filter({ has: page.locator('[data-sym="k"]') })
      .first();
    await listing.focus();
    await page.keyboard.press('ArrowRight');
    await expect(lens.locator('code')).toHaveText('a[l]');
    await page.keyboard.press('Tab');
    await expect(lens).toBeHidden();
  });

  await test.step('a row of the legend', async () => {
    await page.locator('#eq-softmax summary').first().click();
    const row = page.locator('#eq-softmax').getByRole('button', { name: t.meaning });
    await row.focus();
    await expect(lens).toContainText(t.meaning);
    await expect(said).toContainText(t.meaning);
    await expect(page.locator('#eq-relu .katex-html [data-sym="z"][data-lit]').first()).toBeAttached();
  });
}

/** What a figure and a run equation show now stands in the lens of their symbols, and in no other. */
async function values(page: Page): Promise<void> {
  const t = words.en;
  const lens = page.locator('.lens');
  const neuron = await awake(page, '#one-neuron');
  const weight = neuron.locator('.field[data-sym="w"] input[type=text]').first();
  await weight.fill('-2.5');
  await weight.press('Enter');
  await centre(page, '#eq-weighted-input');
  await symbol(page, 'weighted-input', 'w').hover();
  await expect(lens.locator('.lens-value')).toHaveText('[3] −2.5, −1.2, 0.5');
  await expect(lens).toContainText(figureWords.en.title);

  const run = page.locator('#eq-relu [data-work="run"]');
  await run.click();
  await expect(page.locator('#eq-relu .equation-panel table')).toBeVisible();
  await symbol(page, 'relu', 'z').hover();
  await expect(lens.locator('.lens-value')).toHaveText(/^−?\d+(\.\d+)?$/);
  await expect(lens).toContainText(t.instance);
  // another formula's z is another number: this instance says nothing of it
  await centre(page, '#eq-softmax');
  await symbol(page, 'softmax', 'z').hover();
  await expect(lens).toContainText(t.meaning);
  await expect(lens).not.toContainText(t.instance);
  await run.click();
  await symbol(page, 'relu', 'z').hover();
  await expect(lens).toContainText(t.meaning);
  await expect(lens).not.toContainText(t.instance);
}

/** Where the symbols cannot be fetched they light up nevertheless, and the next look tries again. */
async function withoutSymbols(page: Page, load: () => Promise<unknown>): Promise<void> {
  await page.route('**/lens.json', (route) => route.abort());
  await load();
  await centre(page, '#eq-softmax');
  await symbol(page, 'softmax', 'z').hover();
  await expect(page.locator('#eq-relu .katex-html [data-sym="z"][data-lit]').first()).toBeAttached();
  await expect(page.locator('.lens')).toBeHidden();
  await page.unroute('**/lens.json');
  await symbol(page, 'softmax', 'a').hover();
  await expect(page.locator('.lens')).toBeVisible();
  await page.mouse.move(20, 400);
  await expect(page.locator('.lens')).toBeHidden();
}

test('en: where its symbols come late the lens tries again; pointer, keys and legend open and close it; it has the value shown now', async ({
  page,
  watch,
}) => {
  watch.expectComplaint(/lens\.json/);
  await test.step('without the symbols', () => withoutSymbols(page, () => page.goto('/en/forward/')));
  await walk(page, 'en');
  await test.step('the value shown now', () => values(page));
});

test('zh: pointer, keys and legend open a symbol’s lens and close it; the learning rate has its current value, and its field lights up', async ({
  page,
}) => {
  await page.goto('/zh/forward/');
  await walk(page, 'zh');
  await page.goto('/zh/mnist/');
  await awake(page, '#trainer');
  await centre(page, '#eq-adam-update-keras');
  await symbol(page, 'adam-update-keras', 'eta').hover();
  const lens = page.locator('.lens');
  await expect(lens).toContainText('当前值');
  await expect(lens.locator('.lens-value')).toHaveText('0.001');
  await expect(lens).toContainText('“训练器');
  await expect(page.locator('#trainer .field[data-sym="eta"][data-lit]')).toHaveCount(1);
  await expect(page.locator('#trainer .field[data-sym="m"][data-lit]')).toHaveCount(0);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 800 }, hasTouch: true });

  test('a tap opens the lens under the line, inside the page, and a tap elsewhere closes it', async ({ page }) => {
    await page.goto('/zh/forward/');
    await centre(page, '#eq-softmax');
    const place = () => page.locator('#eq-softmax').boundingBox();
    const before = await place();
    await symbol(page, 'softmax', 'z').tap();
    const lens = page.locator('.lens');
    await expect(lens).toContainText(words.zh.meaning);
    const box = await lens.boundingBox();
    const line = await page.locator('#eq-softmax .equation-line').boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual((line?.y ?? 0) + (line?.height ?? 0));
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
    expect(await place()).toEqual(before);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.touchscreen.tap(30, 700);
    await expect(lens).toBeHidden();
  });
});
