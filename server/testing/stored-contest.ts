import { createHash } from 'node:crypto';
import * as assert from 'uvu/assert';
import { openReader } from '../../db/open.ts';
import { paperOf, type Paper } from '../../db/paper.ts';
import type { DemoPage } from './demo-page.ts';

interface StoredAnswer {
  attempt: string;
  question: string;
  place: number;
  choice: number | null;
  shownAt: number;
  receivedAt: number;
  elapsed: number;
  credit: number;
  state: string;
}

interface StoredEvent {
  number: number;
  at: number;
  actor: string;
  act: string;
  subject: string;
  reason: string;
  detail: string;
  previous: string;
  hash: string;
}

export interface StoredContest {
  answers: StoredAnswer[];
  /** Items of each attempt's paper. */
  papers: ReadonlyMap<string, Paper['items']>;
  outages: { from: number; attempts: number }[];
}

const LIMIT = 60_000;

/** Two processes read the same clock, each rounding it down and at its own time. */
const SLACK = 25;

/** Reads the file of a stopped server, by SQL of its own, and checks that file and log are sound. */
export function readStored(file: string): StoredContest {
  const database = openReader(file);
  assert.is(database.pragma('integrity_check', { simple: true }), 'ok');
  const events = database.prepare<[], StoredEvent>('SELECT * FROM event ORDER BY number').all();
  const answers = database
    .prepare<[], StoredAnswer>(
      `SELECT attempt.id AS attempt, question_id AS question, answer.place, choice, answer.shown_at AS shownAt, received_at AS receivedAt,
       elapsed, outage_credit AS credit, state FROM answer JOIN attempt ON serial = attempt ORDER BY attempt.id, answer.place`,
    )
    .all();
  const papers = database.prepare<[], { attempt: string; items: string }>('SELECT attempt_id AS attempt, items FROM paper').all();
  database.close();
  assertChain(events);
  return {
    answers,
    papers: new Map(papers.map(({ attempt, items }) => [attempt, paperOf(items).items])),
    outages: events.filter((event) => event.act === 'outage-credited').map((event) => JSON.parse(event.detail) as { from: number; attempts: number }),
  };
}

function assertChain(events: readonly StoredEvent[]): void {
  let previous = '0'.repeat(64);
  for (const [index, event] of events.entries()) {
    const { number, at, actor, act, subject, reason, detail } = event;
    assert.is(number, index + 1);
    assert.is(event.previous, previous);
    previous = createHash('sha256').update(JSON.stringify([number, at, actor, act, subject, reason, detail, previous])).digest('hex');
    assert.is(event.hash, previous);
  }
}

/** Every acknowledged answer is there exactly once, as it was acknowledged. */
export function assertKept({ answers, papers }: StoredContest, pages: readonly Pick<DemoPage, 'acknowledged'>[]): void {
  for (const given of pages.flatMap((page) => [...page.acknowledged.values()])) {
    const item = papers.get(given.attempt)?.[given.question];
    const rows = answers.filter((row) => row.attempt === given.attempt && row.question === item?.question);
    assert.equal(rows.map(({ choice, receivedAt }) => ({ choice, receivedAt })), [{ choice: item?.order[given.choice], receivedAt: given.receivedAt }]);
  }
}

/** Each page's attempt is finished, every question settled once by the answer that was given. */
export function assertWhole({ answers }: StoredContest, pages: readonly DemoPage[]): void {
  for (const page of pages) {
    const attempt = [...page.acknowledged.values()][0]?.attempt;
    const own = answers.filter((row) => row.attempt === attempt);
    assert.equal(own.map((row) => row.place), Array.from({ length: 20 }, (_, index) => index + 1));
    assert.ok(own.every((row) => row.state === 'finished' && row.choice !== null));
    assert.is(page.acknowledged.size, 20);
  }
}

/** What a page is shown on its return holds at least the answers that were acknowledged before. */
export function assertSavedShown(pages: readonly DemoPage[], before: readonly number[]): void {
  for (const [index, page] of pages.entries()) {
    const state = page.returns.at(-1)?.view.state;
    const saved = state?.state === 'question' ? state.saved : state?.state === 'finished' ? state.answered : -1;
    assert.ok(saved >= (before[index] ?? 0), `${before[index]} were acknowledged: ${JSON.stringify(state)}`);
  }
}

/**
 * Each outage is credited to the question that was open in it: about the time from the last sign of life to the return of
 * its page, out of the elapsed time, and onto the deadline. Several outages before one return may be one credit or several.
 */
export function assertCredited(stored: StoredContest, pages: readonly DemoPage[]): void {
  let moved = 0;
  for (const page of pages) {
    const given = [...page.acknowledged.values()];
    const own = stored.answers.filter((row) => row.attempt === given[0]?.attempt);
    const credits = creditsOf(page, own, stored.outages);
    for (const row of own) {
      const { least, most } = credits.get(row) ?? { least: 0, most: 0 };
      const told = `place ${row.place} has a credit of ${row.credit} ms, not of ${least} to ${most}`;
      assert.ok(most === 0 ? row.credit === 0 : row.credit > 0 && row.credit >= least && row.credit <= most, told);
      assert.is(row.elapsed, Math.max(0, row.receivedAt - row.shownAt - row.credit));
      const number = stored.papers.get(row.attempt)?.findIndex((item) => item.question === row.question) ?? -1;
      const shown = page.showings.get(number);
      if (shown === undefined) continue;
      assert.is(shown.last.deadline, row.shownAt + LIMIT + row.credit);
      if (row.credit > 0 && shown.first.shownAt === row.shownAt && shown.first.deadline === row.shownAt + LIMIT) moved += 1;
    }
  }
  assert.ok(moved >= Math.min(1, stored.outages.length), 'nobody has seen a deadline before an outage and moved after it');
}

/** The least and the most that outages may give to a page's questions. */
function creditsOf(page: DemoPage, own: readonly StoredAnswer[], outages: StoredContest['outages']): Map<StoredAnswer, { least: number; most: number }> {
  const credits = new Map<StoredAnswer, { least: number; most: number }>();
  let since = -Infinity;
  for (const { tried, seen } of page.returns) {
    const [earlier, until] = [since, tried];
    const froms = outages.map(({ from }) => from).filter((from) => from >= earlier && from < until);
    since = tried;
    const [first, last] = [froms.at(0), froms.at(-1)];
    const row = first === undefined ? undefined : own.find(({ receivedAt }) => receivedAt > first);
    if (first === undefined || last === undefined || row === undefined) continue;
    const known = credits.get(row) ?? { least: 0, most: 0 };
    credits.set(row, { least: known.least + tried - last - SLACK, most: known.most + seen - first + SLACK });
  }
  return credits;
}
