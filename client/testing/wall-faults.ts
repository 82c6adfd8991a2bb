import type { Page } from 'playwright-core';

/** Hundredths of the stage's width: nothing on a wall is smaller, and everything keeps this far from the edge. */
const LEAST = 1.8;
const MARGIN = 3.5;

/** What a hall could not read on the wall: text that is too small, cut off, beside the stage, or out of its row; and a page that scrolls. */
export async function wallFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => document.fonts.ready);
  return page.evaluate(({ least, margin }) => {
    const unit = Math.min(innerWidth / 100, (innerHeight * 1.7778) / 100);
    const stage = document.querySelector('.stage')?.getBoundingClientRect() ?? new DOMRect();
    const found: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
      const holder = text.parentElement;
      const words = text.textContent?.trim().slice(0, 40) ?? '';
      if (holder === null || words === '' || holder.closest('noscript, .unseen, [hidden], .again')) continue;
      const size = parseFloat(getComputedStyle(holder).fontSize);
      const range = document.createRange();
      range.selectNodeContents(text);
      const box = range.getBoundingClientRect();
      if (size < (least - 0.005) * unit) found.push(`${(size / unit).toFixed(2)} u is too small: ${words}`);
      if (box.left < stage.left + margin * unit || box.right > stage.right - margin * unit || box.top < stage.top || box.bottom > stage.bottom) found.push(`beside the stage: ${words}`);
      // A box of text is higher than its letters by the air above and below them.
      const air = size * 0.35;
      for (let around: HTMLElement | null = holder; around && !around.matches('.stage'); around = around.parentElement) {
        const frame = around.getBoundingClientRect();
        const cuts = getComputedStyle(around).overflowY !== 'visible' || around.matches('.rows > *');
        if (cuts && (box.top < frame.top - air || box.bottom > frame.bottom + air || box.left < frame.left - 1 || box.right > frame.right + 1)) found.push(`cut off by ${around.tagName}.${around.className}: ${words}`);
      }
    }
    if (document.documentElement.scrollHeight > innerHeight || document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls');
    return found;
  }, { least: LEAST, margin: MARGIN });
}
