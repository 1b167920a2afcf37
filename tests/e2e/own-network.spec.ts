/** A network that became the reader's own in one chapter is the one that the figures of the others look into, and they say so. */
import { readFileSync } from 'node:fs';
import { writeOnnx } from '../../lib/export/onnx.ts';
import { foundOfBook } from '../../src/reader/networks.ts';
import { awake, expect, test } from './book.ts';

const { trained } = foundOfBook(readFileSync('public/models/reader.safetensors'));
const file = { name: 'mine.onnx', mimeType: 'application/octet-stream', buffer: Buffer.from(writeOnnx(trained)) };

const t = { own: /[Yy]our (own )?network/, measure: /^Measure every/, read: 'Read a digit' };

test('what was brought home is inspected everywhere', async ({ page }) => {
  await page.goto('/en/mnist/');
  const home = await awake(page, '#take-home-widget');
  await home.locator('input[type=file]').setInputFiles(file);
  await expect(home.locator('.take-taken')).toContainText('mine.onnx');

  await page.goto('/en/forward/');
  await expect((await awake(page, '#through-the-layers')).getByRole('status')).toContainText(t.own);
  await page.goto('/en/backprop/');
  for (const figure of ['#gradient-check', '#edit-one-weight']) {
    await expect((await awake(page, figure)).getByRole('status')).toContainText(t.own);
  }
  await page.goto('/en/loss/');
  const logits = await awake(page, '#logits-to-loss');
  await logits.getByRole('button', { name: t.read }).press('Enter');
  await expect(logits.getByRole('status')).toContainText(t.own);
  const costs = await awake(page, '#who-costs');
  await costs.getByRole('button', { name: t.measure }).press('Enter');
  await expect(costs.getByRole('status')).toContainText(t.own);
});
