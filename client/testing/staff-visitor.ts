import type { BrowserContextOptions, Page } from 'playwright-core';
import type { StaffCard } from '../../scripts/demo/staff.ts';
import type { Stage } from './stage.ts';

/** What somebody of the staff does with a page, at a desk. */
export function staffVisitor(page: Page) {
  const at = (testId: string) => page.getByTestId(testId);
  return {
    page,
    at,
    signIn: async (address: string, card: Pick<StaffCard, 'account' | 'password'>): Promise<void> => {
      await page.goto(address);
      await page.locator('#account').fill(card.account);
      await page.locator('#password').fill(card.password);
      await page.locator('sign-in-form button.main').click();
      await page.locator('staff-bar').waitFor();
    },
    /** Turns to a section of the organiser's page. */
    section: (name: string): Promise<void> => page.evaluate((hash) => void (location.hash = hash), name),
    /** Orders what a button proposes: its dialog is given the reason and sent. */
    order: async (testId: string, reason: string): Promise<void> => {
      await at(testId).click();
      await page.locator('#act-reason').fill(reason);
      await at('act').click();
    },
    /** Something that the page shows by itself, without a reload. */
    sees: (selector: string, text: string | RegExp): Promise<void> => page.locator(selector, { hasText: text }).first().waitFor({ state: 'attached' }),
  };
}
export type StaffVisitor = ReturnType<typeof staffVisitor>;

/** Another organiser than the demonstration's, invited, and signed in to a page. */
export async function secondOrganiser(stage: Stage, path: string, options: BrowserContextOptions): Promise<StaffVisitor> {
  const invited = (await stage.operate({ act: 'account-invite', role: 'organiser', unit: null })) as { value: { path: string } };
  const token = new URL(invited.value.path, stage.address()).searchParams.get('token');
  const given = { account: 'pho.truong.ban', password: 'hoa phượng đỏ nở tháng năm' };
  await fetch(`${stage.address()}/api/welcome`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token, name: 'Phó Trưởng ban', ...given }) });
  const one = staffVisitor(await stage.page(options));
  await one.signIn(`${stage.cable.address}/${path}`, given);
  return one;
}
