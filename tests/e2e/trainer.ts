/** The trainer as a reader uses it: settings in, clicks, and what it then says. */
import type { Locator, Page } from '@playwright/test';
import { trainerStrings } from '../../src/figures/mnist/trainer/strings.ts';
import { sharedStrings } from '../../src/kit/strings.ts';
import { awake, buttonOf, expect, type Lang } from './book.ts';

export interface Receipt {
  data: string;
  testAccuracy: number;
  testLoss: number;
  weights: string;
  steps: number;
  settings: Record<string, unknown>;
}

export class TrainerOnPage {
  readonly page: Page;
  readonly root: Locator;
  readonly t: (typeof trainerStrings)[Lang];
  readonly shared: (typeof sharedStrings)[Lang];

  private constructor(page: Page, lang: Lang, root: Locator) {
    this.page = page;
    this.root = root;
    this.t = trainerStrings[lang];
    this.shared = sharedStrings[lang];
  }

  static async on(page: Page, lang: Lang, path: string): Promise<TrainerOnPage> {
    await page.goto(path);
    return new TrainerOnPage(page, lang, await awake(page, '#trainer'));
  }

  button(name: string): Locator {
    return buttonOf(this.root, name);
  }

  /** The settings behind their disclosure. */
  async openSettings(): Promise<void> {
    const settings = this.root.locator('details.trainer-settings').first();
    if ((await settings.getAttribute('open')) === null) await settings.locator('> summary').click();
  }

  /** Types a number into a field of the trainer. */
  async set(label: string, value: number): Promise<void> {
    await this.openSettings();
    const field = this.root.getByRole('textbox', { name: label });
    await field.fill(String(value));
    await field.press('Enter');
  }

  start = () => this.button(this.t.start).click();

  /** Goes on, and is paused some frames later by the page's own clock: by way of the driver a fast run might be over. */
  resumeAndPause = () =>
    this.button(this.t.resume).evaluate(async (button: HTMLButtonElement) => {
      button.click();
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      button.click();
    });

  /** The receipt of a finished run, as the page shows it. */
  async receipt(): Promise<Receipt> {
    const json = this.root.locator('.trainer-receipt[data-recorded="false"] details code');
    // where none comes, what the trainer says instead tells why
    const says = this.root.locator('.live-says').first();
    await expect.poll(async () => ((await json.count()) === 1 ? '' : says.textContent())).toBe('');
    return JSON.parse((await json.textContent()) ?? '{}') as Receipt;
  }
}
