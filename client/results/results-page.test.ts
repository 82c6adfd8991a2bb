import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'playwright-core';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor } from '../testing/visitor.ts';

const SHORT = { questions: 1, blueprint: [{ topic: 'one-stop', questions: 1, reserves: 1 }] };

const results = suite<{ stage: Stage }>('the page of results');
results.before(async (context) => {
  context.stage = await openStage(SHORT);
  for (const card of context.stage.players.slice(0, 3)) {
    const one = visitor(await context.stage.page({ hasTouch: true, isMobile: true }));
    await one.signIn(context.stage.cable.address, card);
    await one.start();
    await one.question(1);
    await one.choose('B');
    await one.commit();
    await one.at('receipt').waitFor();
    await one.page.context().close();
  }
  await context.stage.operate({ act: 'close', round: 1, reason: 'hết giờ thi' });
});
results.after(({ stage }) => stage.close());

async function open(stage: Stage, options: object = {}): Promise<Page> {
  const page = await stage.page(options);
  await page.goto(`${stage.cable.address}/results`);
  return page;
}

results('says that a closed round is not published yet', async ({ stage }) => {
  const page = await open(stage);
  assert.match((await page.getByTestId('not-yet').textContent()) ?? '', 'chưa công bố kết quả');
  assert.equal(await faults(page), []);
  await page.context().close();
});

results('shows who has won what, the values that rank, and nothing that names a person but name and unit', async ({ stage }) => {
  await stage.operate({ act: 'publish', round: 1, edition: 1, top: 20, reason: 'công bố kết quả tuần 1' });
  for (const options of [{ viewport: { width: 320, height: 700 }, colorScheme: 'dark' }, { viewport: { width: 1440, height: 900 } }]) {
    const page = await open(stage, options);
    await page.locator('results-table tbody tr').nth(2).waitFor();
    assert.is(await page.locator('.prize h3').count(), 2);
    assert.equal(await faults(page), []);
    assert.not.ok(await scrollsSideways(page));
    const text = await page.content();
    for (const { person } of stage.players.slice(0, 3)) assert.not.match(text, person.staffCode);
    await page.context().close();
  }
});

results('finds somebody by name or unit without marks, and says where nobody matches', async ({ stage }) => {
  const page = await open(stage);
  await page.locator('#search').fill('van phong uy ban');
  await page.locator('results-table tbody tr').first().waitFor();
  await page.locator('#search').fill('không có ai tên này');
  await page.getByText('Không có ai khớp', { exact: false }).waitFor();
  await page.context().close();
});

results('keeps what it has read while the server is not reached, says so, and goes on by itself', async ({ stage }) => {
  const page = await open(stage);
  await page.locator('results-table tbody tr').first().waitFor();
  stage.cable.cut();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByTestId('offline').waitFor();
  assert.is(await page.locator('results-table tbody tr').count(), 3);
  stage.cable.mend();
  await page.getByTestId('offline').waitFor({ state: 'detached' });
  await page.context().close();
});

results('takes back what an organiser takes back, from pages that are open too', async ({ stage }) => {
  const page = await open(stage);
  await page.locator('results-table tbody tr').first().waitFor();
  await stage.operate({ act: 'unpublish', round: 1, reason: 'có khiếu nại đang xem xét' });
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.getByTestId('not-yet').waitFor();
  assert.is(await page.locator('results-table').count(), 0);
  await page.locator('nav a[aria-current] small', { hasText: 'chưa công bố' }).waitFor();
  await page.context().close();
});

results.run();
