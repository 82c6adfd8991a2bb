/*
 * One live session as everybody sees it who is there: a host, a wall and three phones through five questions, with a reload, a lost
 * network, a voided question and a restart of the server. Each page is right at each step by itself.
 */
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { layCable, type Cable } from '../testing/cable.ts';
import { hostOf, type HostVisitor } from '../testing/host-visitor.ts';
import { faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const QUESTIONS = ['HT24-12a', 'HT24-15a', 'HT24-05a', 'HT24-31a', 'HT24-06a'];
/** Nobody is in a hurry here: what opens stays open until the host closes it. */
const SCRIPT = {
  steps: QUESTIONS.map((question, at) => ({ kind: 'question', id: `q${at + 1}`, question, seconds: 300, points: 1, practice: false, histogram: true, standing: at % 2 === 1 })),
  spares: [{ kind: 'question', id: 'spare', question: 'HT24-29a', seconds: 300, points: 1, practice: false, histogram: true, standing: true }],
};

interface Context {
  stage: Stage;
  own: Cable;
}

const hall = suite<Context>('one live session on all pages');
hall.before(async (context) => {
  context.stage = await openStage();
  // The third phone hangs on a network of its own.
  context.own = await layCable(Number(new URL(context.stage.address()).port));
});
hall.after(async ({ stage, own }) => {
  await own.close();
  await stage.close();
});

hall('is driven through five questions, and each page is right at each step', async ({ stage, own }) => {
  const host = await hostOf(stage, SCRIPT);
  const wall = await wallOf(stage, host);
  await shows(wall, host.pin.slice(0, 3));
  const phones = await Promise.all(['Hoa Phượng', 'Sông Cấm', 'Bạch Đằng'].map((nickname, at) => join(stage, { address: at === 2 ? own.address : stage.cable.address, pin: host.pin, nickname })));
  const [first, second, third] = phones;
  if (first === undefined || second === undefined || third === undefined) throw new Error('there are three phones');
  const everybody = [host.page, wall, ...phones];
  await host.page.locator('[data-testid="joined"]', { hasText: '3' }).waitFor();
  await check(everybody);

  // The first question: announced to all, opened, answered, closed, its key shown.
  await host.press('Mở câu 1');
  await shows(wall, 'Câu 1');
  await open(host, phones);
  for (const phone of phones) await answer(phone, 'A');
  await host.page.locator('[data-testid="answered"]', { hasText: /^3 / }).waitFor();
  await check(everybody);
  await host.press('Khoá câu 1');
  for (const phone of phones) await phone.getByTestId('verdict').waitFor();
  await check(everybody);

  // The second: a phone is reloaded in the middle and changes its mind; the standing follows on the wall.
  await host.press('Mở câu 2');
  await open(host, phones);
  await answer(first, 'B');
  await first.reload();
  await status(first, 'đáp án B');
  await answer(first, 'C');
  await answer(second, 'A');
  await host.press('Khoá câu 2');
  for (const phone of phones) await phone.getByTestId('verdict').waitFor();
  await host.press('Chiếu xếp hạng');
  await shows(wall, 'Hoa Phượng');
  await check(everybody);

  // The third: a phone loses its network with an answer in its hand, and sends it when it is back.
  await host.press('Mở câu 3');
  await open(host, phones);
  own.cut();
  await third.locator('[data-testid=lost]:not(.gone)').waitFor();
  await third.getByTestId('option-D').tap();
  await check([third]);
  own.mend();
  await status(third, 'đáp án D');
  // And the question is voided: a spare comes behind it.
  await host.order('void-q3', 'đáp án đã lỗi thời');
  for (const phone of phones) await phone.getByTestId('voided').waitFor();
  await shows(wall, 'lỗi thời');
  await check(everybody);

  // The spare: the server is started anew in the middle of it.
  await host.press('Mở câu 4');
  await open(host, phones);
  await answer(second, 'A');
  await stage.restart();
  await host.page.locator('[data-testid="fresh"][data-look="live"]').waitFor();
  await status(second, 'đáp án A');
  await answer(third, 'B');
  await host.page.locator('[data-testid="answered"]', { hasText: /^2 / }).waitFor();
  await host.press('Khoá câu 4');
  for (const phone of phones) await phone.getByTestId('verdict').waitFor();
  await host.press('Chiếu xếp hạng');
  await shows(wall, 'Bạch Đằng');

  // The last two, and the end.
  for (const number of [5, 6]) {
    await host.press(`Mở câu ${number}`);
    await open(host, phones);
    for (const phone of phones) await answer(phone, 'A');
    await host.press(`Khoá câu ${number}`);
    for (const phone of phones) await phone.getByTestId('verdict').waitFor();
    if (number === 5) await host.press('Chiếu xếp hạng');
  }
  await host.press('Kết thúc phiên');
  for (const phone of phones) await phone.getByTestId('rank').waitFor();
  await shows(wall, 'Sông Cấm');
  await check(everybody);
  await host.page.locator('[data-testid="next"][disabled]').waitFor();
});

hall.run();

async function wallOf(stage: Stage, { page, at }: HostVisitor): Promise<Page> {
  await at('projector').click();
  await at('act').click();
  const link = (await page.locator('act-dialog [data-testid="copy-text"]').textContent()) ?? '';
  await page.keyboard.press('Escape');
  const wall = await stage.page({ viewport: { width: 1920, height: 1080 } });
  await wall.goto(link);
  await wall.getByTestId('start').click();
  return wall;
}

async function join(stage: Stage, { address, pin, nickname }: { address: string; pin: string; nickname: string }): Promise<Page> {
  const page = await stage.page(PHONE);
  await page.goto(`${address}/live?pin=${pin}`);
  await page.locator('#nickname').fill(nickname);
  await page.getByTestId('enter').tap();
  await page.getByTestId('wait').waitFor();
  return page;
}

/** From the announcement to the options on every phone. */
async function open(host: HostVisitor, phones: readonly Page[]): Promise<void> {
  await host.press('Mở ngay');
  for (const phone of phones) await phone.getByTestId('option-A').waitFor();
}

async function answer(phone: Page, letter: string): Promise<void> {
  await phone.getByTestId(`option-${letter}`).tap();
  await status(phone, `đáp án ${letter}`);
}

const status = (phone: Page, text: string) => phone.getByTestId('status').filter({ hasText: `Máy chủ đã ghi nhận ${text}` }).waitFor();

const shows = (wall: Page, text: string) => wall.locator('display-page', { hasText: text }).waitFor();

async function check(pages: readonly Page[]): Promise<void> {
  for (const page of pages) {
    assert.equal(await faults(page), []);
    assert.not.ok(await scrollsSideways(page));
  }
}
