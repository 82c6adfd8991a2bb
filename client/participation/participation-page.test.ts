import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';

const participation = suite<{ stage: Stage }>('the page of live participation');
participation.before(async (context) => {
  context.stage = await openStage();
});
participation.after(({ stage }) => stage.close());

async function open(stage: Stage, options: object = {}): Promise<Page> {
  const page = await stage.page(options);
  await page.goto(`${stage.cable.address}/participation`);
  await page.getByTestId('city-rate').waitFor();
  return page;
}

for (const [title, options] of [
  ['at 320 px, dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['at a desk', { viewport: { width: 1440, height: 900 } }],
] as const) {
  participation(`shows every unit against its quota ${title}, and axe finds nothing`, async ({ stage }) => {
    const page = await open(stage, options);
    assert.is(await page.locator('.rows li').count(), 40);
    assert.match((await page.getByTestId('reached').textContent()) ?? '', '0 / 40');
    assert.equal(await faults(page), []);
    assert.not.ok(await scrollsSideways(page));
    await page.context().close();
  });
}

participation('shows one group by name where that is chosen, in either language', async ({ stage }) => {
  const page = await open(stage);
  await page.getByLabel('Cơ quan Trung ương', { exact: true }).check();
  await page.getByLabel('Tên', { exact: true }).check();
  const names = await page.locator('.rows li b').first().textContent();
  assert.is(await page.locator('.rows li').count(), 5);
  assert.ok(names?.startsWith('Bảo hiểm xã hội') || names?.startsWith('Công an'), names ?? '');
  await page.locator('brand-bar button').click();
  await page.getByText('English', { exact: true }).click();
  await page.locator('h1', { hasText: 'Participation' }).waitFor();
  await page.context().close();
});

participation('keeps its last figures while the server is not reached, says so, and goes on by itself', async ({ stage }) => {
  const page = await open(stage);
  stage.cable.cut();
  await page.getByTestId('offline').waitFor();
  assert.is(await page.locator('.rows li').count(), 40);
  stage.cable.mend();
  await page.getByTestId('offline').waitFor({ state: 'detached' });
  await page.context().close();
});

participation('keeps the choice of a scope and the focus on it, also while the server is not reached', async ({ stage }) => {
  const page = await open(stage);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
  const week = page.getByRole('button', { name: 'Tuần 1', exact: true });
  await week.click();
  await page.getByTestId('city-rate').waitFor();
  assert.equal([await focused(), await week.getAttribute('aria-pressed')], ['Tuần 1', 'true']);
  assert.equal(await faults(page), []);
  stage.cable.cut();
  const whole = page.getByRole('button', { name: 'Cả vòng thi', exact: true });
  await whole.click();
  await page.getByText('Chưa đọc được số liệu').waitFor();
  assert.equal([await focused(), await whole.getAttribute('aria-pressed')], ['Cả vòng thi', 'true']);
  stage.cable.mend();
  await page.getByTestId('city-rate').waitFor();
  assert.is(await focused(), 'Cả vòng thi');
  await page.context().close();
});

participation.run();
