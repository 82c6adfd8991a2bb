/*
 * One round as everybody sees it who is there: two organisers, a coordinator, a projector in two sizes, three participants, from
 * the opening to published results. No page is loaded anew on the way; each is right after each step.
 */
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Page } from 'playwright-core';
import type { SignInCard } from '../../scripts/demo/sign-ins.ts';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { secondOrganiser, staffVisitor, type StaffVisitor } from '../testing/staff-visitor.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

const HOUR = 3_600_000;
const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** Three questions of three topics. */
const SHORT = { questions: 3, blueprint: ['master-programme', 'one-stop', 'procedures'].map((topic) => ({ topic, questions: 1, reserves: 1 })) };
const UNIT = 'TN';

const hall = suite<{ stage: Stage }>('one round on all pages');
hall.before(async (context) => {
  context.stage = await openStage(SHORT, HOUR);
});
hall.after(({ stage }) => stage.close());

hall('opens, is extended, loses a question, survives a restart and closes, and each page is right at each step', async ({ stage }) => {
  const { address } = stage.cable;
  const [organiser, other] = [await desk(stage, 'organiser'), await secondOrganiser(stage, 'organiser', DESK)];
  const coordinator = await desk(stage, 'coordinator', '/unit');
  const walls = await hangWall(stage, [{ width: 1920, height: 1080 }, { width: 1280, height: 720 }]);
  const players = await Promise.all(cards(stage).map(async (card) => {
    const one = visitor(await stage.page(PHONE));
    await one.signIn(address, card);
    return one;
  }));
  const everybody = [organiser, other, coordinator, ...players].map(({ page }) => page).concat(walls);
  for (const page of everybody) await page.evaluate(() => Object.assign(globalThis, { loadedOnce: true }));

  // Before the opening nobody can start, and the wall says when.
  await other.section('rounds');
  await other.sees('[data-round="1"] .phase', 'Chưa mở');
  for (const one of players) assert.is(await one.at('start').count(), 0);

  // The opening.
  await organiser.section('rounds');
  await organiser.order('open-1', 'khai mạc sớm theo kế hoạch');
  await other.sees('[data-round="1"] .phase', 'Đang mở');
  for (const one of players) await one.at('start').waitFor();
  await coordinator.at('scope').selectOption('1');
  await check([organiser.page, other.page]);

  // One takes part to the end: boards, the unit's page and the wall follow.
  await organiser.section('board');
  await play(players[0], 3);
  await organiser.sees('[data-testid="city-rate"] small', /^1 \//);
  await coordinator.sees('[data-testid="taken"]', /^1 \//);
  for (const page of walls) await takenOnWall(page, 1);
  await check([organiser.page, coordinator.page, ...walls]);

  // The board of the week, as it is chosen, has the week's own close.
  const ofStage = await organiser.page.locator('board-tiles close-countdown').textContent();
  await organiser.at('scope').selectOption('1');
  await organiser.page.waitForFunction((text) => document.querySelector('board-tiles close-countdown')?.textContent?.slice(0, 3) !== text?.slice(0, 3), ofStage);

  // An extension by the other organiser moves every close.
  const before = await coordinator.at('closes').textContent();
  await other.at('extend-1').click();
  await other.page.locator('close-field p.row button').first().click();
  await other.page.locator('#act-reason').fill('mất điện diện rộng');
  await other.at('act').click();
  await coordinator.page.waitForFunction((text) => document.querySelector('[data-testid=closes]')?.textContent !== text, before);

  // A question is withdrawn while people play.
  await players[1]?.start();
  await players[1]?.question(1);
  await organiser.section('rounds');
  await organiser.at('withdraw').click();
  await organiser.page.locator('.found input:not(:disabled)').first().check();
  await organiser.page.locator('#act-reason').fill('đáp án đã lỗi thời');
  await organiser.at('act').click();
  await organiser.at('act-done').waitFor();
  await organiser.page.locator('act-dialog button.main').click();
  await other.sees('.withdrawn li', 'đáp án đã lỗi thời');

  // The server restarts; everybody comes back by themselves.
  await stage.restart();
  for (const { page } of [organiser, other, coordinator]) await page.locator('fresh-mark [data-look="live"]').waitFor();
  await finish(players[1], 3);
  await play(players[2], 3);
  await coordinator.sees('[data-testid="taken"]', /^3 \//);
  for (const page of walls) await takenOnWall(page, 3);

  // The close: the standing on the wall, results for participants, and for the public once they are published.
  await other.order('close-1', 'kết thúc tuần thi');
  await organiser.sees('[data-round="1"] .phase', 'Đã đóng');
  await coordinator.sees('unit-figures', 'Đã đóng lúc');
  for (const one of players) await one.page.locator('result-view').waitFor({ state: 'attached' });
  await walls[0]?.keyboard.press('PageDown');
  for (const page of walls) await page.locator('standing-screen li[data-key]').nth(2).waitFor({ state: 'attached' });
  const visiting = await stage.page(DESK);
  await visiting.goto(`${address}/results#1`);
  await visiting.getByTestId('not-yet').waitFor();
  await organiser.order('publish-1', 'công bố kết quả tuần 1');
  await other.sees('[data-round="1"] dl', 'bản số 1');
  await visiting.reload();
  await visiting.locator('.won').first().waitFor();
  assert.not.match(await visiting.content(), new RegExp(cards(stage).map(({ person }) => person.staffCode).join('|')));

  await check([...everybody, visiting]);
  for (const page of everybody) assert.ok(await page.evaluate(() => 'loadedOnce' in globalThis), page.url());
});

async function desk(stage: Stage, role: string, path = '/organiser'): Promise<StaffVisitor> {
  const one = staffVisitor(await stage.page(DESK));
  const card = stage.staff.find((candidate) => candidate.role === role);
  if (card === undefined) throw new Error(`the demonstration has no ${role}`);
  await one.signIn(`${stage.cable.address}${path}`, card);
  return one;
}

/** Invited from the server's own machine, and made by the link. */
/** One display in several sizes, started. */
async function hangWall(stage: Stage, sizes: readonly { width: number; height: number }[]): Promise<Page[]> {
  const script = [{ kind: 'participation' as const, scope: 'stage' as const, category: null }, { kind: 'standing' as const, round: 1, top: 10 }];
  const made = (await stage.operate({ act: 'display-add', name: 'Hội trường', script })) as { value: { display: string; path: string } };
  await stage.operate({ act: 'display-set', display: made.value.display, version: 0, clicker: true });
  return Promise.all(
    sizes.map(async (viewport) => {
      const page = await stage.page({ viewport });
      await page.goto(`${stage.cable.address}${made.value.path}`);
      await page.getByTestId('start').click();
      return page;
    }),
  );
}

function cards(stage: Stage): SignInCard[] {
  return stage.players.filter(({ person }) => person.unit === UNIT).slice(0, 3);
}

async function takenOnWall(page: Page, count: number): Promise<void> {
  await page.locator('participation-screen .fact b', { hasText: new RegExp(`^${count}$`) }).waitFor({ state: 'attached' });
}

async function play(one: Visitor | undefined, questions: number): Promise<void> {
  await one?.start();
  await finish(one, questions);
}

/** Answers every question from the one that is shown on. */
async function finish(one: Visitor | undefined, questions: number): Promise<void> {
  for (let place = 1; place <= questions; place += 1) {
    await one?.question(place);
    await one?.choose('A');
    await one?.commit();
  }
  await one?.at('receipt').waitFor();
}

async function check(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    assert.equal(await faults(page), [], page.url());
    assert.not.ok(await scrollsSideways(page), page.url());
  }
}

hall.run();
