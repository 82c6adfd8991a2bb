import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'playwright-core';
import type { PublicContest } from '../../server/protocol/public.ts';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';

const VIEWPORTS = [{ width: 390, height: 844 }, { width: 320, height: 568 }, { width: 1440, height: 900 }];

const rules = suite<{ stage: Stage }>('the public pages');
rules.before(async (context) => {
  context.stage = await openStage();
});
rules.after(({ stage }) => stage.close());

rules('print the declaration of the open round: window, questions, comparators, prizes, who may not play, hashes', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.address()}/rules`);
  const text = await textOf(page);
  const contest = (await (await fetch(`${stage.address()}/api/contest`)).json()) as PublicContest;
  const [round] = contest.rounds;
  for (const part of ['20', '60', 'Giải Nhất', 'Giải Nhì', 'Giải Ba', '70', '50', 'Ban Giám khảo']) assert.ok(text.includes(part), part);
  for (const hash of Object.values(round?.hashes ?? {})) assert.ok(text.replaceAll(/\s/g, '').includes(hash), hash);
  for (const topic of Object.values(round?.topics ?? {})) assert.ok(text.includes(topic), topic);
  assert.is(round?.seed, null);
});

rules('are free of faults at every size, light and dark, and at 200 % text', async ({ stage }) => {
  for (const path of ['/rules', '/', '/welcome?token=xxxxxxxxxxxxxxxxxxxxxxxx']) {
    for (const viewport of VIEWPORTS) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await stage.page({ viewport, colorScheme });
        await page.goto(`${stage.address()}${path}`);
        await page.locator('h1').first().waitFor();
        assert.equal(await faults(page), [], `${path} ${viewport.width} ${colorScheme}`);
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
        assert.is(await scrollsSideways(page), false, `${path} ${viewport.width}`);
        await page.context().close();
      }
    }
  }
});

rules('are printed dark on white, also from a dark screen', async ({ stage }) => {
  const page = await stage.page({ colorScheme: 'dark' });
  await page.goto(`${stage.address()}/rules`);
  await textOf(page);
  for (const theme of ['auto', 'dark']) {
    await page.evaluate((chosen) => { document.documentElement.dataset['theme'] = chosen; }, theme);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    assert.is(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(12, 35, 64)', theme);
    await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
    assert.is(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(245, 248, 252)', theme);
  }
});

rules('stay in Vietnamese, and say so, where English cannot be fetched', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.address()}/`);
  await page.locator('brand-bar button').click();
  await page.route('**/assets/en-*.js', (route) => route.abort());
  await page.getByText('English').click();
  await page.getByTestId('language-failed').waitFor();
  assert.is(await page.getByLabel('Tiếng Việt').isChecked(), true);
  assert.is(await page.evaluate(() => `${document.documentElement.lang} ${localStorage.getItem('hoithi.look')}`), 'vi null');
});

rules('speak English when asked to', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.address()}/`);
  await page.locator('brand-bar button').click();
  await page.getByText('English').click();
  await page.keyboard.press('Escape');
  // English is fetched when it is asked for: the page speaks it once it has come.
  await page.getByText('Personal code', { exact: false }).first().waitFor();
  assert.is(await page.evaluate(() => document.documentElement.lang), 'en');
});

async function textOf(page: Page): Promise<string> {
  await page.getByText('Giải Nhất').first().waitFor();
  return (await page.locator('body').textContent()) ?? '';
}

rules.run();
