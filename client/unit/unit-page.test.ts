import { readFile } from 'node:fs/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { staffVisitor, type StaffVisitor } from '../testing/staff-visitor.ts';

const unit = suite<{ stage: Stage }>('a coordinator\'s page');
unit.before(async (context) => {
  context.stage = await openStage();
});
unit.after(({ stage }) => stage.close());

async function open(stage: Stage, options: object = {}): Promise<StaffVisitor> {
  const one = staffVisitor(await stage.page(options));
  await one.signIn(`${stage.cable.address}/unit`, stage.staff.find(({ role }) => role === 'coordinator') ?? { account: '', password: '' });
  await one.at('rate').waitFor();
  return one;
}

for (const [title, options] of [
  ['at 320 px, dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['at a desk', { viewport: { width: 1440, height: 900 } }],
] as const) {
  unit(`shows the unit, those below it and who has not taken part ${title}, and axe finds nothing`, async ({ stage }) => {
    const one = await open(stage, options);
    assert.is(await one.page.locator('.below li').count(), 6);
    assert.match((await one.at('not-yet').textContent()) ?? '', '27');
    assert.equal(await faults(one.page), []);
    assert.not.ok(await scrollsSideways(one.page));
    await one.page.context().close();
  });
}

unit('finds people without marks, and gives a reminder to copy and a file to keep', async ({ stage }) => {
  const one = await open(stage);
  const name = (await one.page.locator('.people li').first().textContent()) ?? '';
  await one.page.locator('#search').fill(name.normalize('NFD').replaceAll(/\p{Mark}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase());
  await one.page.locator('.people li', { hasText: name }).first().waitFor();
  assert.ok((await one.page.locator('.people li').count()) < 27);
  assert.match((await one.at('copy-text').textContent()) ?? '', /chỉ tiêu 70%/);
  const [download] = await Promise.all([one.page.waitForEvent('download'), one.page.locator('a[href*="format=csv"]').click()]);
  const content = await readFile(await download.path(), 'utf8');
  assert.ok(download.suggestedFilename().endsWith('.csv') && content.includes(name), `${download.suggestedFilename()}: ${content}`);
  await one.page.context().close();
});

unit('shows no figures of one scope under the name of another while the server is not reached', async ({ stage }) => {
  const one = await open(stage);
  stage.cable.cut();
  await one.at('scope').selectOption('1');
  await one.page.locator('.waiting').waitFor();
  assert.is(await one.at('rate').count(), 0);
  await one.at('scope').selectOption('stage');
  await one.at('rate').waitFor();
  await one.at('scope').selectOption('1');
  await one.at('rate').waitFor({ state: 'detached' });
  stage.cable.mend();
  await one.at('rate').waitFor();
  assert.is(await one.at('scope').inputValue(), '1');
  await one.page.context().close();
});

unit('sends an organiser to the organiser\'s page, and shows nothing of a unit', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.cable.address}/unit`);
  const card = stage.staff.find(({ role }) => role === 'organiser');
  await page.locator('#account').fill(card?.account ?? '');
  await page.locator('#password').fill(card?.password ?? '');
  await page.locator('sign-in-form button.main').click();
  await page.getByTestId('elsewhere').waitFor();
  assert.is(await page.locator('unit-figures').count(), 0);
  await page.context().close();
});

unit.run();
