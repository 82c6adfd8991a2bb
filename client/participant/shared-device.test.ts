import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { faults } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

const PHONE = { hasTouch: true, isMobile: true };

const shared = suite<{ stage: Stage }>('a device that people share');
shared.before(async (context) => {
  context.stage = await openStage();
});
shared.after(({ stage }) => stage.close());

shared('keeps an unsent answer for its owner, says so before signing out, and sends it for nobody else', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  await enter(stage, one, 0);
  await one.start();
  await one.question(1);
  const sent: string[] = [];
  one.page.on('websocket', (socket) => socket.on('framesent', ({ payload }) => void sent.push(String(payload))));
  stage.cable.cut();
  await one.choose('B');
  await one.commit();
  await one.page.locator('[data-testid=status]', { hasText: 'chưa gửi được' }).waitFor();
  await askToSignOut(one);
  await one.page.getByText('Còn 1 đáp án chưa gửi được', { exact: false }).waitFor();
  assert.equal(await faults(one.page), []);
  await one.at('sign-out-confirm').tap();
  await one.page.locator('#staff').waitFor();
  stage.cable.mend();

  await enter(stage, one, 1);
  await one.start();
  await one.question(1);
  await one.page.locator('[data-testid=status][data-tone=idle]').waitFor();
  await one.choose('A');
  await one.commit();
  await one.question(2);
  const answers = sent.filter((frame) => frame.includes('"answer"'));
  assert.is(answers.length, 1, answers.join());
  await signOut(one);

  await enter(stage, one, 0);
  await one.at('take-over').tap();
  await one.question(2);
  await one.page.locator('[data-testid=saved]', { hasText: '1/20' }).waitFor();
});

shared('shows the next person nothing of a past result that somebody else had opened, or asked for', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  await enter(stage, one, 2);
  await one.start();
  await one.question(1);
  await stage.operate({ act: 'close', round: 1, reason: 'kết thúc tuần thi sớm' });
  await one.at('rank').waitFor();
  await askForPast(one);
  await one.at('back').waitFor();
  stage.cable.freeze();
  await askForPast(one);
  await signOut(one);
  assert.is(await one.page.locator('entry-view h2').evaluate((heading) => heading === document.activeElement), true);
  await enter(stage, one, 5, 'missed');
  assert.is(await one.page.locator('result-view').count(), 0);
  assert.is(await one.at('refusal').count(), 0);
  assert.match(await one.page.locator('main').innerText(), new RegExp(card(stage, 5).person.name, 'i'));
  assert.not.match(await one.page.locator('body').innerText(), new RegExp(card(stage, 2).person.name, 'i'));
});

shared('is not left by whoever has entered when a tab of the one before wakes up', async ({ stage }) => {
  const old = visitor(await stage.page(PHONE));
  await enter(stage, old, 3, 'missed');
  const fresh = visitor(await old.page.context().newPage());
  await fresh.page.goto(stage.cable.address);
  await fresh.at('missed').waitFor();
  stage.cable.freeze();
  await signOut(fresh);
  await enter(stage, fresh, 4, 'missed');
  await stage.operate({ act: 'revoke', staffCode: card(stage, 3).person.staffCode, reason: 'bỏ quên máy' });
  await old.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await old.page.locator('#staff').waitFor();
  await fresh.page.reload();
  await fresh.at('missed').waitFor();
});

/** As the list of past rounds asks; in the demonstration the only closed round is the one on show. */
async function askForPast(one: Visitor): Promise<void> {
  await one.page.locator('result-view').evaluate((view) => view.dispatchEvent(new CustomEvent('past', { detail: 1 })));
}

/** Without a reload where the page is open already: what it keeps in mind is what matters here. */
async function enter(stage: Stage, one: Visitor, number: number, until = 'any'): Promise<void> {
  const { person, personalCode } = card(stage, number);
  if (!one.page.url().startsWith(stage.cable.address)) await one.page.goto(stage.cable.address);
  await one.page.locator('#staff').fill(person.staffCode);
  await one.page.locator('#personal').fill(personalCode);
  await one.page.locator('form button.main').tap();
  if (until !== 'any') await one.at(until).waitFor();
  else await one.page.locator('brand-bar connection-mark').waitFor();
}

async function askToSignOut(one: Visitor): Promise<void> {
  await one.page.locator('brand-bar .cell > :not(.gone) button').tap();
  await one.at('sign-out').tap();
}

async function signOut(one: Visitor): Promise<void> {
  await askToSignOut(one);
  await one.at('sign-out-confirm').tap();
  await one.page.locator('#staff').waitFor();
}

function card(stage: Stage, number: number) {
  const found = stage.players[number];
  if (found === undefined) throw new Error('too few people');
  return found;
}

shared.run();
