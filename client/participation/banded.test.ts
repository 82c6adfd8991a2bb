import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { staffVisitor } from '../testing/staff-visitor.ts';

const banded = suite<{ stage: Stage }>('pages in bands');
banded.before(async (context) => {
  context.stage = await openStage({ prediction: { asks: 'participants', grain: 10 } });
});
banded.after(({ stage }) => stage.close());

banded('tell everybody bands, why, and nothing finer', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.cable.address}/participation`);
  await page.getByTestId('banded').waitFor();
  assert.is((await page.getByTestId('city-rate').textContent())?.trim(), '0–10%');
  assert.is(await page.locator('.rows b.digits', { hasText: /\d,\d%/ }).count(), 0);
  assert.equal(await faults(page), []);
});

banded('keep the names of who is missing even from the coordinator', async ({ stage }) => {
  const one = staffVisitor(await stage.page());
  await one.signIn(`${stage.cable.address}/unit`, stage.staff.find(({ role }) => role === 'coordinator') ?? { account: '', password: '' });
  await one.at('banded').waitFor();
  assert.is(await one.page.locator('not-yet-list').count(), 0);
  assert.match((await one.at('rate').textContent()) ?? '', '–');
  assert.equal(await faults(one.page), []);
});

banded.run();
