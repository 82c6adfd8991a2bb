import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LivePlayerScreen } from '../../server/protocol/live-player.ts';
import { HEAD, LONGEST, OWN, phone, QUESTION, REVEALED, RULES, sealedPicture } from '../testing/live-fixtures.ts';
import { covered, faults, scrollsSideways } from '../testing/looks.ts';
import { openScriptedSession, PIN, type ScriptedSession } from '../testing/scripted-session.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SMALL_PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };
const CONTROLS = 'main h1, main label, main button, main a';

const live = suite<{ session: ScriptedSession }>('a phone in a live session');
live.before(async (context) => {
  context.session = await openScriptedSession();
});
live.before.each(({ session }) => session.reset());
live.after(({ session }) => session.close());

const status = (page: Page, text: string) => page.getByTestId('status').filter({ hasText: text }).waitFor();
const tap = (page: Page, letter: string) => page.getByTestId(`option-${letter}`).tap();
const isGood = (page: Page) => page.locator('[data-testid=connection][data-state=good]').waitFor();

async function signIn(page: Page): Promise<void> {
  await page.locator('#staff').fill('HP00123');
  await page.locator('#personal').fill('7K2MX9TQ4B');
  await page.locator('form button.main').tap();
}

/** A phone that has joined by the link, as a registered person. */
async function joined(session: ScriptedSession, options: object = PHONE): Promise<Page> {
  const page = await session.page(options);
  await page.goto(`${session.cable.address}/live?pin=${PIN}`);
  await signIn(page);
  await page.getByTestId('wait').waitFor();
  await isGood(page);
  return page;
}

/** And before a question that has just opened. */
async function asked(session: ScriptedSession, more: Parameters<typeof phone.open>[1] = {}, options: object = PHONE): Promise<Page> {
  const page = await joined(session, options);
  session.screen(phone.open(session.now(), more));
  await page.getByTestId('option-A').waitFor();
  return page;
}

live('is let in by the PIN and the codes of the weekly contest, comes back after a reload, and joins again with one tap', async ({ session }) => {
  const page = await session.page(PHONE);
  await page.goto(`${session.cable.address}/live`);
  await page.locator('#pin').fill('12345');
  await page.locator('form button.main').tap();
  await page.locator('#pin-wrong').waitFor();
  await page.locator('#pin').fill('999999');
  await page.locator('form button.main').tap();
  await page.getByTestId('refusal').waitFor();
  assert.ok(await page.getByTestId('refusal').evaluate((notice) => notice === document.activeElement));
  await page.locator('#pin').fill('');
  await page.locator('#pin').pressSequentially(PIN);
  assert.is(await page.locator('#pin').inputValue(), '482 716');
  await page.locator('form button.main').tap();
  await signIn(page);
  await page.getByTestId('wait').filter({ hasText: 'Bạn đã vào phòng' }).waitFor();
  await page.reload();
  await page.getByTestId('wait').filter({ hasText: 'Bạn đã vào phòng' }).waitFor();
  assert.equal(session.joins, [{ pin: PIN, nickname: null }]);
  // Another session on the same device: the weekly sign-in is known.
  await page.evaluate(() => localStorage.removeItem('hoithi.live'));
  await page.goto(`${session.cable.address}/live?pin=${PIN}`);
  await page.getByText('HP00123').waitFor();
  await page.getByTestId('enter').tap();
  await page.getByTestId('wait').waitFor();
  await page.context().close();
});

live('a guest is told why a name cannot be used, and enters with another one', async ({ session }) => {
  session.lobby.joining = 'guests';
  session.refuse.join = 'nickname-refused';
  const page = await session.page(PHONE);
  await page.goto(`${session.cable.address}/live?pin=${PIN}`);
  await page.locator('#nickname').fill('Xấu');
  await page.getByTestId('enter').tap();
  await page.getByTestId('refusal').filter({ hasText: 'Tên này không dùng được' }).waitFor();
  assert.equal(await faults(page), []);
  session.refuse.join = 'nickname-taken';
  await page.getByTestId('enter').tap();
  await page.getByTestId('refusal').filter({ hasText: 'Đã có người dùng tên này' }).waitFor();
  delete session.refuse.join;
  await page.locator('#nickname').fill('Minh Châu');
  await page.keyboard.press('Enter');
  await page.locator('live-wait', { hasText: 'Minh Châu' }).waitFor();
  assert.is(session.joins.at(-1)?.nickname, 'Minh Châu');
  await page.context().close();
});

live('a room that lets nobody else in says why, and an unknown one says so', async ({ session }) => {
  const page = await session.page(PHONE);
  const reasons = [['ended', 'Phiên đã kết thúc'], ['not-begun', 'Phòng chưa mở'], ['locked', 'Phòng đã khóa'], ['full', 'Phòng đã đủ người']] as const;
  for (const [shut, sentence] of reasons) {
    session.lobby.shut = shut;
    await page.goto(`${session.cable.address}/live?pin=${PIN}`);
    await page.getByTestId('shut').filter({ hasText: sentence }).waitFor();
    assert.is(await page.getByTestId('shut').locator('button').count(), shut === 'ended' ? 0 : 1);
    assert.equal(await faults(page), []);
  }
  session.lobby.shut = null;
  await page.getByTestId('shut').locator('button').tap();
  session.refuse.join = 'full';
  await signIn(page);
  await page.getByTestId('refusal').filter({ hasText: 'Phòng đã đủ người' }).waitFor();
  await page.goto(`${session.cable.address}/live?pin=111111`);
  await page.getByTestId('refusal').filter({ hasText: 'Không có phòng nào' }).waitFor();
  await page.context().close();
});

live('a tap answers at once, another choice is another revision, and the same one is none', async ({ session }) => {
  const page = await asked(session);
  await tap(page, 'B');
  await status(page, 'Máy chủ đã ghi nhận đáp án B');
  await tap(page, 'B');
  await page.locator('live-question h1').focus();
  await page.keyboard.press('d');
  await status(page, 'Máy chủ đã ghi nhận đáp án D');
  await page.keyboard.press('1');
  await status(page, 'Máy chủ đã ghi nhận đáp án A');
  assert.equal(session.answers, [{ step: 'q7', choice: 1, revision: 1 }, { step: 'q7', choice: 3, revision: 2 }, { step: 'q7', choice: 0, revision: 3 }]);
  await page.reload();
  await status(page, 'Máy chủ đã ghi nhận đáp án A');
  await tap(page, 'C');
  await status(page, 'Máy chủ đã ghi nhận đáp án C');
  assert.is(session.answers.at(-1)?.revision, 4);
  await page.context().close();
});

live('where the first choice is final a second one is not taken', async ({ session }) => {
  session.view = { ...session.view, session: { ...session.view.session, rules: { ...RULES, changes: 'first' } } };
  const page = await asked(session);
  await tap(page, 'C');
  await status(page, 'không đổi được');
  await page.getByTestId('option-A').tap({ force: true });
  await page.keyboard.press('b');
  session.screen(phone.closed());
  await status(page, 'Máy chủ đã ghi nhận đáp án C');
  assert.is(session.answers.length, 1);
  await page.context().close();
});

live('an answer that nobody acknowledges is sent again, the same one, until the server speaks', async ({ session }) => {
  const page = await asked(session);
  session.refuse.answer = 'silence';
  await tap(page, 'B');
  await status(page, 'đang gửi');
  await status(page, 'Giữ màn hình này');
  delete session.refuse.answer;
  await status(page, 'Máy chủ đã ghi nhận đáp án B');
  assert.ok(session.answers.length > 1 && session.answers.every(({ revision, choice }) => revision === 1 && choice === 1));
  await page.context().close();
});

live('an answer given without a network survives a reload of the phone and is sent when it is back', async ({ session }) => {
  const page = await asked(session);
  session.cable.cut();
  await page.locator('[data-testid=lost]:not(.gone)').waitFor();
  await tap(page, 'D');
  await status(page, 'Đã chọn D — chưa gửi được');
  assert.equal(session.answers, []);
  session.cable.mend();
  await page.reload();
  await status(page, 'Máy chủ đã ghi nhận đáp án D');
  // The page may have sent it before it was loaded anew as well: the same revision is harmless however often it comes.
  assert.ok(session.answers.length > 0);
  assert.equal(session.answers, session.answers.map(() => ({ step: 'q7', choice: 3, revision: 1 })));
  await page.context().close();
});

live('plays a question over plain HTTPS where no WebSocket gets through', async ({ session }) => {
  const page = await joined(session);
  session.cable.blockWebSockets();
  await page.locator('[data-testid=connection][data-state=https]').waitFor();
  session.screen(phone.open(session.now()));
  await page.getByTestId('option-A').waitFor();
  await tap(page, 'A');
  await status(page, 'Máy chủ đã ghi nhận đáp án A');
  session.screen(phone.histogram());
  session.own(OWN);
  await page.getByTestId('verdict').filter({ hasText: 'Chính xác' }).waitFor();
  await page.context().close();
  session.cable.allowWebSockets();
});

live('counts by the server\'s clock, never upwards, closes by itself, and takes nothing that was overtaken', async ({ session }) => {
  const page = await joined(session);
  session.screen(phone.announced(session.now() + 3000));
  await page.getByTestId('until').waitFor();
  assert.match((await page.getByTestId('until').textContent()) ?? '', /^[123]$/);
  session.screen(phone.open(session.now(), { closesAt: session.now() + 2500 }));
  await page.getByTestId('option-A').waitFor();
  session.late({ screen: 'ended' });
  assert.match((await page.getByTestId('seconds').textContent()) ?? '', /^[23]/);
  await page.locator('[data-tone=over]').waitFor();
  await page.getByTestId('option-A').tap({ force: true });
  assert.equal(session.answers, []);
  assert.is(await page.getByTestId('spoken-time').textContent(), 'Hết giờ');
  await page.context().close();
});

live('stops counting where the host closes early, and shows the result that comes with it', async ({ session }) => {
  const page = await asked(session);
  await page.getByTestId('seconds').waitFor();
  session.screen(phone.histogram(), { ...OWN, rank: 19 });
  await page.getByTestId('rank').filter({ hasText: '19/486' }).waitFor();
  assert.is(await page.getByTestId('seconds').count(), 0);
  assert.is(await page.getByTestId('option-A').count(), 0);
  await page.context().close();
});

live('shows the key, what was chosen and where one stands; and why a question was voided', async ({ session }) => {
  const page = await asked(session);
  await tap(page, 'B');
  await status(page, 'Máy chủ đã ghi nhận đáp án B');
  session.screen(phone.histogram());
  await page.getByTestId('verdict').filter({ hasText: 'Chưa đúng' }).waitFor();
  await page.getByText('Đang tính hạng của bạn').waitFor();
  session.own({ ...OWN, last: { choice: 1, right: false, gained: 0, elapsed: 4000 }, rank: 19 });
  await page.getByTestId('rank').filter({ hasText: '19/486' }).waitFor();
  assert.match((await page.getByTestId('key').textContent()) ?? '', /Đáp án đúng: A — 71% trả lời đúng/);
  await page.locator('.answers li', { hasText: 'Bạn chọn' }).filter({ hasText: 'B' }).waitFor();
  session.screen(phone.histogram({ revealed: { ...REVEALED, voided: 'Hai đáp án đúng' } }));
  await page.getByTestId('voided').filter({ hasText: 'Hai đáp án đúng' }).waitFor();
  await page.getByTestId('verdict').filter({ hasText: 'Câu này không tính' }).waitFor();
  await page.context().close();
});

live('a picture is fetched when its question is announced, and opened with the key', async ({ session }) => {
  const { sealed, open } = sealedPicture('/api/live/picture/p1');
  session.pictures.set(open.url, sealed);
  const page = await joined(session);
  const fetched = page.waitForResponse((response) => response.url().endsWith(open.url));
  session.screen(phone.announced(session.now() + 60_000, { picture: { url: open.url, bytes: open.bytes } }));
  await fetched;
  session.pictures.clear();
  session.screen(phone.open(session.now(), { picture: open }));
  await page.locator('img.drawing').waitFor();
  const width = await page.locator('img.drawing').evaluate(async (image: HTMLImageElement) => {
    await image.decode();
    return image.naturalWidth;
  });
  assert.is(width, open.width);
  assert.is(await page.locator('img.drawing').getAttribute('alt'), open.alt);
  await page.context().close();
});

live('a newer device is the one, until this one is taken up again; who was removed stays so', async ({ session }) => {
  const page = await joined(session);
  session.farewell('elsewhere');
  await page.getByTestId('elsewhere').waitFor();
  assert.equal(await faults(page), []);
  await page.getByTestId('take-over').tap();
  await isGood(page);
  session.refuse.admission = 'removed';
  session.farewell('removed');
  await page.getByTestId('removed').waitFor();
  await page.reload();
  await page.getByTestId('removed').waitFor();
  await page.context().close();
});

live('a restart of the server passes by, also where its versions begin anew', async ({ session }) => {
  const page = await asked(session);
  await tap(page, 'A');
  await status(page, 'Máy chủ đã ghi nhận đáp án A');
  session.restart();
  session.screen(phone.histogram());
  await page.getByTestId('verdict').filter({ hasText: 'Chính xác' }).waitFor();
  session.screen({ screen: 'ended' });
  await page.locator('[data-screen=ended]').waitFor();
  await page.context().close();
});

live('signing out leaves nothing of a person on the device', async ({ session }) => {
  const page = await joined(session);
  await page.locator('brand-bar .cell > :not(.gone) button').tap();
  await page.getByTestId('sign-out').tap();
  await page.getByTestId('sign-out-confirm').tap();
  await page.locator('#staff').waitFor();
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => /pass|live/.test(key))), []);
  await page.context().close();
});

const { sealed, open: picture } = sealedPicture('/api/live/picture/p2');
const SCREENS: [string, (now: number) => LivePlayerScreen][] = [
  ['lobby', () => ({ screen: 'lobby' })],
  ['announced', (now) => phone.announced(now + 60_000)],
  ['practice', (now) => phone.announced(now + 60_000, { practice: true, number: 0 })],
  ['reading', (now) => phone.reading(now + 60_000, { text: LONGEST.text })],
  ['open', (now) => phone.open(now)],
  ['longest', (now) => phone.open(now, { ...LONGEST, step: 'l' })],
  ['picture', (now) => phone.open(now, { step: 'p', picture })],
  ['letters alone', (now) => phone.open(now, { step: 'n', options: null })],
  ['closed', () => phone.closed()],
  ['histogram', () => phone.histogram({ ...LONGEST })],
  ['voided', () => phone.histogram({ revealed: { ...REVEALED, voided: LONGEST.text } })],
  ['standing', () => ({ screen: 'standing' })],
  ['pause', (now) => ({ screen: 'pause', title: 'Giải lao giữa hai phần thi của hội thi trực tuyến', until: now + 3_000_000 })],
  ['message', () => ({ screen: 'message', title: 'Chúc mừng', text: LONGEST.text })],
  ['ended', () => ({ screen: 'ended' })],
];

for (const [name, options, size] of [['390 px', PHONE, '100%'], ['320 px in the dark', { ...SMALL_PHONE, colorScheme: 'dark' }, '100%'], ['320 px with text twice as large', SMALL_PHONE, '200%']] as const) {
  live(`every screen can be read and reached at ${name}`, async ({ session }) => {
    session.pictures.set(picture.url, sealed);
    const page = await joined(session, { ...options, reducedMotion: 'reduce' });
    await page.evaluate((fontSize) => document.documentElement.style.setProperty('font-size', fontSize), size);
    session.own({ ...OWN, unit: { rank: 12_345, units: 12_345, score: 123_456_789 } });
    for (const [what, screen] of SCREENS) {
      session.screen(screen(session.now()));
      const drawn = screen(0).screen;
      await page.locator(['reading', 'open', 'closed'].includes(drawn) ? 'live-question' : drawn === 'histogram' ? 'live-result' : `[data-screen=${drawn}]`).waitFor();
      await page.evaluate(() => document.fonts.ready);
      assert.equal(await faults(page), [], what);
      assert.is(await scrollsSideways(page), false, what);
      assert.equal(await covered(page, CONTROLS), [], what);
    }
    await page.context().close();
  });
}

live('speaks English, and the same things', async ({ session }) => {
  const page = await session.page(PHONE);
  await page.addInitScript(() => localStorage.setItem('hoithi.look', JSON.stringify({ language: 'en' })));
  await page.goto(`${session.cable.address}/live?pin=${PIN}`);
  await signIn(page);
  await page.getByTestId('wait').filter({ hasText: 'You are in' }).waitFor();
  session.screen(phone.open(session.now()));
  await tap(page, 'A');
  await status(page, 'The server has recorded answer A');
  assert.is(await page.locator('live-question h1').textContent(), `Question ${HEAD.number}: ${QUESTION.text}`);
  await page.context().close();
});

live.run();
