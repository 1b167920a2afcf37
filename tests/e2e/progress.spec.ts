/** The reader's progress goes out as a file and comes back into an empty browser; a damaged file changes nothing. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { exerciseById } from '../../lib/exercises/index.ts';
import { generator } from '../../lib/generator.ts';
import { strings as exerciseWords } from '../../src/book/words/exercise/strings.ts';
import { strings as predictionWords } from '../../src/book/words/prediction/strings.ts';
import { strings } from '../../src/book/words/progress/strings.ts';
import { shown } from '../support/records.ts';
import { awake, expect, test } from './book.ts';

const id = 'dropout-spread';

async function openProgress(page: Page, word: string) {
  const line = await awake(page, '#reader-progress');
  await line.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(line.getByRole('button', { name: word })).toBeVisible();
  return line;
}

const best = shown('dropout.remedies.data.end.validation.accuracy', 'percent');

const t = strings.zh;

test('progress is saved, lost with the browser’s storage, and brought back', async ({ page }) => {
  await page.goto('/zh/dropout/');
  const choice = await awake(page, '#prediction-best-remedy');
  const commit = choice.getByRole('button', { name: predictionWords.zh.commitChoice });
  await expect(commit).toBeDisabled();
  await choice.getByRole('radio').last().focus();
  await page.keyboard.press('Space');
  await commit.press('Enter');
  await expect(choice.getByRole('status')).toContainText(best);

  const exercise = await awake(page, `#exercise-${id}`);
  const { asked } = exerciseById(id)!.instance(generator(1, id));
  await exercise.getByRole('textbox').first().fill(asked[0].value.toFixed(3));
  await exercise.getByRole('textbox').first().press('Enter');
  await expect(exercise.locator('.exercise-says')).toHaveAttribute('data-outcome', 'right');

  let line = await openProgress(page, t.save);
  const before = await line.locator('.progress-line').textContent();
  const download = page.waitForEvent('download');
  await line.getByRole('button', { name: t.save }).press('Enter');
  const file = await (await download).path();
  await expect(line.getByRole('status')).toContainText('.json');

  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('deep-learning-live');
        request.onsuccess = request.onerror = resolve;
      }),
  );
  await page.reload();
  const solved = page.locator(`#exercise-${id} .exercise-says`);
  await awake(page, `#exercise-${id}`);
  await expect(solved).not.toContainText(exerciseWords.zh.solved);

  line = await openProgress(page, t.save);
  const empty = await line.locator('.progress-line').textContent();
  expect(empty).not.toBe(before);
  const field = line.locator('input[type=file]');
  const text = readFileSync(file, 'utf8');
  for (const damaged of [text.slice(0, 60), text.replace('"seed": 1', '"seed": "one"')]) {
    await field.setInputFiles({ name: 'damaged.json', mimeType: 'application/json', buffer: Buffer.from(damaged) });
    await expect(line.getByRole('alert')).toBeVisible();
    await expect(line.locator('.progress-line')).toHaveText(empty ?? '');
  }
  await expect(line.getByRole('alert')).toContainText(id);

  await field.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await expect(line.locator('.progress-line')).toHaveText(before ?? '');
  await expect(line.getByRole('alert')).toHaveCount(0);
  await expect(solved).toContainText(exerciseWords.zh.solved);
  const again = await awake(page, '#prediction-best-remedy');
  await expect(again.getByRole('status')).toContainText(best);

  await page.reload();
  await awake(page, '#reader-progress');
  await expect(page.locator('.progress-line')).toHaveText(before ?? '');
});
