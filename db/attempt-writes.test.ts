import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { KEYS, smallContest } from '../server/testing/small-contest.ts';
import type { AttemptId, DeviceId, ParticipantId, QuestionId, RoundId } from '../server/rules/ids.ts';
import type { AnswerRow, AttemptRow } from './attempts.ts';
import { openStores, type Stores } from './stores.ts';

interface Context {
  folder: string;
  stores: Stores;
  attempt: AttemptRow;
}

const writing = suite<Context>('what is written of an attempt');
writing.before.each(async (context) => {
  context.folder = mkdtempSync(join(tmpdir(), 'hoithi-attempts-'));
  context.stores = openStores(join(context.folder, 'contest.sqlite'), { now: () => 0 });
  await context.stores.load(smallContest(KEYS));
  context.attempt = await begun(context.stores, 1);
});
writing.after.each(async ({ stores, folder }) => {
  await stores.close();
  rmSync(folder, { recursive: true, force: true });
});

writing('is counted in the order of starts, whatever the ids', async ({ stores, attempt }) => {
  const others = [await begun(stores, 3), await begun(stores, 2)];
  assert.equal([attempt, ...others].map(({ serial }) => serial), [1, 2, 3]);
  assert.is(await stores.attempts.start({ ...attempt, id: 'another' as AttemptId, number: 2 }, { items: [] }), undefined);
});

writing('is its next question with an answer, and then another one without', async ({ stores, attempt }) => {
  const answer = answerAt(1);
  assert.is(await stores.attempts.advance(attempt, { patch: { place: 2, item: 1 }, rows: [answer] }), true);
  assert.equal(await stores.attempts.answers(attempt.serial), [answer]);
  const next = { ...attempt, place: 2, item: 1, version: 1 };
  assert.equal(await stores.attempts.withId(attempt.id), next);
  assert.is(await stores.attempts.advance(next, { patch: { shownAt: 90 }, rows: [] }), true);
  assert.equal(await stores.attempts.withId(attempt.id), { ...next, shownAt: 90, version: 2 });
  assert.equal(await stores.attempts.answers(attempt.serial), [answer]);
});

writing('is nothing of an answer to what has moved on meanwhile', async ({ stores, attempt }) => {
  await stores.attempts.advance(attempt, { patch: { place: 2, item: 1 }, rows: [answerAt(1)] });
  assert.is(await stores.attempts.advance(attempt, { patch: { place: 3, item: 2 }, rows: [answerAt(2)] }), false);
  assert.equal((await stores.attempts.answers(attempt.serial)).map(({ place }) => place), [1]);
});

writing('is a reserve, though the attempt keeps everything else', async ({ stores, attempt }) => {
  const replacement = { item: 0, at: 70, why: 'outage', credit: 5 } as const;
  assert.is(await stores.attempts.advance(attempt, { patch: { item: 4 }, rows: [], replacement }), true);
  const { questions, attempts, credit } = await stores.attempts.replacements(attempt.round);
  assert.equal([questions, attempts, credit], [1, 1, 5]);
});

writing('are all questions that are left at its end, with what they add up to', async ({ stores, attempt }) => {
  const rows = [answerAt(1), answerAt(2), answerAt(3)];
  assert.is(await stores.attempts.advance(attempt, { patch: { state: 'expired', finishedAt: 99, receipt: 'receipt' }, rows }), true);
  assert.equal(await stores.attempts.answers(attempt.serial), rows);
  const [ended] = await stores.attempts.ended(attempt.round, '', 10);
  assert.equal([ended?.serial, ended?.correct, ended?.counted, ended?.elapsed], [attempt.serial, 3, 3, 180]);
});

writing('is nothing more of an attempt that has ended', async ({ stores, attempt }) => {
  await stores.attempts.advance(attempt, { patch: { state: 'finished', finishedAt: 99, receipt: 'receipt' }, rows: [answerAt(1)] });
  const ended = await stores.attempts.withId(attempt.id);
  assert.equal([ended?.place, ended?.item, ended?.shownAt, ended?.version], [0, 0, null, 0]);
  await stores.attempts.show([[attempt.serial, attempt.item, 70]]);
  for (const version of [0, 1]) assert.is(await stores.attempts.advance({ ...attempt, version }, { patch: { place: 2 }, rows: [answerAt(2)] }), false);
  assert.equal(await stores.attempts.withId(attempt.id), ended);
  assert.equal((await stores.attempts.answers(attempt.serial)).map(({ place }) => place), [1]);
});

writing('are the clocks of what is open, which stand still from the earliest instant, and nothing else of it', async ({ stores, attempt }) => {
  const event = { at: 50, actor: 'server', act: 'outage-credited', subject: 'open attempts', reason: '', detail: {} };
  for (const from of [40, 45]) await stores.attempts.pauseAll(from, event);
  assert.equal(await stores.attempts.open(), [{ ...attempt, pausedFrom: 40, version: 2 }]);
});

writing.run();

async function begun(stores: Stores, person: number): Promise<AttemptRow> {
  const attempt = {
    id: `attempt-${9 - person}` as AttemptId,
    round: 'round-1' as RoundId,
    participant: `person-000${person}` as ParticipantId,
    number: 1,
    state: 'open' as const,
    startedAt: 1,
    finishedAt: null,
    place: 1,
    item: 0,
    shownAt: null,
    questionCredit: 0,
    credit: 0,
    pausedFrom: null,
    dropped: [],
    device: 'device' as DeviceId,
    epoch: 1,
    receipt: null,
    version: 0,
  };
  const serial = await stores.attempts.start(attempt, { items: [] });
  if (serial === undefined) throw new Error('there is an attempt already');
  return { ...attempt, serial };
}

function answerAt(place: number): AnswerRow {
  return { question: `alpha-${place}` as QuestionId, revision: 1, place, choice: 0, shownAt: 10, receivedAt: 70, elapsed: 60, outageCredit: 0, lagCredit: 0, lagUnsteady: false };
}
