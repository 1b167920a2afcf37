/** What the figures of a page say, and whether the words of their drawings show whole. */
import type { Page } from '@playwright/test';

/** The labels of the figures' drawings that reach over what clips them, each named by its figure. */
export const cutOff = (page: Page): Promise<string[]> =>
  page.locator('.live svg text').evaluateAll((labels) =>
    labels.flatMap((label) => {
      if (!label.checkVisibility()) return [];
      const box = label.getBoundingClientRect();
      const clips = (around: Element): boolean => {
        const edge = around.getBoundingClientRect();
        const { overflowX, overflowY } = getComputedStyle(around);
        const isOut = [
          /hidden|clip/.test(overflowX) && (box.left < edge.left - 1 || box.right > edge.right + 1),
          /hidden|clip/.test(overflowY) && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1),
        ];
        return isOut.some(Boolean);
      };
      for (let around = label.parentElement; around && !around.matches('.live'); around = around.parentElement) {
        if (clips(around)) return [`${label.closest('.live')?.id}: ${label.textContent}`];
      }
      return [];
    }),
  );

/** The sentence of each figure that asleep lacks nothing: the same before it wakes and after. */
export const saidBy = (page: Page): Promise<[id: string, sentence: string | undefined][]> =>
  page
    .locator('.live[data-awake]')
    .evaluateAll((figures) =>
      figures
        .filter((one) => !one.querySelector('[data-unmade]'))
        .map((one) => [one.id, one.querySelector('.live-says')?.textContent]),
    );
