/*
 * The wall clock of the server's machine is stepped by an hour: while a round runs, which changes nothing, and across a restart. Forwards
 * that is an outage of an hour; backwards the clock stands before the last stored instant, and whoever has not started waits until an
 * organiser says that it is right. Nobody who plays loses or gains a second by it.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import type { Verdict } from '../../server/protocol/refusals.ts';
import { openCrowd, SOON_BACK, type Crowd } from '../../server/testing/demo-crowd.ts';
import { signIn } from '../../server/testing/player.ts';
import { readSecrets } from '../../server/secrets.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { assertCredited, assertKept, assertWhole, readStored, type StoredContest } from '../../server/testing/stored-contest.ts';
import { signInCards } from '../demo/sign-ins.ts';
import type { Prover } from './proof.ts';
import { onSite, type Site } from './site.ts';

export const clock: Prover = { name: 'clock', minutes: 2, least: 12, trial: stepAll };

const HOUR = 3_600_000;
const PEOPLE = 10;
const ROOT = join(import.meta.dirname, '../..');

/** Nobody thinks so long about a question, outages apart; milliseconds. */
const LONGEST = 10_000;

async function stepAll(seed: number): Promise<number> {
  for (const hours of [-1, 1]) {
    await stepWhilePlaying(seed, hours * HOUR);
    await stepAcrossRestart(seed, hours * HOUR);
  }
  return 4;
}

/** Twice in the middle of the round, without a restart. */
export function stepWhilePlaying(seed: number, step: number): Promise<void> {
  return onSite('clock', async (site) => {
    await site.start(stepped({ WALL_STEP: String(step) }));
    const crowd = await play(site, seed);
    try {
      for (let time = 1; time <= 2; time += 1) {
        await untilMore(crowd);
        site.signal('SIGUSR2');
      }
      await crowd.finished();
      // Our own clock has not been stepped: each answer was stamped when it was there.
      for (const { receivedAt } of answersOf(crowd)) assert.ok(Math.abs(receivedAt - Date.now()) < HOUR / 2, 'an answer is stamped by the stepped clock');
    } finally {
      crowd.leave();
    }
    await site.stop();
    const stored = assertStored(site, crowd);
    assert.equal(stored.outages, []);
    assertCredited(stored, crowd.pages);
  });
}

export function stepAcrossRestart(seed: number, step: number): Promise<void> {
  return onSite('clock', async (site) => {
    // The round has been open for longer than the step.
    await site.start(stepped({ WALL_OFFSET: String(-2 * HOUR) }));
    await site.stop();
    await site.start(stepped({}));
    const token = await strangerOf(site);
    const crowd = await play(site, seed);
    try {
      await untilMore(crowd);
      const gone = await site.kill();
      await site.start(stepped({ WALL_OFFSET: String(step) }));
      await crowd.back(gone);
      if (step < 0) await assertWaits(site, token);
      assert.equal(await start(site, token), { ok: true, value: {} });
      await crowd.finished();
    } finally {
      crowd.leave();
    }
    await site.stop();
    assert.is(assertStored(site, crowd).outages.length, 1);
  });
}

/** The clock is in doubt for whoever has not started, until an organiser has confirmed it. */
async function assertWaits(site: Site, token: string): Promise<void> {
  assert.equal(await start(site, token), { ok: false, refusal: 'clock-in-doubt' });
  const words = ['--import', 'tsx', 'scripts/organiser.ts', 'confirm-clock', '--reason', 'đồng hồ đã được chỉnh đúng'];
  const { status, stderr } = spawnSync(process.execPath, words, { cwd: ROOT, env: { ...process.env, DATA_DIR: site.folder } });
  assert.is(status, 0, stderr.toString());
}

function stepped(settings: Record<string, string>): Record<string, string> {
  return { NODE_OPTIONS: `--import=${join(import.meta.dirname, 'stepped-wall.mjs')}`, ...settings };
}

function play({ address, folder }: Site, seed: number): Promise<Crowd> {
  return openCrowd({ address, folder, people: PEOPLE, beats: 8, random: seeded(seed), bears: ['not-this-question'], reconnect: SOON_BACK });
}

function untilMore(crowd: Crowd): Promise<void> {
  const wanted = crowd.acknowledged() + 3 * PEOPLE;
  return crowd.until(() => crowd.acknowledged() >= wanted, 'answers stream in');
}

function answersOf(crowd: Crowd) {
  return crowd.pages.flatMap((page) => [...page.acknowledged.values()]);
}

function assertStored(site: Site, crowd: Crowd): StoredContest {
  const stored = readStored(site.file);
  assert.equal(crowd.problems(), [], crowd.problems().join('; '));
  assertKept(stored, crowd.pages);
  assertWhole(stored, crowd.pages);
  for (const row of stored.answers) {
    assert.is(row.elapsed, Math.max(0, row.receivedAt - row.shownAt - row.credit));
    assert.ok(row.elapsed < LONGEST, `a step of the clock has cost somebody ${row.elapsed} ms`);
  }
  return stored;
}

/** The token of somebody who is not of the crowd. */
async function strangerOf({ address, folder }: Site): Promise<string> {
  const card = signInCards(readSecrets(folder).keys).findLast(({ person }) => person.excluded === null);
  const verdict = await signIn(address, { staffCode: card?.person.staffCode, personalCode: card?.personalCode });
  if (!verdict.ok) throw new Error(`nobody could sign in: ${verdict.refusal}`);
  return verdict.value.token;
}

async function start({ address }: Site, token: string): Promise<Verdict<unknown>> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'x-hoithi-protocol': String(PROTOCOL_VERSION) };
  const response = await fetch(`${address}/api/participant/start`, { method: 'POST', headers, body: JSON.stringify({ shortAccepted: true }) });
  const verdict: Verdict<unknown> = await response.json().then((body: unknown) => Object(body));
  return verdict;
}
