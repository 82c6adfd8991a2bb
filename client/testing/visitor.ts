import type { Page } from 'playwright-core';
import type { SignInCard } from '../../scripts/demo/sign-ins.ts';

/** What a participant does with a page, by touch. */
export function visitor(page: Page) {
  const at = (testId: string) => page.getByTestId(testId);
  return {
    page,
    at,
    signIn: async (address: string, card: SignInCard): Promise<void> => {
      await page.goto(address);
      await page.locator('#staff').fill(card.person.staffCode);
      await page.locator('#personal').fill(card.personalCode);
      await page.locator('form button.main').tap();
    },
    start: () => at('start').tap(),
    /** Waits for the question at a place of the paper. */
    question: async (place: number): Promise<void> => {
      await page.locator('question-view h1', { hasText: `Câu ${place}:` }).waitFor({ state: 'attached' });
    },
    choose: (letter: string) => at(`option-${letter}`).tap(),
    commit: () => at('commit').tap(),
    status: () => at('status'),
    seconds: async (): Promise<number> => Number.parseInt((await at('seconds').textContent()) ?? '', 10),
    /** The countdown's digits, one for each of the next `count` changes. */
    ticks: (count: number): Promise<number[]> =>
      at('seconds').evaluate(
        (element, wanted) =>
          new Promise<number[]>((resolve) => {
            const seen: number[] = [];
            const watcher = new MutationObserver(() => {
              seen.push(Number.parseInt(element.textContent ?? '', 10));
              if (seen.length < wanted) return;
              watcher.disconnect();
              resolve(seen);
            });
            watcher.observe(element, { childList: true, characterData: true, subtree: true });
          }),
        count,
      ),
  };
}
export type Visitor = ReturnType<typeof visitor>;
