import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults, scrollsSideways } from '../../testing/looks.ts';
import { openStage, type Stage } from '../../testing/stage.ts';
import { staffVisitor, type StaffVisitor } from '../../testing/staff-visitor.ts';

const log = suite<{ stage: Stage }>('the organisers\' log');
log.before(async (context) => {
  context.stage = await openStage();
  const [someone] = context.stage.players;
  await context.stage.operate({ act: 'extra-time', staffCode: someone?.person.staffCode ?? '', round: 1, secondsEach: 30, reason: 'khiếm thị' });
  await context.stage.operate({ act: 'headcount', unit: 'TN', people: 2600, source: 'CV 12/SNV', asOf: 1_728_000_000_000, reason: 'số liệu mới' });
});
log.after(({ stage }) => stage.close());

async function open(stage: Stage, options: object): Promise<StaffVisitor> {
  const one = staffVisitor(await stage.page(options));
  await one.signIn(`${stage.cable.address}/organiser`, stage.staff.find(({ role }) => role === 'organiser') ?? { account: '', password: '' });
  await one.section('log');
  return one;
}

for (const [title, options] of [
  ['at 320 px, dark', { viewport: { width: 320, height: 700 }, colorScheme: 'dark' }],
  ['at a desk', { viewport: { width: 1440, height: 900 } }],
] as const) {
  log(`says whom and what each act was about, and its details in words, ${title}, and axe finds nothing`, async ({ stage }) => {
    const one = await open(stage, options);
    const granted = one.page.locator('log-section tbody tr', { hasText: 'Thêm giờ' });
    await granted.locator('.subject', { hasText: /Thí sinh, mã …\d{3}/ }).waitFor();
    await granted.locator('summary').click();
    assert.match((await granted.locator('dl').textContent()) ?? '', /Tuần thi\s*Tuần 1\s*Thêm cho mỗi câu\s*30 giây/);
    await one.sees('log-section .subject', 'Ủy ban nhân dân huyện Thủy Nguyên');
    assert.equal(await faults(one.page), []);
    assert.not.ok(await scrollsSideways(one.page));
    await one.page.context().close();
  });
}

log.run();
