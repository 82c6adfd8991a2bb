/*
 * kill -9 under load. A crowd plays as pages do and keeps, outside the server, every answer that was acknowledged. Some kills come in
 * the middle of the load, some while the next process starts or pages come back to it. At the end the file tells what was kept.
 */
import * as assert from 'uvu/assert';
import { openCrowd, SOON_BACK, type Crowd } from '../../server/testing/demo-crowd.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { assertCredited, assertKept, assertSavedShown, assertWhole, readStored } from '../../server/testing/stored-contest.ts';
import type { Prover } from './proof.ts';
import { onSite, pause, type Site } from './site.ts';

export const crash: Prover = { name: 'crash', minutes: 5, least: 50, trial: (seed) => killAgain(seed, { kills: 6, people: 20 }) };

interface Battle {
  site: Site;
  crowd: Crowd;
  random(): number;
  /** When a process under load was certainly gone. */
  falls: number[];
}

/** How often a process that follows a killed one is killed too, and how soon at the latest, milliseconds: it starts, or pages come back. */
const AGAIN = 0.4;
const SOON = 3_000;

/** Commits stream in, and without any there is one each second; the machine may be busy. Milliseconds. */
const SIGN_OF_LIFE = 3_000;

/** Before, in and behind the commit of what is in hand, milliseconds. */
const COMMIT = 5;

export function killAgain(seed: number, { kills, people }: { kills: number; people: number }): Promise<number> {
  return onSite('crash', async (site) => {
    const random = seeded(seed);
    const falls: number[] = [];
    let killed = 0;
    await site.start();
    const crowd = await openCrowd({ address: site.address, folder: site.folder, people, random, beats: 12, reconnect: SOON_BACK });
    try {
      while (killed < kills && answersLeft(crowd) > 6 * people) killed += await fall({ site, crowd, random, falls }, kills - killed);
      await crowd.finished();
    } finally {
      crowd.leave();
    }
    await site.stop();
    assertSurvived(site, crowd, falls);
    return killed;
  });
}

function answersLeft(crowd: Crowd): number {
  return 20 * crowd.pages.length - crowd.acknowledged();
}

/** One fall under load, with those of the processes behind it, until everybody is back; how many there were. */
async function fall({ site, crowd, random, falls }: Battle, most: number): Promise<number> {
  const people = crowd.pages.length;
  const moment = crowd.sent() + people + Math.floor(random() * 2 * people);
  await crowd.until(() => crowd.sent() >= moment, 'answers stream in');
  await pause(random() * COMMIT);
  const saved = crowd.pages.map((page) => page.acknowledged.size);
  const gone = await site.kill();
  falls.push(gone);
  let kills = 1;
  while (kills < most && random() < AGAIN) {
    site.launch();
    await pause(random() * SOON);
    await site.kill();
    kills += 1;
  }
  await site.start();
  await crowd.back(gone);
  assertSavedShown(crowd.pages, saved);
  return kills;
}

function assertSurvived(site: Site, crowd: Crowd, falls: readonly number[]): void {
  assert.equal(crowd.problems(), [], crowd.problems().join('; '));
  const stored = readStored(site.file);
  assertKept(stored, crowd.pages);
  assertWhole(stored, crowd.pages);
  assertCredited(stored, crowd.pages);
  for (const gone of falls) {
    const last = stored.outages.findLast(({ from }) => from <= gone);
    assert.ok(last !== undefined && last.from > gone - SIGN_OF_LIFE, `what was gone at ${gone} is said to have lived until ${last?.from}`);
  }
}
