import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { DECLARATION } from '../../scripts/demo/contest.ts';
import { covered, faults, scrollsSideways } from '../testing/looks.ts';
import { openStage, type Stage } from '../testing/stage.ts';
import { visitor, type Visitor } from '../testing/visitor.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const [topic] = DECLARATION.blueprint;

/** A paper of two questions and a prediction; one test goes on where the one before has ended. */
const prediction = suite<{ stage: Stage; one: Visitor }>('a prediction in a browser');
prediction.before(async (context) => {
  context.stage = await openStage({
    questions: 2,
    blueprint: topic === undefined ? [] : [{ ...topic, questions: 2, reserves: 1 }],
    comparators: [{ by: 'score', order: 'desc' }, { by: 'distance', order: 'asc' }, { by: 'elapsed', order: 'asc' }],
    prediction: { asks: 'participants', grain: 10 },
  });
  context.one = visitor(await context.stage.page(PHONE));
});
prediction.after(({ stage }) => stage.close());

prediction('is asked after the last question, and says what is wrong with what is no whole number', async ({ stage, one }) => {
  await takePaper(stage, one, 0);
  await one.page.getByLabel('Theo bạn, Tuần 1 có bao nhiêu người dự thi?').waitFor();
  assert.is(await input(one).getAttribute('inputmode'), 'numeric');
  await looksRight(one);
  for (const typed of ['', 'nhiều', '12,5', '-3', '10000001']) {
    await input(one).fill(typed);
    await send(one).tap();
    await one.page.getByText('Hãy nhập một số nguyên từ 0 đến 10 triệu', { exact: false }).waitFor();
    assert.is(await input(one).inputValue(), typed);
    assert.ok(await input(one).evaluate((element) => element === document.activeElement));
  }
  await looksRight(one);
});

prediction('stays where there is no answer, and is recorded when it is sent again', async ({ stage, one }) => {
  stage.cable.cut();
  await one.page.locator('[data-testid=connection][data-state=offline]').waitFor({ state: 'attached' });
  await input(one).fill('480');
  await send(one).tap();
  await one.page.getByText('Máy chủ chưa trả lời', { exact: false }).waitFor();
  assert.is(await input(one).inputValue(), '480');
  stage.cable.mend();
  await one.page.locator('[data-testid=connection][data-state=good]').waitFor();
  await send(one).tap();
  await one.page.getByText('Máy chủ đã ghi nhận dự đoán của bạn: 480').waitFor();
  assert.is(await input(one).count(), 0);
  assert.is(await one.page.evaluate(() => document.activeElement?.textContent), 'Câu dự đoán');
  await looksRight(one);
  await one.page.reload();
  await one.page.getByText('Máy chủ đã ghi nhận dự đoán của bạn: 480').waitFor();
});

prediction('is given by keyboard over plain HTTPS, in English', async ({ stage }) => {
  stage.cable.blockWebSockets();
  const other = visitor(await stage.page(PHONE));
  await takePaper(stage, other, 1);
  await other.page.locator('brand-bar .cell > :not(.gone) button').tap();
  await other.page.getByText('English').tap();
  await other.page.keyboard.press('Escape');
  await other.page.getByLabel('How many people do you think take part in Tuần 1?').focus();
  await other.page.keyboard.type('2');
  await other.page.keyboard.press('Enter');
  await other.page.getByText('The server has recorded your prediction: 2').waitFor();
  assert.is(await other.at('connection').getAttribute('data-state'), 'https');
});

prediction('is printed among the rules, in both languages', async ({ stage }) => {
  const page = await stage.page();
  await page.goto(`${stage.address()}/rules`);
  for (const said of ['tuần này có bao nhiêu người dự thi', 'gửi rồi không sửa được', 'ít nhất 10% đối với toàn thành phố', 'Trong tuần thi không có bảng xếp hạng', 'Câu dự đoán gần đúng hơn xếp trên'])
    await page.getByText(said, { exact: false }).waitFor();
  await page.locator('brand-bar button').click();
  await page.getByText('English').click();
  await page.keyboard.press('Escape');
  for (const said of ['how many people take part in this round', 'it cannot be changed', 'bands: at least 10% for the city', 'While the round is open there is no standing'])
    await page.getByText(said, { exact: false }).waitFor();
  assert.equal(await faults(page), []);
});

prediction('is told beside the true number once the round has closed', async ({ stage, one }) => {
  const none = visitor(await stage.page(PHONE));
  await takePaper(stage, none, 2);
  await stage.operate({ act: 'close', round: 1, reason: 'kết thúc tuần thi sớm' });
  await one.at('rank').waitFor();
  assert.is(await one.at('prediction').textContent(), 'Bạn dự đoán 480. Thực tế: 3 người dự thi.');
  await none.at('rank').waitFor();
  assert.is(await none.at('prediction').textContent(), 'Bạn không dự đoán. Thực tế: 3 người dự thi.');
  await looksRight(one);
});

prediction.run();

async function takePaper(stage: Stage, one: Visitor, number: number): Promise<void> {
  const card = stage.players[number];
  if (card === undefined) throw new Error('too few people');
  await one.signIn(stage.cable.address, card);
  await one.at('start').waitFor();
  await one.start();
  for (const place of [1, 2]) {
    await one.question(place);
    await one.choose('A');
    await one.commit();
  }
  await one.at('receipt').waitFor();
}

const input = (one: Visitor) => one.page.locator('#guess');
const send = (one: Visitor) => one.page.locator('prediction-form button');

/** For axe, and for eyes on a narrow screen with large text. */
async function looksRight(one: Visitor): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await one.page.emulateMedia({ colorScheme });
    assert.equal(await faults(one.page), []);
  }
  await one.page.setViewportSize({ width: 320, height: 568 });
  await one.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'));
  assert.is(await scrollsSideways(one.page), false);
  assert.equal(await covered(one.page, 'prediction-form :is(h2, label, input, button)'), []);
  await one.page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  await one.page.setViewportSize({ width: 390, height: 844 });
}
