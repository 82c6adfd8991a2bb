import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { DisplayState } from '../../server/protocol/control.ts';
import type { DisplayParticipationRow, DisplayStandingRow, Screen } from '../../server/protocol/display.ts';
import { faults } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { wallFaults } from '../testing/wall-faults.ts';

const HALL = { width: 1920, height: 1080 };
const SIZES = [HALL, { width: 1280, height: 720 }, { width: 1024, height: 768 }];
const STANDING: Screen = { kind: 'standing', round: 1, top: 10 };
const PARTICIPATION: Screen = { kind: 'participation', scope: 'stage', category: null };
const WELCOME: Screen = { kind: 'message', title: 'Chào mừng', text: 'Xin mời đại biểu ổn định chỗ ngồi' };
const FAREWELL: Screen = { kind: 'message', title: 'Hẹn gặp lại', text: '' };
const LONGEST: Screen = { kind: 'message', title: 'Lễ tổng kết và trao giải Hội thi trực tuyến tìm hiểu cải cách hành chính năm'.slice(0, 80), text: 'Ban Tổ chức trân trọng cảm ơn các cơ quan, đơn vị; '.repeat(6).slice(0, 300) };
const LONG_UNIT = 'Trung tâm Phục vụ hành chính công Ủy ban nhân dân huyện Thủy';

const walls = suite<{ stage: Stage }>('the projector\'s page');
walls.before(async (context) => {
  context.stage = await openStage();
});
walls.after(({ stage }) => stage.close());

/** A picture as the tests reach into it. */
type Picture = HTMLElement & { shown: { rows: readonly unknown[] }; updateComplete: Promise<boolean> };
interface Wall { page: Page; id: string }

/** A display whose clicker may step. */
async function hang(stage: Stage, script: Screen[]): Promise<{ id: string; path: string }> {
  const made = await stage.operate({ act: 'display-add', name: 'Hội trường', script }) as { ok: true; value: { display: string; path: string } };
  const { display: id, path } = made.value;
  await stage.operate({ act: 'display-set', display: id, version: 0, clicker: true });
  return { id, path };
}

/** A display of these pictures in a hall, opened and, where `isStarted`, started. */
async function wall(stage: Stage, script: Screen[], { viewport = HALL, isStarted = true, ...options }: { viewport?: typeof HALL; isStarted?: boolean; reducedMotion?: 'reduce'; colorScheme?: 'dark' } = {}): Promise<Wall> {
  const { id, path } = await hang(stage, script);
  const page = await stage.page({ viewport, ...options });
  await page.goto(`${stage.cable.address}${path}`);
  if (isStarted) await page.getByTestId('start').click();
  return { page, id };
}

async function stateOf(stage: Stage, id: string): Promise<DisplayState> {
  const answer = await stage.operate({ act: 'displays' }) as { ok: true; value: DisplayState[] };
  const found = answer.value.find((display) => display.id === id);
  if (found === undefined) throw new Error(`no display ${id}`);
  return found;
}

async function set(stage: Stage, id: string, change: { place?: number; black?: boolean; clicker?: boolean }): Promise<void> {
  const { version } = await stateOf(stage, id);
  const done = await stage.operate({ act: 'display-set', display: id, version, ...change }) as { ok: boolean };
  assert.is(done.ok, true);
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const end = performance.now() + 10_000; performance.now() < end;) if (await holds()) return;
  throw new Error('it did not come to hold');
}

const heading = (page: Page, text: string) => page.locator('h1', { hasText: text }).waitFor({ state: 'attached' });

/** Presses as often as the wall needs to take it: a press soon after another one is left out. */
async function pressUntil(page: Page, key: string, title: string): Promise<void> {
  await until(async () => {
    if (await page.locator('h1', { hasText: title }).count() > 0) return true;
    await page.keyboard.press(key);
    return false;
  });
}

walls('one press starts it, and it says so to the organisers', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME], { isStarted: false });
  await page.getByText('Bấm để bật màn hình & âm thanh').waitFor();
  await until(async () => (await stateOf(stage, id)).report?.started === false);
  await page.getByTestId('start').click();
  await heading(page, 'Chào mừng');
  await until(async () => {
    const { report } = await stateOf(stage, id);
    return report !== null && report.started && report.fullScreen && report.sound;
  });
  await page.context().close();
});

walls('a clicker steps and goes back; a double press moves once, a held key never', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME, FAREWELL, STANDING]);
  await heading(page, 'Chào mừng');
  await page.keyboard.down('PageDown');
  await page.keyboard.down('PageDown');
  await page.keyboard.up('PageDown');
  await page.keyboard.press('PageDown');
  await heading(page, 'Hẹn gặp lại');
  assert.is((await stateOf(stage, id)).place, 1);
  await pressUntil(page, 'PageUp', 'Chào mừng');
  await page.context().close();
});

walls('the full stop blackens the wall and gives it back', async ({ stage }) => {
  const { page } = await wall(stage, [WELCOME]);
  await heading(page, 'Chào mừng');
  await page.keyboard.press('.');
  await heading(page, 'Màn hình đen');
  await pressUntil(page, 'b', 'Chào mừng');
  await page.context().close();
});

walls('a clicker that may not step moves nothing', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME, FAREWELL]);
  await set(stage, id, { clicker: false });
  await page.keyboard.press('?');
  await page.getByText('Bút trình chiếu chưa được phép').waitFor();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('.');
  await page.keyboard.press('Escape');
  const { place, black } = await stateOf(stage, id);
  assert.equal([place, black], [0, false]);
  await page.context().close();
});

walls('what an organiser chooses is there at once', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME, PARTICIPATION]);
  await set(stage, id, { place: 1 });
  await heading(page, 'Tỷ lệ tham gia');
  await set(stage, id, { black: true });
  await heading(page, 'Màn hình đen');
  await page.context().close();
});

walls('on a lost connection the picture stays with a small mark, and what is new comes with the connection', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME, FAREWELL]);
  await heading(page, 'Chào mừng');
  stage.cable.cut();
  await page.getByTestId('lost').waitFor({ state: 'attached' });
  await heading(page, 'Chào mừng');
  await set(stage, id, { place: 1 });
  stage.cable.mend();
  await heading(page, 'Hẹn gặp lại');
  await page.getByTestId('lost').waitFor({ state: 'detached' });
  await page.context().close();
});

walls('a reload without a network paints the last picture', async ({ stage }) => {
  const { page } = await wall(stage, [WELCOME]);
  await heading(page, 'Chào mừng');
  await kept(page);
  stage.cable.cut();
  await page.reload();
  await heading(page, 'Chào mừng');
  assert.is(await page.evaluate(async () => (await document.fonts.load('800 40px Phudu', 'Ễ')).length > 0), true);
  stage.cable.mend();
  await page.context().close();
});

walls('a restart of the server passes by', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME, FAREWELL]);
  await heading(page, 'Chào mừng');
  await stage.restart();
  await until(async () => (await stateOf(stage, id)).connected === 1);
  await set(stage, id, { place: 1 });
  await heading(page, 'Hẹn gặp lại');
  await page.context().close();
});

walls('a link that was removed says so and keeps nothing', async ({ stage }) => {
  const { page, id } = await wall(stage, [WELCOME]);
  await heading(page, 'Chào mừng');
  await stage.operate({ act: 'display-remove', display: id });
  await heading(page, 'Liên kết này không còn hiệu lực');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('frame'))), []);
  await page.context().close();
});

walls('ground, text size, sound and language are changed by keys and remembered', async ({ stage }) => {
  const { page } = await wall(stage, [PARTICIPATION]);
  await heading(page, 'Tỷ lệ tham gia');
  for (const key of ['t', '+', 'm', 'l']) await page.keyboard.press(key);
  await page.reload();
  await heading(page, 'Participation');
  assert.is(await page.evaluate(() => `${document.documentElement.dataset['theme']} ${document.documentElement.lang} ${localStorage.getItem('hoithi.display.look')}`), 'light en {"theme":"light","size":112,"muted":true,"language":"en"}');
  await page.context().close();
});

walls('rows glide when their order changes, and only fade for who wants less motion', async ({ stage }) => {
  for (const reducedMotion of [undefined, 'reduce'] as const) {
    const { page } = await wall(stage, [STANDING], reducedMotion ? { reducedMotion } : {});
    await give(page, 'standing-screen', standingOf(3));
    await page.evaluate(() => {
      const screen = document.querySelector<Picture>('standing-screen');
      if (screen) screen.shown = { ...screen.shown, rows: screen.shown.rows.toReversed() };
      return screen?.updateComplete;
    });
    const moving = await page.evaluate(() => document.getAnimations().filter(({ id }) => id === 'glide').map(({ effect }) => (effect instanceof KeyframeEffect && 'transform' in (effect.getKeyframes()[0] ?? {}) ? 'glide' : 'fade')));
    assert.equal([...new Set(moving)], [reducedMotion ? 'fade' : 'glide']);
    await page.context().close();
  }
});

walls('every picture can be read from the last row, in every window, on both grounds and in both languages', async ({ stage }) => {
  for (const viewport of SIZES) {
    for (const [language, theme] of [['vi', 'dark'], ['en', 'light']] as const) {
      const { page, id } = await wall(stage, [STANDING, PARTICIPATION, LONGEST], { viewport, isStarted: false, reducedMotion: 'reduce' });
      await page.evaluate((look) => localStorage.setItem('hoithi.display.look', JSON.stringify(look)), { language, theme, size: 100, muted: false });
      await page.reload();
      await looked(page, `start ${language}`);
      await page.getByTestId('start').click();
      await looked(page, `kept back ${language}`);
      for (const [name, standing] of Object.entries({ few: standingOf(3), ten: standingOf(10), winners: standingOf(6, 'Giải Nhì'), nobody: standingOf(0) })) {
        await give(page, 'standing-screen', standing);
        await looked(page, `standing ${name} ${language}`);
      }
      await set(stage, id, { place: 1 });
      await page.locator('participation-screen').waitFor();
      await looked(page, `participation ${language}`);
      await give(page, 'participation-screen', { rows: unitsOf(12) });
      await looked(page, `long units ${language}`);
      await set(stage, id, { place: 2 });
      await page.locator('message-screen').waitFor();
      await looked(page, `message ${language}`);
      await page.keyboard.press('?');
      await looked(page, `keys ${language}`);
      await page.context().close();
    }
  }
});

function standingOf(count: number, prize: string | null = null): { state: 'live' | 'final'; rows: DisplayStandingRow[] } {
  const rows = Array.from({ length: count }, (_one, at) => ({ key: `k${at}`, rank: at + 1, name: 'Nguyễn Thị Ngọc Huyền Trâm', unit: LONG_UNIT, score: 18_947 - at, correct: 19, elapsed: 252_812 + at * 1000, prize }));
  return { state: prize === null ? 'live' : 'final', rows };
}

function unitsOf(count: number): DisplayParticipationRow[] {
  return Array.from({ length: count }, (_one, at) => ({ key: `u${at}`, name: LONG_UNIT, quota: 70, figure: at % 2 ? { headcount: 100, from: 60, to: 70 } : { headcount: 120, taken: 100 } }));
}

/** Gives a picture other figures than this server's demonstration has. */
async function give(page: Page, screen: 'standing-screen' | 'participation-screen', change: object): Promise<void> {
  await page.locator(screen).waitFor();
  await page.evaluate(async ({ screen, change }) => {
    const element = document.querySelector<Picture>(screen);
    if (element === null) return;
    Object.assign(element, { shown: { ...element.shown, ...change } });
    // Laid out once more when the number of pages is known.
    for (let round = 0; round < 3; round += 1) await element.updateComplete;
  }, { screen, change });
}

async function looked(page: Page, what: string): Promise<void> {
  // Pictures fade in.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  assert.equal(await wallFaults(page), [], `${what} ${page.viewportSize()?.width}`);
  assert.equal(await faults(page), [], `${what} ${page.viewportSize()?.width}`);
}

/** The worker has kept the page. */
async function kept(page: Page): Promise<void> {
  await until(() => page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null && (await caches.match('/display/page')) !== undefined));
}

walls.run();
