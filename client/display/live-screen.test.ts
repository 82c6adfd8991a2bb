import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { LiveHallScreen, LiveShown } from '../../server/protocol/live-projector.ts';
import { hall, LONGEST, QUESTION, REVEALED, rowsOf, sealedPicture, unitRowsOf } from '../testing/live-fixtures.ts';
import { faults } from '../testing/looks.ts';
import { openScriptedSession, type ScriptedSession } from '../testing/scripted-session.ts';
import { wallFaults } from '../testing/wall-faults.ts';

const HALL = { width: 1920, height: 1080 };
const SIZES = [HALL, { width: 1280, height: 720 }];
/** Hundredths of the stage's width: the least size of a text that the hall must read, whatever a question's length. */
const LEAST = 2.4;

const walls = suite<{ session: ScriptedSession }>('a live session on the wall');
walls.before(async (context) => {
  context.session = await openScriptedSession();
});
walls.after(({ session }) => session.close());

async function wall(session: ScriptedSession, { theme = 'dark', language = 'vi', ...options }: { theme?: string; language?: string; viewport?: typeof HALL; reducedMotion?: 'reduce' } = {}): Promise<Page> {
  const page = await session.page({ viewport: HALL, ...options });
  await page.addInitScript((look) => localStorage.setItem('hoithi.display.look', JSON.stringify(look)), { language, theme, size: 100, muted: false });
  await page.goto(`${session.cable.address}/display/the-token-of-one-display`);
  await page.getByTestId('start').click();
  return page;
}

/** What of the line above a question reaches into what stands beside it. */
function overTheTop(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const end = document.querySelector('.top')?.getBoundingClientRect().right ?? Infinity;
    return [...document.querySelectorAll('.top *')].flatMap((part) => (part.getBoundingClientRect().right > end + 1 ? [part.outerHTML.slice(0, 60)] : []));
  });
}

const shows = (page: Page, selector: string) => page.locator(selector).first().waitFor();

const { sealed, open: picture } = sealedPicture('/api/live/picture/w');
const WHY = { ...REVEALED, explanation: `${LONGEST.text} ${LONGEST.text}` };
const standing = (people: number, units: number) => ({ rows: rowsOf(people), units: unitRowsOf(units), people: 486 });

const SCREENS: [string, (now: number) => LiveHallScreen, string, Partial<LiveShown>?][] = [
  ['lobby', () => ({ screen: 'lobby', people: 12_345, units: 43 }), '.lobby'],
  ['lobby that is locked', () => ({ screen: 'lobby', people: 12_345, units: 43 }), '.calm', { pin: null, link: null }],
  ['announced', (now) => hall.announced(now + 60_000), '.moment'],
  ['practice', (now) => hall.announced(now + 60_000, { practice: true, number: 0 }), '.moment'],
  ['reading', (now) => hall.reading(now + 60_000), '[data-screen=reading]'],
  ['longest reading with a picture', (now) => hall.reading(now + 60_000, { step: 'r', text: LONGEST.text, picture }), '[data-screen=reading] img'],
  ['open', (now) => hall.open(now), '[data-screen=open]'],
  ['practice question', (now) => hall.open(now, { step: 'e', practice: true, number: 0 }), '[data-screen=open]'],
  ['longest', (now) => hall.open(now, { step: 'l', ...LONGEST }), '[data-screen=open]'],
  ['longest with a picture', (now) => hall.open(now, { step: 'p', ...LONGEST, picture }), '[data-screen=open] img'],
  ['longest, closed, nobody to join', () => hall.closed({ step: 'c', ...LONGEST }), '[data-screen=closed]', { pin: null, link: null }],
  ['histogram', () => hall.histogram(), '[data-screen=histogram]'],
  ['longest histogram', () => hall.histogram({ step: 'h', ...LONGEST, revealed: WHY }), '[data-screen=histogram]'],
  ['longest histogram with a picture', () => hall.histogram({ step: 'i', ...LONGEST, revealed: WHY, picture }), '[data-screen=histogram] img'],
  ['voided', () => hall.histogram({ step: 'v', revealed: { ...REVEALED, voided: 'Câu hỏi có hai đáp án đúng theo Nghị định số 107/2021/NĐ-CP' } }), '.voided'],
  ['standing', () => ({ screen: 'standing', ...standing(5, 8) }), 'live-standing-screen .rows'],
  ['standing of ten', () => ({ screen: 'standing', ...standing(10, 8) }), 'live-standing-screen .rows'],
  ['standing without units', () => ({ screen: 'standing', ...standing(3, 0) }), 'live-standing-screen .rows'],
  ['standing of nobody', () => ({ screen: 'standing', ...standing(0, 0) }), 'live-standing-screen .calm'],
  ['pause', (now) => ({ screen: 'pause', title: 'Giải lao giữa hai phần thi, mời đại biểu dùng trà và cà phê ở sảnh tầng một', until: now + 299_000 }), '.moment'],
  ['message', () => ({ screen: 'message', title: 'Chúc mừng', text: LONGEST.text }), 'message-screen'],
  ['ended', () => ({ screen: 'ended', ...standing(5, 8) }), 'live-standing-screen .gold'],
];

for (const viewport of SIZES) {
  for (const [language, theme] of [['vi', 'dark'], ['en', 'light']] as const) {
    walls(`every screen can be read from the last row: ${viewport.width} wide, ${theme}, ${language}`, async ({ session }) => {
      session.pictures.set(picture.url, sealed);
      session.hall({ screen: 'lobby', people: 0, units: 0 });
      const page = await wall(session, { viewport, language, theme, reducedMotion: 'reduce' });
      for (const [what, screen, selector, more] of SCREENS) {
        session.hall(screen(session.now()), more);
        await shows(page, selector);
        // The row's order, the bars and fades come to their end.
        await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
        assert.equal(await wallFaults(page), [], what);
        assert.equal(await overTheTop(page), [], what);
        assert.equal(await faults(page), [], what);
      }
      await page.context().close();
    });
  }
}

walls('a question of 170 characters with options of 110 stands on one screen, readable, also beside a picture', async ({ session }) => {
  session.pictures.set(picture.url, sealed);
  assert.equal([LONGEST.text.length, ...LONGEST.options.map(({ length }) => length)], [170, 110, 110, 110, 110]);
  session.hall({ screen: 'lobby', people: 0, units: 0 });
  for (const viewport of SIZES) {
    const page = await wall(session, { viewport });
    for (const [step, drawn] of [['plain', null], ['pictured', picture]] as const) {
      session.hall(hall.open(session.now(), { step, ...LONGEST, picture: drawn }));
      await shows(page, drawn ? '.board img' : '.board .options');
      assert.equal(await wallFaults(page), [], step);
      const sizes = await page.evaluate(() => {
        const unit = Math.min(innerWidth / 100, (innerHeight * 1.7778) / 100);
        return [...document.querySelectorAll('.ask h1, .options .text')].map((text) => parseFloat(getComputedStyle(text).fontSize) / unit);
      });
      assert.ok(sizes.every((size) => size >= LEAST), `${step} ${viewport.width}: ${sizes.map((size) => size.toFixed(2)).join(' ')}`);
    }
    await page.context().close();
  }
});

walls('water rises with the answers, in the same question and without a new picture', async ({ session }) => {
  session.hall(hall.open(session.now(), { answered: 1, connected: 4 }));
  const page = await wall(session);
  await page.locator('.water', { hasText: 'trong 4 đã trả lời' }).waitFor();
  const board = await page.locator('.board').elementHandle();
  session.hall(hall.open(session.now(), { answered: 3, connected: 4 }));
  await page.locator('.water b', { hasText: '3' }).waitFor();
  assert.match((await page.locator('.tank g').getAttribute('style')) ?? '', /translateY\(25%\)/);
  session.hall(hall.histogram());
  await shows(page, '[data-screen=histogram]');
  assert.ok(await board?.evaluate((element) => element.isConnected));
  await page.context().close();
});

walls('a standing opens in the order of before and glides to the new one; after a reload it is there at once', async ({ session }) => {
  session.hall(hall.histogram());
  const page = await wall(session);
  await shows(page, '.board');
  session.hall({ screen: 'standing', ...standing(5, 3) });
  await shows(page, 'live-standing-screen .rows');
  const names = () => page.locator('.rows .name').allTextContents();
  const third = rowsOf(5)[2]?.name;
  assert.is((await names()).at(-1), third);
  await page.waitForFunction(() => document.getAnimations().some(({ id, effect }) => id === 'glide' && effect instanceof KeyframeEffect && 'transform' in (effect.getKeyframes()[0] ?? {})));
  await page.locator('.rows .moved', { hasText: '▲ 2' }).waitFor();
  assert.is((await names())[2], third);
  await page.reload();
  await shows(page, 'live-standing-screen .rows');
  await page.context().close();
});

walls('the last five seconds tick, once each, where sound is wanted', async ({ session }) => {
  session.hall({ screen: 'lobby', people: 0, units: 0 });
  const page = await wall(session);
  await shows(page, '.lobby');
  await page.evaluate(() => {
    Object.assign(globalThis, { ticks: [] });
    document.addEventListener('chime', (event) => Reflect.get(globalThis, 'ticks').push(event instanceof CustomEvent && event.detail));
  });
  session.hall(hall.open(session.now(), { closesAt: session.now() + 3_900 }));
  await page.locator('.through', { hasText: 'Hết giờ' }).waitFor();
  // One for each second that was left when the wall had drawn it.
  assert.match((await page.evaluate(() => Reflect.get(globalThis, 'ticks').join(' '))), /^tick tick tick( tick)?$/);
  await page.context().close();
});

walls('who comes late finds the PIN and the code in the corner, until nobody can join', async ({ session }) => {
  session.hall(hall.open(session.now()));
  const page = await wall(session);
  await page.locator('.join', { hasText: '482 716' }).waitFor();
  assert.match((await page.locator('.join .address').textContent()) ?? '', /hoithi\.example\.vn\/live/);
  session.hall(hall.open(session.now()), { pin: null, link: null });
  await page.locator('.join').waitFor({ state: 'detached' });
  await page.context().close();
});

walls('without the server the picture stays and the clock runs out; a reload paints the last frame', async ({ session }) => {
  session.hall(hall.open(session.now(), { closesAt: session.now() + 6_000 }));
  const page = await wall(session);
  await shows(page, '[data-screen=open]');
  await page.evaluate(async () => (await navigator.serviceWorker.ready).active !== null);
  await page.waitForFunction(async () => (await caches.match('/display/page')) !== undefined);
  session.cable.cut();
  await page.getByTestId('lost').waitFor({ state: 'attached' });
  await page.locator('.through', { hasText: 'Hết giờ' }).waitFor();
  assert.match((await page.locator('.ask h1').textContent()) ?? '', new RegExp(QUESTION.text.slice(0, 11)));
  await page.reload();
  await shows(page, '.board h1');
  session.cable.mend();
  await page.context().close();
});

walls.run();
