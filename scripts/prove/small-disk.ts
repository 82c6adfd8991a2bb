/*
 * A real file system that runs full under a crowd: a tmpfs with a ballast file in it. Where it cannot be mounted this
 * is skipped. A process that is killed meanwhile cannot be started on the full disk, and tells why in one sentence.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as assert from 'uvu/assert';
import { openCrowd, SOON_BACK, type Crowd } from '../../server/testing/demo-crowd.ts';
import { seeded } from '../../server/testing/seeded.ts';
import { assertKept, assertWhole, readStored } from '../../server/testing/stored-contest.ts';
import type { Prover } from './proof.ts';
import { onSite, type Site } from './site.ts';

export const smallDisk: Prover = { name: 'small-disk', minutes: 1, least: 2, trial: fillUp, hindrance };

const PEOPLE = 20;
const BLOCK = Buffer.alloc(4_096);

function hindrance(): string | undefined {
  try {
    unmount(mount());
    return undefined;
  } catch {
    return 'a tmpfs can be mounted by root alone, and not in every container';
  }
}

async function fillUp(seed: number): Promise<number> {
  const folder = mount();
  try {
    await onSite('disk', (site) => runFull(site, join(folder, 'ballast'), seeded(seed)), folder);
  } finally {
    unmount(folder);
  }
  return 1;
}

function mount(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-tmpfs-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', folder]).status === 0) return folder;
  rmSync(folder, { recursive: true, force: true });
  throw new Error('no tmpfs could be mounted');
}

function unmount(folder: string): void {
  spawnSync('umount', [folder]);
  rmSync(folder, { recursive: true, force: true });
}

async function runFull(site: Site, ballast: string, random: () => number): Promise<void> {
  await site.start();
  const crowd = await openCrowd({ address: site.address, folder: site.folder, people: PEOPLE, beats: 8, random, reconnect: SOON_BACK, bears: ['not-saved'] });
  try {
    await untilSent(crowd, Math.floor((2 + 4 * random()) * PEOPLE));
    fill(ballast);
    const before = crowd.refused();
    await crowd.until(() => crowd.refused() > before + PEOPLE, 'answers are refused');
    await site.kill();
    assertKept(readStored(site.file), crowd.pages);
    site.launch();
    assert.match(await site.ended(), /^hoithi: nothing can be saved in the data folder \([^\n]*\): make room in it, [^\n]*\n$/);
    rmSync(ballast);
    await site.start();
    await crowd.finished();
    await untilFullAgain(site, ballast);
  } finally {
    crowd.leave();
  }
  const stored = readStored(site.file);
  assert.equal(crowd.problems(), [], crowd.problems().join('; '));
  assertKept(stored, crowd.pages);
  assertWhole(stored, crowd.pages);
}

/** A stop on a full disk is a stop all the same. */
async function untilFullAgain(site: Site, ballast: string): Promise<void> {
  fill(ballast);
  await site.stop();
  rmSync(ballast);
}

function untilSent(crowd: Crowd, answers: number): Promise<void> {
  return crowd.until(() => crowd.sent() >= answers, 'answers stream in');
}

/** To the last block. */
function fill(ballast: string): void {
  try {
    for (;;) appendFileSync(ballast, BLOCK);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  }
}
