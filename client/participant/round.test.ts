import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { readBank } from '../../scripts/demo/bank.ts';
import { covered, faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const SMALL_PHONE = { viewport: { width: 320, height: 568 }, hasTouch: true, isMobile: true };
const CONTROLS = 'main h1, main label, main button, main a, quiz-countdown p, quiz-countdown .place, brand-bar .cell > :not(.gone) button';
/** The longest of the bank: which of its questions somebody draws is chance, and each must fit. */
const LONGEST = readBank().questions.toSorted((a, b) => b.options.join('').length - a.options.join('').length).slice(0, 24);

const round = suite<{ stage: Stage }>('a round in a browser');
round.before(async (context) => {
  context.stage = await openStage();
});
round.after(({ stage }) => stage.close());

round('is taken by touch at 390 px, loses the network on the way and comes back', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  await one.signIn(stage.cable.address, card(stage, 0));
  await one.at('start').waitFor();
  assert.equal(await faults(one.page), []);
  await one.choose('A');
  await one.page.locator('trial-question button').tap();
  await one.page.getByText('Máy chủ đã ghi nhận', { exact: false }).first().waitFor();
  await one.start();
  for (let place = 1; place <= 20; place += 1) {
    await one.question(place);
    if (place === 1) await checkQuestion(one);
    if (place === 7) stage.cable.cut();
    await one.choose('B');
    await one.commit();
    if (place === 7) await comesBack(stage, one);
  }
  await one.at('receipt').waitFor();
  assert.match((await one.at('answered').textContent()) ?? '', /^20\/20/);
  assert.equal(await faults(one.page), []);
});

round('is taken by keyboard alone at 320 px', async ({ stage }) => {
  const one = visitor(await stage.page(SMALL_PHONE));
  const { keyboard } = one.page;
  await one.page.goto(stage.cable.address);
  await one.page.locator('#staff').waitFor();
  await tabTo(one, '#staff');
  await keyboard.type(card(stage, 1).person.staffCode);
  await tabTo(one, '#personal');
  await keyboard.type(card(stage, 1).personalCode);
  await keyboard.press('Enter');
  await one.at('start').waitFor();
  await tabTo(one, '[data-testid=start]');
  await keyboard.press('Enter');
  for (let place = 1; place <= 20; place += 1) {
    await one.question(place);
    if (place % 2 === 0) {
      await tabTo(one, 'option-list input');
      await keyboard.press('Space');
      await keyboard.press('ArrowDown');
      await tabTo(one, '[data-testid=commit]');
      await keyboard.press('Enter');
    } else {
      await keyboard.press('C');
      await keyboard.press('Enter');
    }
  }
  await one.at('receipt').waitFor();
  assert.match((await one.at('answered').textContent()) ?? '', /^20\/20/);
  assert.is(await scrollsSideways(one.page), false);
});

round('is taken with upgrades to WebSocket blocked from start to end', async ({ stage }) => {
  stage.cable.blockWebSockets();
  const one = visitor(await stage.page(PHONE));
  await one.signIn(stage.cable.address, card(stage, 2));
  await one.at('start').waitFor();
  await one.start();
  for (let place = 1; place <= 20; place += 1) {
    await one.question(place);
    await one.choose('D');
    await one.commit();
  }
  await one.at('receipt').waitFor();
  assert.match((await one.at('answered').textContent()) ?? '', /^20\/20/);
  assert.match((await one.at('connection').textContent()) ?? '', /HTTPS/);
});

round('ends in rank, reason, key and citation once it has closed, without a reload', async ({ stage }) => {
  const one = visitor(await stage.page(PHONE));
  await one.signIn(stage.address(), card(stage, 0));
  await one.at('receipt').waitFor();
  await stage.operate({ act: 'close', round: 1, reason: 'kết thúc tuần thi sớm' });
  await one.at('rank').waitFor();
  assert.is(await one.page.locator('[data-testid^=reviewed-]').count(), 20);
  await one.page.locator('[data-testid=reviewed-1] summary').tap();
  await one.page.locator('[data-testid=reviewed-1]').getByText('Căn cứ', { exact: false }).first().waitFor();
  await one.at('why').waitFor();
  assert.equal(await faults(one.page), []);
  assert.is(await scrollsSideways(one.page), false);
});

function card(stage: Stage, number: number) {
  const found = stage.players[number];
  if (found === undefined) throw new Error('too few people');
  return found;
}

/** The open question: nothing covered at any size, dark as well as light, and nothing for axe to find. */
async function checkQuestion(one: Visitor): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await one.page.emulateMedia({ colorScheme });
    assert.equal(await faults(one.page), []);
  }
  await one.page.emulateMedia({ colorScheme: 'light' });
  for (const viewport of [{ width: 390, height: 844 }, { width: 320, height: 568 }]) {
    await one.page.setViewportSize(viewport);
    await one.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
    assert.equal(await covered(one.page, CONTROLS), []);
    assert.is(await scrollsSideways(one.page), false);
    const bar = await one.page.locator('brand-bar').boundingBox();
    assert.ok(bar !== null && bar.height < viewport.height / 2, `the top takes ${bar?.height} of ${viewport.height}`);
    await checkLongest(one);
    await one.page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
    assert.equal(await covered(one.page, CONTROLS), []);
  }
  await checkDigits(one);
  await one.page.setViewportSize({ width: 390, height: 844 });
}

/** What lies below the clock stays where it is when a digit goes: somebody may be about to touch it. */
async function checkDigits(one: Visitor): Promise<void> {
  for (const [width, size] of [[360, '130%'], [320, '115%'], [390, '200%'], [320, '200%']] as const) {
    await one.page.setViewportSize({ width, height: 844 });
    const heights = await one.page.locator('quiz-countdown').evaluate(async (clock: HTMLElement & { seconds: number; updateComplete: Promise<unknown> }, text) => {
      document.documentElement.style.setProperty('font-size', text);
      const before = clock.seconds;
      const all = [];
      for (const seconds of [600, 100, 99, 9, before]) {
        clock.seconds = seconds;
        await clock.updateComplete;
        all.push(clock.getBoundingClientRect().height);
      }
      document.documentElement.style.removeProperty('font-size');
      return all;
    }, size);
    assert.is(new Set(heights).size, 1, `${width} px, ${size}: ${heights.join(' ')}`);
  }
}

/** In the place of the question that is there, which stands again behind them; at last with seconds of three digits, as extra time has. */
async function checkLongest(one: Visitor): Promise<void> {
  const view = await one.page.locator('question-view').evaluateHandle((element) => element as HTMLElement & { question: { shown: object; deadline: number } });
  const drawn = await view.evaluateHandle(({ question }) => question);
  for (const { code, text, options } of LONGEST) {
    await view.evaluate((element, shown) => (element.question = { ...element.question, shown: { ...element.question.shown, ...shown } }), { text, options });
    assert.equal(await covered(one.page, CONTROLS), [], code);
  }
  await view.evaluate((element) => (element.question = { ...element.question, deadline: element.question.deadline + 300_000 }));
  assert.equal(await covered(one.page, CONTROLS), []);
  assert.is(await scrollsSideways(one.page), false);
  await view.evaluate((element, question) => (element.question = question), drawn);
}

async function comesBack(stage: Stage, one: Visitor): Promise<void> {
  await one.page.locator('[data-testid=status]', { hasText: 'chưa gửi được' }).waitFor();
  assert.equal(await faults(one.page), []);
  stage.cable.mend();
}

/** Tab, and nothing but Tab, until the focus is there. */
async function tabTo(one: Visitor, selector: string): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await one.page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    await one.page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

round.run();
