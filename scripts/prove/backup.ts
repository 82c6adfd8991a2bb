/*
 * `npm run backup` while answers stream in, several times. One of the backups is restored after the server has been killed: it holds
 * every answer that was acknowledged before it was begun, and the people of the contest go on from there to the end.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openCrowd, SOON_BACK, type Crowd, type CrowdOptions } from '../../server/testing/demo-crowd.ts';
import type { DemoPage } from '../../server/testing/demo-page.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { assertKept, readStored, type StoredContest } from '../../server/testing/stored-contest.ts';
import { pick } from './hostile/bodies.ts';
import type { Prover } from './proof.ts';
import { onSite, pause, type Site } from './site.ts';

export const backup: Prover = { name: 'backup', minutes: 2, least: 9, trial: (seed) => backUpAndRestore(seed, { people: 15, backups: 3 }) };

const ROOT = join(import.meta.dirname, '../..');
const QUESTIONS = 20;

interface Backup {
  file: string;
  /** What had been acknowledged when it was begun. */
  acknowledged: Pick<DemoPage, 'acknowledged'>[];
}

export function backUpAndRestore(seed: number, { people, backups }: { people: number; backups: number }): Promise<number> {
  return onSite('backup', async (site) => {
    const random = seeded(seed);
    const playing: Omit<CrowdOptions, 'tokens'> = { address: site.address, folder: site.folder, people, beats: 16, random, bears: ['not-this-question'], reconnect: SOON_BACK };
    await site.start();
    const crowd = await openCrowd(playing);
    const made: Backup[] = [];
    try {
      for (let left = backups; left > 0; left -= 1) made.push(await backUp(site, crowd, random));
      await pause(random() * 500);
      await site.kill();
    } finally {
      crowd.leave();
    }
    const chosen = pick(made, random);
    const held = readStored(chosen.file);
    assertKept(held, chosen.acknowledged);
    await run(site, 'restore', chosen.file);
    await goOn(site, { ...playing, tokens: crowd.tokens });
    assertContinued(held, readStored(site.file), people);
    return backups;
  });
}

/** In the middle of the answers, which go on meanwhile. */
async function backUp(site: Site, crowd: Crowd, random: () => number): Promise<Backup> {
  const wanted = crowd.acknowledged() + 5 + Math.floor(random() * 20);
  await crowd.until(() => crowd.acknowledged() >= wanted, 'answers stream in');
  const acknowledged = crowd.pages.map((page) => ({ acknowledged: new Map(page.acknowledged) }));
  const said = await run(site, 'backup');
  assert.ok(crowd.acknowledged() > wanted, 'no answer came while the backup was made');
  return { file: said.split('\n')[0] ?? '', acknowledged };
}

async function goOn(site: Site, options: CrowdOptions): Promise<void> {
  await site.start();
  const crowd = await openCrowd(options);
  try {
    await crowd.finished();
  } finally {
    crowd.leave();
  }
  await site.stop();
  assert.equal(crowd.problems(), [], crowd.problems().join('; '));
  assertKept(readStored(site.file), crowd.pages);
}

/** What the backup held is as it was, and behind it each attempt has been answered to its end. */
function assertContinued(before: StoredContest, now: StoredContest, people: number): void {
  const key = ({ attempt, question, choice, receivedAt, elapsed }: StoredContest['answers'][number]): string => JSON.stringify([attempt, question, choice, receivedAt, elapsed]);
  const rows = new Set(now.answers.map(key));
  assert.equal(before.answers.filter((row) => !rows.has(key(row))), []);
  assert.is(now.answers.length, people * QUESTIONS);
  assert.ok(now.answers.every(({ state, choice }) => state === 'finished' && choice !== null));
}

/** `npm run` of a script on the site's folder, while this process serves its crowd. */
async function run({ folder }: Site, script: 'backup' | 'restore', ...words: string[]): Promise<string> {
  const child = spawn(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...words], { cwd: ROOT, env: { ...process.env, DATA_DIR: folder } });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code]: unknown[] = await once(child, 'close');
  assert.is(code, 0, said);
  return said;
}
