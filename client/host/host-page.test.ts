import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { joinLive, livePhone, type LivePhone } from '../../server/testing/live-phone.ts';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { hostOf, hostsPage, press, type HostVisitor } from '../testing/host-visitor.ts';
import { secondOrganiser } from '../testing/staff-visitor.ts';

const DESK = { viewport: { width: 1440, height: 900 } };

const hosting = suite<{ stage: Stage }>('a host\'s page');
hosting.before.each(async (context) => {
  context.stage = await openStage();
});
hosting.after.each(({ stage }) => stage.close());

/** Nobody is in a hurry here: what opens stays open until somebody closes it. */
const SCRIPT = {
  steps: [
    { kind: 'message', id: 'chao', title: 'Chào mừng các đại biểu', text: '' },
    { kind: 'question', id: 'thu', question: 'TRIAL-01', seconds: 300, points: 1, practice: true, histogram: true, standing: false },
    { kind: 'question', id: 'q1', question: 'HT24-15a', seconds: 300, points: 1, practice: false, histogram: true, standing: true },
  ],
  spares: [{ kind: 'question', id: 'du-bi', question: 'HT24-29a', seconds: 300, points: 1, practice: false, histogram: true, standing: true }],
};

const host = (stage: Stage): Promise<HostVisitor> => hostOf(stage, SCRIPT);

async function guest(stage: Stage, { pin }: HostVisitor, nickname: string): Promise<LivePhone> {
  const joined = await joinLive(stage.address(), { pin, nickname });
  if (!joined.ok) throw new Error(`${nickname} cannot join: ${joined.refusal}`);
  return livePhone(stage.address(), joined.value.token);
}

/** Waits for what the page shows by itself. */
const seen = (page: Page, selector: string, text: string | RegExp) => page.locator(selector, { hasText: text }).first().waitFor();

hosting('drives a session from its lobby through a question, a voided one and its end, and sees every number', async ({ stage }) => {
  const one = await host(stage);
  const { page, at } = one;
  const lan = await guest(stage, one, 'Hoa Phượng');
  const minh = await guest(stage, one, 'Sông Cấm');
  await seen(page, '[data-testid="joined"]', '2');
  assert.equal(await faults(page), []);
  await press(one, 'Chiếu thông báo');
  await seen(page, '[data-testid="hall"]', 'Chào mừng các đại biểu');
  await press(one, 'Mở câu thử');
  await press(one, 'Mở ngay');
  const { step } = await lan.shows('open');
  const answered = await lan.answer(step, 0);
  assert.is(answered.ok ? 'stored' : answered.refusal, 'stored');
  await seen(page, '[data-testid="answered"]', /^1 /);
  await at('extend').click();
  await seen(page, '[data-testid="hall"]', '1/2');
  assert.equal(await faults(page), []);
  await press(one, 'Khoá câu thử, công bố đáp án');
  await minh.shows('histogram');
  await at(`answers-${step}`).click();
  await seen(page, 'answer-sheet tbody th', 'Hoa Phượng');
  await page.keyboard.press('Escape');
  await one.order(`void-${step}`, 'câu thử bị lỗi hiển thị');
  await seen(page, '.asked .void', 'lỗi hiển thị');
  assert.equal(await faults(page), []);
  await one.order('end', 'hết giờ của hội trường');
  await minh.shows('ended');
  await page.locator('[data-testid="next"][disabled]').waitFor();
});

hosting('keeps two organisers apart: one drives until the other takes over, and both see it at once', async ({ stage }) => {
  const first = await host(stage);
  const second = await secondOrganiser(stage, 'host', DESK);
  await second.at('enter').first().click();
  await second.at('next').waitFor();
  assert.is(await second.at('next').isDisabled(), true);
  await second.at('take-over').click();
  await second.at('act').click();
  await second.page.locator('[data-testid="next"]:not([disabled])').waitFor();
  await first.at('take-over').waitFor();
  assert.is(await first.at('next').isDisabled(), true);
});

hosting('takes the keys of a clicker, one step for a double press', async ({ stage }) => {
  const one = await host(stage);
  await one.page.locator('[data-testid="next"]:not([disabled])').waitFor();
  await one.page.locator('h1').first().focus();
  await one.page.keyboard.press('PageDown');
  await one.page.keyboard.press('PageDown');
  await seen(one.page, '[data-testid="hall"]', 'Chào mừng các đại biểu');
  await seen(one.page, '[data-testid="next"]', 'Mở câu thử');
  await one.page.keyboard.press('b');
  await seen(one.page, '[data-testid="said"]', 'Chưa có màn chiếu');
});

hosting('removes a person for good and renames a guest', async ({ stage }) => {
  const one = await host(stage);
  const phone = await guest(stage, one, 'Tên Cũ');
  await one.at('people').click();
  await one.page.locator('.people button', { hasText: 'Đổi tên' }).click();
  await one.page.locator('#name').fill('Tên Mới');
  await one.at('act').click();
  await one.at('people').click();
  await seen(one.page, '.people li', 'Tên Mới');
  await one.page.locator('.people button', { hasText: 'Mời ra' }).click();
  await one.page.locator('#act-reason').fill('nói chuyện trong hội trường');
  await one.at('act').click();
  await one.at('people').click();
  await seen(one.page, '.people .gone', 'đã mời ra');
  assert.equal(phone.farewells.map(({ why }) => why), ['removed']);
});

hosting('removes several people with one reason, and makes more places while it runs', async ({ stage }) => {
  const one = await host(stage);
  const { page, at } = one;
  const phones = [await guest(stage, one, 'Khách Một'), await guest(stage, one, 'Khách Hai')];
  await seen(page, '[data-testid="joined"]', '2');
  await at('capacity').click();
  await page.locator('#capacity').fill('1');
  await at('act').click();
  await page.getByText('Trong phòng đã có nhiều người hơn số này.').waitFor();
  await page.locator('#capacity').fill('2500');
  assert.equal(await faults(page), []);
  await at('act').click();
  await page.getByText('Nhiều nhất 2.500 người').waitFor();
  await at('people').click();
  await at('choose-all').check();
  assert.equal(await faults(page), []);
  await at('remove-chosen').click();
  await seen(page, '[data-testid="names"]', 'Khách Một');
  await page.locator('#act-reason').fill('tên do máy đặt ra hàng loạt');
  await at('act').click();
  await seen(page, '[data-testid="joined"]', '0');
  assert.equal(phones.map(({ farewells }) => farewells[0]?.why), ['removed', 'removed']);
});

hosting('writes a script from the bank, is told what is wrong with it, and finds its room', async ({ stage }) => {
  const one = await hostsPage(stage, { viewport: { width: 390, height: 844 } });
  const { page, at } = one;
  await at('create').click();
  await at('save').click();
  await at('wrong').waitFor();
  assert.equal(await page.locator('[data-testid="wrong"] li').count(), 2);
  await page.locator('#name').fill('Chung kết tuần 3');
  await page.locator('#question-search').fill('PAR-');
  await seen(page, '.found li:first-child', /PAR-.*Tuần thi còn rút/s);
  assert.is(await page.locator('[data-testid="add-question"]').count(), 0);
  // A list that was read before the week was declared.
  await page.route('**/api/staff/questions*', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replaceAll('"drawn":true', '"drawn":false') });
  });
  await page.locator('#question-search').fill('PAR-0');
  await seen(page, '[data-testid="add-question"]', '');
  await page.locator('[data-testid="add-question"]').first().click();
  await at('add-pause').click();
  await page.locator('input[id^="seconds-"]').first().fill('4');
  await at('save').click();
  await seen(page, '[data-testid="wrong"]', 'Mục 1: số giây từ 5 đến 300');
  assert.equal(await faults(page), []);
  assert.not.ok(await scrollsSideways(page));
  await page.locator('input[id^="seconds-"]').first().fill('30');
  await at('save').click();
  // Every week draws from that topic.
  await seen(page, '[data-testid="wrong"]', /1 câu còn nằm trong bộ đề của tuần thi chưa đóng.*PAR-/);
  assert.equal(await faults(page), []);
  await page.locator('button[aria-label^="Bỏ: "]').first().click();
  await page.locator('#question-search').fill('HT24');
  await seen(page, '.found li:first-child', 'HT24-');
  await page.locator('[data-testid="add-question"]').first().click();
  await page.locator('button[aria-label^="Đưa lên: "]').last().click();
  await at('save').click();
  await press(one, 'Mở phòng chờ');
  await press(one, /Mở câu 1/);
  await seen(page, '[data-testid="hall"]', /sắp mở|đã trả lời/);
});

hosting('follows a restart of the server in the middle of a question without a reload', async ({ stage }) => {
  const one = await host(stage);
  await press(one, 'Chiếu thông báo');
  await press(one, 'Mở câu thử');
  await press(one, 'Mở ngay');
  await seen(one.page, '[data-testid="hall"]', '0/0');
  await stage.restart();
  await one.page.locator('[data-testid="fresh"][data-look="live"]').waitFor();
  await press(one, 'Khoá câu thử, công bố đáp án');
  await seen(one.page, '[data-testid="next"]', 'Mở câu 1');
});

hosting('says of a session that is none that there is no such session', async ({ stage }) => {
  const one = await hostsPage(stage);
  await one.section('room/nowhere');
  await seen(one.page, '[data-testid="waiting"]', 'Không có phiên này');
  assert.equal(await faults(one.page), []);
});

hosting.run();
