import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

const PHONE = { hasTouch: true, isMobile: true };

const devices = suite<{ stage: Stage }>('a participant with devices, clocks and restarts');
devices.before(async (context) => {
  context.stage = await openStage();
});
devices.after(({ stage }) => stage.close());

devices('sees the right countdown under a client clock that is three hours wrong, and it never rises', async ({ stage }) => {
  const one = await ready(stage, 0, async (page) => {
    await page.addInitScript(() => {
      const { now } = Date;
      Date.now = () => now() + 3 * 3_600_000;
    });
  });
  await one.start();
  await one.question(1);
  const first = await one.seconds();
  assert.ok(first > 50 && first <= 60, `first ${first}`);
  const ticks = await one.ticks(3);
  assert.equal(ticks, [ticks[0], (ticks[0] ?? 0) - 1, (ticks[0] ?? 0) - 2]);
});

devices('goes on with the same question after a reload, and in a second tab', async ({ stage }) => {
  const one = await ready(stage, 1);
  await one.start();
  await one.question(1);
  const asked = await heading(one);
  await one.page.reload();
  await one.question(1);
  assert.is(await heading(one), asked);
  const tab = visitor(await one.page.context().newPage());
  await tab.page.goto(stage.cable.address);
  await tab.question(1);
  await tab.choose('A');
  await tab.commit();
  await one.question(2);
});

devices('is asked once before a second device takes over, and the first one is told', async ({ stage }) => {
  const old = await ready(stage, 2);
  await old.start();
  await old.question(1);
  const fresh = visitor(await stage.page(PHONE));
  await fresh.signIn(stage.cable.address, card(stage, 2));
  await fresh.at('take-over').waitFor();
  assert.equal(await faults(fresh.page), []);
  await fresh.at('take-over').tap();
  await fresh.question(1);
  await old.at('take-over').waitFor();
});

devices('goes on by itself after a restart of the server, and gets the time back', async ({ stage }) => {
  const one = await ready(stage, 3);
  await one.start();
  await one.question(1);
  const asked = await heading(one);
  await stage.restart();
  await one.page.locator('[data-testid=connection]', { hasText: 'Tốt' }).waitFor();
  await one.question(1);
  assert.is(await heading(one), asked);
  await one.choose('A');
  await one.commit();
  await one.question(2);
});

devices('chooses by key only while the focus is in the question', async ({ stage }) => {
  const one = await ready(stage, 6);
  await one.start();
  await one.question(1);
  await one.page.locator('brand-bar .cell > :not(.gone) button').focus();
  await one.page.keyboard.press('B');
  await one.page.locator('question-view h1').focus();
  await one.page.keyboard.press('C');
  await one.page.locator('[data-testid=status]', { hasText: 'Đã chọn C' }).waitFor();
  assert.is(await one.page.locator('option-list :checked').count(), 1);
});

devices('gets extra time in the middle of a question', async ({ stage }) => {
  const one = await ready(stage, 4);
  await one.start();
  await one.question(1);
  const staffCode = card(stage, 4).person.staffCode;
  await stage.operate({ act: 'extra-time', staffCode, round: 1, secondsEach: 60, reason: 'khiếm thị, có xác nhận' });
  await one.page.waitForFunction(() => Number.parseInt(document.querySelector('[data-testid=seconds]')?.textContent ?? '', 10) > 70);
});

devices('who may not play is told why', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  const jury = stage.excluded.find((excluded) => excluded.person.excluded === 'jury');
  if (jury === undefined) throw new Error('nobody is on the jury');
  await one.signIn(stage.cable.address, jury);
  await one.page.getByText('thành viên Ban Giám khảo không dự thi', { exact: false }).first().waitFor();
  assert.equal(await faults(one.page), []);
});

devices('with wrong codes gets a sentence, and can try again', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  await one.signIn(stage.cable.address, { ...card(stage, 5), personalCode: 'AAAAA-AAAAA' });
  await one.at('refusal').waitFor();
  assert.ok(await one.at('refusal').evaluate((element) => element === document.activeElement || element.contains(document.activeElement)));
  assert.equal(await faults(one.page), []);
  await one.page.locator('#personal').fill(card(stage, 5).personalCode);
  await one.page.locator('form button.main').tap();
  await one.at('start').waitFor();
});

async function ready(stage: Stage, number: number, prepare?: (page: Visitor['page']) => Promise<void>): Promise<Visitor> {
  const page = await stage.page(PHONE);
  await prepare?.(page);
  const one = visitor(page);
  await one.signIn(stage.cable.address, card(stage, number));
  await one.at('start').waitFor();
  return one;
}

function card(stage: Stage, number: number) {
  const found = stage.players[number];
  if (found === undefined) throw new Error('too few people');
  return found;
}

const heading = (one: Visitor): Promise<string | null> => one.page.locator('question-view h1').textContent();

devices.run();
