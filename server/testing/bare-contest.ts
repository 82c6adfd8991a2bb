import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStores, type Stores } from '../../db/stores.ts';
import type { Clock } from '../contest/clock.ts';
import { openContest, type Contest } from '../contest/contest.ts';
import { slowPasswords } from '../contest/staff/passwords.ts';
import { logEvents } from '../events.ts';
import { commitFaults, type CommitFaults } from './commit-faults.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { CHEAP, KEYS, OPENS_AT, personalCodeOf, smallContest, staffCodeOf, type SmallContest } from './small-contest.ts';

/** The contest layer on a real database file and a manual clock, with no HTTP and no sockets around it. */
export interface BareContest {
  clock: ManualClock;
  disk: CommitFaults;
  file: string;
  readonly contest: Contest;
  readonly stores: Stores;
  /** When its last process began to listen. */
  readonly listeningAt: number;
  /** Errors that were logged since they were last taken. */
  takeErrors(): string[];
  /** Ends as a crash does: of what is in hand so many commits still pass. */
  crash(absence: Absence & { passing: number }): Promise<void>;
  /** A planned stop and start. */
  restart(absence: Absence): Promise<void>;
  close(): Promise<void>;
}

interface Absence {
  /** Milliseconds. */
  away: number;
  /** How long after the end a process starts that is gone before it has recovered, milliseconds. */
  inVain?: number;
  /** Called while nothing runs. */
  fallen(): void;
}

/** A contest with signed-in devices that runs can be begun from, however many. */
export interface Template {
  /** Of each person that may play, one token for each device. */
  tokens: string[][];
  open(): Promise<BareContest>;
  remove(): void;
}

/** Where there is one, a file system in memory: runs by the thousand wait for no disk. */
const PLACE = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

export async function template(options: SmallContest & { devices: number }): Promise<Template> {
  const folder = mkdtempSync(join(PLACE, 'hoithi-template-'));
  const file = join(folder, 'contest.sqlite');
  const bare = await openBare(file, options);
  const people = Array.from({ length: (options.people ?? 4) - 1 }, (_, index) => index + 1);
  const tokens: string[][] = [];
  for (const person of people) tokens.push(await signedIn(bare, person, options.devices));
  await bare.close();
  return {
    tokens,
    open: async () => {
      const own = mkdtempSync(join(PLACE, 'hoithi-bare-'));
      const copy = join(own, 'contest.sqlite');
      copyFileSync(file, copy);
      const opened = await openBare(copy, options);
      const { close } = opened;
      opened.close = async () => {
        await close();
        rmSync(own, { recursive: true, force: true });
      };
      return opened;
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

async function signedIn({ contest }: BareContest, person: number, devices: number): Promise<string[]> {
  const tokens: string[] = [];
  for (let device = 0; device < devices; device += 1) {
    const verdict = await contest.signIn({ staffCode: staffCodeOf(person), personalCode: personalCodeOf(person) }, { address: '127.0.0.1', forwarded: false });
    if (!verdict.ok) throw new Error(`person ${person} could not sign in: ${verdict.refusal}`);
    tokens.push(verdict.value.token);
  }
  return tokens;
}

async function openBare(file: string, options: SmallContest): Promise<BareContest> {
  const clock = manualClock(OPENS_AT);
  const disk = commitFaults();
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line) });

  /** Timers of a process that is gone wake nobody. */
  async function start() {
    const life = { ended: false };
    const own: Clock = { now: clock.now, at: (instant, run) => clock.at(instant, () => (life.ended ? undefined : run())) };
    const stores = openStores(file, { now: clock.now, faults: disk.faults });
    const parts = { stores, clock: own, events: logEvents(log), keys: KEYS, passwords: slowPasswords(CHEAP), random: (bytes: number) => Buffer.alloc(bytes, 's') };
    await stores.load(smallContest(KEYS, options));
    const contest = await openContest(parts, { entryAddress: () => 'http://localhost', signInOpen: true, behindProxy: true });
    await contest.recover();
    contest.listening();
    return { stores, contest, life, listeningAt: clock.now() };
  }

  async function goOn({ away, inVain, fallen }: Absence): Promise<void> {
    const back = clock.now() + away;
    running.life.ended = true;
    disk.heal();
    disk.release();
    await self.stores.close();
    fallen();
    if (inVain !== undefined) await startInVain(clock.now() + inVain);
    clock.jump(back);
    running = await start();
  }

  async function startInVain(at: number): Promise<void> {
    clock.jump(at);
    const stores = openStores(file, { now: clock.now });
    await stores.load(smallContest(KEYS, options));
    await stores.close();
  }

  let running = await start();
  const self: BareContest = {
    clock,
    disk,
    file,
    get contest() {
      return running.contest;
    },
    get stores() {
      return running.stores;
    },
    get listeningAt() {
      return running.listeningAt;
    },
    takeErrors: () => errors.splice(0),
    crash: async (absence) => {
      disk.failAfter(absence.passing);
      disk.release();
      await self.contest.abandon();
      await goOn(absence);
    },
    restart: async (absence) => {
      await self.contest.drain();
      await self.contest.stop();
      await goOn(absence);
    },
    close: async () => {
      disk.heal();
      disk.release();
      await self.contest.stop();
      await self.stores.close();
    },
  };
  return self;
}
