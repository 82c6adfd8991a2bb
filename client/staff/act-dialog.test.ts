import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { staffVisitor, type StaffVisitor } from '../testing/staff-visitor.ts';

const UNIT = 'TN';

const dialog = suite<{ stage: Stage; organiser: StaffVisitor }>('the dialog of an act');
dialog.before(async (context) => {
  context.stage = await openStage();
  context.organiser = staffVisitor(await context.stage.page({ viewport: { width: 1440, height: 900 } }));
  const card = context.stage.staff.find(({ role }) => role === 'organiser') ?? { account: '', password: '' };
  await context.organiser.signIn(`${context.stage.cable.address}/organiser`, card);
  await context.organiser.section(`board/${UNIT}`);
});
dialog.after(({ stage }) => stage.close());

dialog('marks every field that is wrong, and takes a headcount as people write it', async ({ organiser: { page, at } }) => {
  await at('headcount').click();
  await page.locator('#people').fill('2.6');
  await page.locator('#asOf').fill('');
  await at('act').click();
  await at('wrong').waitFor();
  const marked = () => page.locator('act-dialog [aria-invalid="true"]').evaluateAll((fields) => fields.map(({ id }) => id));
  assert.equal(await marked(), ['people', 'asOf', 'source', 'act-reason']);
  assert.equal(await faults(page), []);
  await page.locator('#people').fill('2 600');
  await page.locator('#asOf').fill('2024-10-01');
  assert.is(await page.locator('#people').inputValue(), '2.600');
  await page.locator('#source').fill('Công văn 12/SNV');
  await page.locator('#act-reason').fill('số liệu mới của Sở Nội vụ');
  await at('act').click();
  await at('said').filter({ hasText: '2.600 người' }).waitFor();
  await page.locator('unit-panel', { hasText: 'Công văn 12/SNV' }).waitFor();
});

dialog('says of a second reminder within a minute that it is not recorded', async ({ organiser: { at } }) => {
  for (const said of ['Đã ghi một lần nhắc', 'vừa được nhắc lúc']) {
    await at('remind').click();
    await at('act').click();
    await at('said').filter({ hasText: said }).waitFor();
  }
});

dialog.run();
