import { runAxe } from './axe.ts';
import type { Page } from 'playwright-core';

/** Everything that axe finds against WCAG 2.2 A and AA, in words. */
export async function faults(page: Page): Promise<string[]> {
  const found = await runAxe(page);
  return found.map(({ id, nodes }) => `${id}: ${nodes.join(' | ')}`);
}

/** Controls and texts that something else covers or cuts off, each scrolled to its place first. */
export async function covered(page: Page, selector: string): Promise<string[]> {
  await drawn(page);
  return page.locator(selector).evaluateAll((elements) =>
    elements.flatMap((element) => {
      element.scrollIntoView({ block: 'center' });
      const box = element.getBoundingClientRect();
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const top = document.elementFromPoint(x, y);
      const isOnTop = top !== null && (element.contains(top) || top.contains(element));
      const isInside = box.left >= -1 && box.right <= document.documentElement.clientWidth + 1;
      return isOnTop && isInside ? [] : [`${element.tagName} "${element.textContent?.trim().slice(0, 40)}" at ${Math.round(x)},${Math.round(y)} under ${top?.tagName}.${top?.className}`];
    }),
  );
}

/** Whether the page can be scrolled sideways, which reflow forbids (WCAG 1.4.10). A phone's `innerWidth` grows with what overflows. */
export async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

/** The page has answered a change of its size or text: it observes its bars, and draws itself anew in the next frame. */
function drawn(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
      }),
  );
}
