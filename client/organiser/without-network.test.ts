import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { openStage, type Stage } from '../testing/stage.ts';
import { staffVisitor, type StaffVisitor } from '../testing/staff-visitor.ts';

const lost = suite<{ stage: Stage; organiser: StaffVisitor }>('the organiser\'s page without a network');
lost.before(async (context) => {
  context.stage = await openStage();
  await context.stage.operate({ act: 'close', round: 1, reason: 'kết thúc tuần thi' });
  context.organiser = staffVisitor(await context.stage.page({ viewport: { width: 1440, height: 900 } }));
  const card = context.stage.staff.find(({ role }) => role === 'organiser') ?? { account: '', password: '' };
  await context.organiser.signIn(`${context.stage.cable.address}/organiser`, card);
  await context.organiser.section('rounds');
  await context.organiser.sees('[data-round="1"] .phase', 'Đã đóng');
});
lost.after.each(({ stage }) => stage.cable.mend());
lost.after(({ stage }) => stage.close());

for (const [section, holds] of [['log', 'log-section tbody tr'], ['standing', 'standing-section .editions li'], ['accounts', 'accounts-section tbody tr']] as const) {
  lost(`says that ${section} could not be read, and reads it once the server is back`, async ({ stage, organiser }) => {
    stage.cable.cut();
    await organiser.section(section);
    const said = organiser.page.locator(`${section}-section`, { hasText: 'Trang đang tự đọc lại' });
    await said.waitFor();
    assert.not.match((await said.textContent()) ?? '', 'lệnh');
    stage.cable.mend();
    await organiser.page.locator(holds).first().waitFor();
  });
}

lost('shows no figures of one scope under the name of another', async ({ stage, organiser }) => {
  await organiser.section('board');
  await organiser.at('city-rate').waitFor();
  stage.cable.cut();
  await organiser.at('scope').selectOption('1');
  await organiser.page.locator('board-tiles [role="status"]').waitFor();
  assert.is(await organiser.at('city-rate').count() + (await organiser.page.locator('unit-table').count()), 0);
  stage.cable.mend();
  await organiser.at('city-rate').waitFor();
  assert.is(await organiser.at('scope').inputValue(), '1');
});

lost.run();
