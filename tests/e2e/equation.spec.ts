/** Every equation runs on the page, is worked out and can be edited: by mouse, by keyboard, in both languages. */

import type { Locator, Page } from '@playwright/test';
import { equationById } from '../../lib/equations/index.ts';
import { strings } from '../../src/book/words/equation/strings.ts';
import { violations } from './audit.ts';
import { expect, type Lang, test } from './book.ts';

const R = String.raw;
const book = (id: string): string => equationById(id)!.tex;

/** An equation of the page, opened at one of its three parts. */
async function opened(page: Page, id: string, work: 'run' | 'substitute' | 'edit'): Promise<Locator> {
  const equation = page.locator(`#eq-${id}`);
  const button = equation.locator(`button[data-work=${work}]`);
  await button.click();
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  return equation.locator('.equation-panel');
}

/** One instance after another, line by line, changed: what a reader does with an equation, in one of the languages. */
async function workThrough(page: Page, lang: Lang): Promise<void> {
  const t = strings[lang];
  // one language is enough for what does not hang on names
  const audit = async () => {
    if (lang === 'zh') expect(await violations(page, '#eq-weighted-input')).toEqual([]);
  };

  await test.step('one instance after another', async () => {
    const panel = await opened(page, 'weighted-input', 'run');
    await expect(panel.locator('tr[data-row]')).toHaveCount(3);
    await expect(panel.getByRole('status')).toContainText('1');
    const engine = panel.locator('tr[data-row=engine] td');
    const first = await engine.textContent();
    await panel.getByRole('button', { name: t.next }).click();
    await expect(engine).not.toHaveText(first ?? '');
    const seed = panel.getByRole('textbox');
    await expect(seed).toHaveValue('2');
    await seed.fill('1');
    await seed.press('Enter');
    for (const row of ['engine', 'left', 'right']) {
      await expect(panel.locator(`tr[data-row=${row}] td`)).toHaveText(first ?? '');
    }
    await audit();
  });

  await test.step('line by line', async () => {
    const panel = await opened(page, 'weighted-input', 'substitute');
    const lines = panel.locator('.equation-lines > li');
    await expect(lines).toHaveCount(3);
    // numbers take the colours of their symbols
    await expect(lines.first().locator('.role-parameter').first()).toBeVisible();
    await audit();
  });

  await test.step('changed, and unreadable with its place', async () => {
    const panel = await opened(page, 'weighted-input', 'edit');
    const field = panel.getByRole('textbox');
    const says = panel.getByRole('status');
    const pieces = panel.locator('.equation-difference dd');
    await expect(field).toHaveValue(book('weighted-input'));
    await expect(says).toHaveText(t.isBook(20));

    await field.fill(book('weighted-input').replace(' + b_j^l', ''));
    await expect(says).toHaveText(t.fails(1, 0));
    await expect(pieces.last()).toHaveText(t.nothing);
    await expect(panel.locator('tr[data-row=right] td')).toBeVisible();
    await audit();

    await field.fill(book('weighted-input').replace('w_{ij}', 'w_{ji}'));
    await expect(says).toHaveText(t.fails(1, 0));
    await expect(pieces).toHaveCount(2);

    await field.fill(R`z_j^l = \sum_{i=1}^{n_{l-1}} q_{ij}^l x_i^l + b_j^l`);
    await expect(panel.locator('mark')).toHaveText('q_{ij}^l');
    await expect(says).toHaveAttribute('data-outcome', 'unreadable');
    await expect(says).toContainText(lang === 'zh' ? '第30个字符' : 'at character 30');
    await audit();

    await field.fill(R`z_j^l = \sum_{i=1}^{n_{l-1}`);
    await expect(says).toHaveAttribute('data-outcome', 'unreadable');
    await expect(panel.locator('.equation-preview')).toHaveAttribute('data-stale', 'true');
    await expect(field).toHaveValue(R`z_j^l = \sum_{i=1}^{n_{l-1}`);

    await panel.getByRole('button', { name: t.restore }).click();
    await expect(field).toHaveValue(book('weighted-input'));
    await expect(says).toHaveText(t.isBook(20));
  });
}

/** Opened by keyboard alone on a page just loaded: nothing of the evaluator has been fetched before. */
async function byKeyboard(page: Page): Promise<void> {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
  });
  await page.goto('/en/forward/');
  await page.waitForLoadState('networkidle');
  expect(scripts.some((name) => /katex|mount/i.test(name))).toBe(false);

  const equation = page.locator('#eq-softmax');
  const [run, substitute, edit] = ['run', 'substitute', 'edit'].map((work) =>
    equation.locator(`button[data-work=${work}]`),
  );
  await run.focus();
  await page.keyboard.press('Enter');
  await expect(equation.locator('.equation-panel')).toBeVisible();
  expect(scripts.some((name) => /mount/i.test(name))).toBe(true);
  await page.keyboard.press('Tab');
  await expect(substitute).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(substitute).toHaveAttribute('aria-expanded', 'true');
  // the judge of edits comes when one begins to edit
  await page.waitForLoadState('networkidle');
  expect(page.workers()).toHaveLength(0);
  await page.keyboard.press('Tab');
  await expect(edit).toBeFocused();
  const judge = page.waitForEvent('worker');
  await page.keyboard.press('Enter');
  expect((await judge).url()).toContain('edit.worker');
  await expect(edit).toHaveAttribute('aria-expanded', 'true');
  await expect(run).toHaveAttribute('aria-expanded', 'false');
  // copying the TeX stands between the words and what they open
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(equation.getByRole('textbox')).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' + 1');
  await expect(equation.locator('.equation-says')).toHaveText('Fails on instance 1.');
  await edit.focus();
  await page.keyboard.press('Space');
  await expect(equation.locator('.equation-panel')).toBeHidden();
  await page.keyboard.press('Space');
  // what was typed is still there
  await expect(equation.getByRole('textbox')).toHaveValue(/ \+ 1$/);
}

/** Texts that would hold a page for seconds, minutes or for ever, or that were the end of a verdict. */
const hostile: readonly (readonly [tex: string, outcome: 'unreadable'])[] = [
  [R`g(z) = \sum_{i=1}^{10^8} 1`, 'unreadable'],
  [`g(z) = ${'-'.repeat(6000)}1`, 'unreadable'],
  [`g(z) = ${'('.repeat(2000)}1${')'.repeat(2000)}`, 'unreadable'],
  [`g(z) = ${R`\left(`.repeat(600)}1${R`\right)`.repeat(600)}`, 'unreadable'],
  [`g(z) = ${'x^{'.repeat(2000)}1${'}'.repeat(2000)}`, 'unreadable'],
  ['g(z) = 21!!', 'unreadable'],
  ['g(z) = (((10!)!)!)', 'unreadable'],
  ['g(z) = 1'.repeat(1250), 'unreadable'],
  [R`g(z) = \begin{aligned} &= 1 \\ \end`, 'unreadable'],
  // a macro whose expansion would take a minute to be read
  [R`\def\a#1{${'#1'.repeat(900)}}g(z) = \a{\a{z}}`, 'unreadable'],
];

/** Which verdict stood beside which text, and for how many pictures of the screen. */
async function watchFrames(
  page: Page,
): Promise<() => Promise<[text: string, outcome: string, table: string, pictures: number][]>> {
  await page.evaluate(() => {
    const seen = new Map<string, [string, string, string, number]>();
    Object.assign(window, { seen });
    const panel = document.querySelector('#eq-relu .equation-panel')!;
    requestAnimationFrame(function frame() {
      const text = panel.querySelector('textarea')?.value ?? '';
      const outcome = panel.querySelector<HTMLElement>('.equation-says')?.dataset.outcome ?? '';
      const failing = panel.querySelector<HTMLElement>('.equation-failing');
      const table = failing && getComputedStyle(failing).visibility === 'visible' ? 'table' : '';
      const key = [text, outcome, table].join('\0');
      seen.set(key, [text, outcome, table, (seen.get(key)?.[3] ?? 0) + 1]);
      requestAnimationFrame(frame);
    });
  });
  return () =>
    page.evaluate(() => [
      ...(window as unknown as { seen: Map<string, [string, string, string, number]> }).seen.values(),
    ]);
}

/** Twenty instances of it take seconds. */
const slow = R`g(z) = \max(0, z) + 0 \sum_{i=1}^{60000} 1`;

/** Nonsense of every kind leaves the page alive, and a verdict stands only beside the text that it is about. */
async function nonsense(page: Page): Promise<void> {
  const t = strings.en;
  const panel = await opened(page, 'relu', 'edit');
  const field = panel.getByRole('textbox');
  const says = panel.getByRole('status');
  await expect(says).toHaveText(t.isBook(20));
  const fails = 'g(z) = z + 1';
  const outcomes = new Map<string, string>([[book('relu'), 'holds'], [fails, 'fails'], ...hostile]);
  const frames = await watchFrames(page);
  await expect(field).toHaveAttribute('maxlength', '10000');
  // each after a verdict that must not stay: one that holds, one that fails
  for (const [k, [tex, outcome]] of hostile.entries()) {
    const before = k % 2 === 0 ? book('relu') : fails;
    await field.fill(before);
    await expect(says).toHaveAttribute('data-outcome', outcomes.get(before)!);
    await field.fill(tex);
    await expect(says).toHaveAttribute('data-outcome', outcome);
  }
  // and one on the heels of the other, the last of them good
  for (const [tex] of [...hostile, ...hostile]) await field.fill(tex);
  await field.fill(fails);
  await expect(says).toHaveText(t.fails(1, 0));
  await field.fill(hostile.at(-1)![0]);
  await expect(says).toHaveAttribute('data-outcome', hostile.at(-1)![1]);
  await panel.getByRole('button', { name: t.restore }).click();
  await expect(says).toHaveText(t.isBook(20));

  const seen = await frames();
  for (const [text, outcome, table] of seen) {
    const expected = outcomes.get(text);
    expect([expected, 'judging'], text.slice(0, 60)).toContain(outcome);
    expect(table, text.slice(0, 60)).toBe(outcome === 'fails' ? 'table' : '');
  }
  expect(seen.length).toBeGreaterThan(hostile.length);

  // while a long formula is judged the page draws on; where its instances take too long, the page says so
  await field.fill(slow);
  await expect(says).toHaveAttribute('data-outcome', /holds|unjudged/);
  const meanwhile = (await frames()).find(([text, outcome]) => text === slow && outcome === 'judging');
  expect(meanwhile?.[3]).toBeGreaterThan(1);
}

/** Where the code or the judge does not arrive the page says so, and the next press or letter asks again. */
async function withoutCode(page: Page): Promise<void> {
  const missing = [/\/mount[^/]*\.js$/, /edit\.worker[^/]*\.js$/];
  for (const name of missing) await page.route(name, (route) => route.abort());
  await page.goto('/zh/forward/');
  const equation = page.locator('#eq-relu');
  await equation.locator('button[data-work=run]').click();
  await expect(equation.locator('.equation-panel')).toHaveText('页面的这一部分未能加载。请检查网络后重试。');
  await expect(equation.locator('button[data-work=run]')).toHaveAttribute('aria-expanded', 'false');
  await page.unroute(missing[0]);
  await opened(page, 'relu', 'run');
  await expect(equation.locator('tr[data-row=engine]')).toBeVisible();

  const panel = await opened(page, 'relu', 'edit');
  const says = panel.getByRole('status');
  await expect(says).toHaveAttribute('data-outcome', 'unjudged');
  await expect(says).toContainText('没有结论');
  await page.unroute(missing[1]);
  await panel.getByRole('textbox').press('End');
  await panel.getByRole('textbox').press('Space');
  await expect(says).toHaveAttribute('data-outcome', 'holds');
}

test('en: nothing of the evaluator is fetched before an equation is opened; it runs, is worked out and changed, by keyboard too, and nonsense leaves the page alive', async ({
  page,
}) => {
  await test.step('by keyboard alone, on a page just loaded', () => byKeyboard(page));
  await workThrough(page, 'en');
  await test.step('nonsense', () => nonsense(page));
});

test('zh: where the code or the judge does not arrive the page says so and asks again; an equation runs, is worked out and changed', async ({
  page,
  watch,
}) => {
  watch.expectComplaint(/Failed to load|mount|edit\.worker/);
  await test.step('without the code', () => withoutCode(page));
  await workThrough(page, 'zh');
});

test('an entry of a matrix is chosen, and a phone shows all without scrolling sideways', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/en/equations/');
  const panel = await opened(page, 'weight-gradient-matrix', 'substitute');
  const entry = panel.locator('.equation-lines').nth(1);
  const first = await entry.textContent();
  const row = panel.getByLabel(strings.en.row);
  await row.fill('2');
  await row.press('Enter');
  await expect(entry).not.toHaveText(first ?? '');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  expect(await violations(page, '#eq-weight-gradient-matrix')).toEqual([]);
});
