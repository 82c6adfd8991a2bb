import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStores, type Stores } from '../../db/stores.ts';
import type { CommitOptions } from '../../db/group-commit.ts';
import { createApp, type App } from '../app.ts';
import { openMetrics } from '../metrics.ts';
import { openContest, type Contest } from '../contest/contest.ts';
import { slowPasswords } from '../contest/staff/passwords.ts';
import { welcome } from '../contest/welcome.ts';
import { logEvents } from '../events.ts';
import type { Role } from '../protocol/roles.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { player, type Player } from './player.ts';
import { CHEAP, KEYS, OPENS_AT, smallContest, type SmallContest } from './small-contest.ts';
import { OPERATOR, PASSWORD, tokenOf } from './staff-office.ts';

export interface World {
  clock: ManualClock;
  contest: Contest;
  stores: Stores;
  address: string;
  operatorToken: string;
  /** The database file. */
  file: string;
  /** Makes an account by a link and signs it in; the value of a `cookie` header. A coordinator has a unit's code. */
  staff(name: string, role: Role, unit?: string): Promise<string>;
  /** A signed-in participant with a socket; the same person again is another device. */
  player(person: number): Promise<Player>;
  /** Decides and writes everything that is due. */
  settle(): Promise<void>;
  /**
   * Ends as a crash does - nothing drained, no stop recorded - and comes back after `away` milliseconds. Where `inVain` is given,
   * a process has started so long after the crash, and was gone before it had recovered.
   */
  crash(away: number, inVain?: number): Promise<void>;
  /** A planned stop and start. */
  restart(away: number): Promise<void>;
  close(): Promise<void>;
}

export interface WorldOptions extends SmallContest {
  faults?: CommitOptions['faults'];
  seed?: (bytes: number) => Buffer;
  behindProxy?: boolean;
  freeBytes?: () => Promise<number>;
}

const OPERATOR_TOKEN = 'operator-token-of-the-test-world';

/** A real server on port 0 with a real database file and a manual clock that stands at the opening. */
export async function openWorld(options: WorldOptions = {}): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-'));
  const file = join(folder, 'contest.sqlite');
  const clock = manualClock(OPENS_AT);
  const players: Player[] = [];
  let running = await start();

  async function start() {
    const metrics = openMetrics();
    const writer = { now: clock.now, committed: metrics.committed, ...(options.faults && { faults: options.faults }) };
    const stores = openStores(file, writer);
    const events = logEvents(pino({ level: process.env['TEST_LOG'] ?? 'silent' }), metrics);
    const parts = { stores, clock, events, keys: KEYS, passwords: slowPasswords(CHEAP), random: options.seed ?? ((bytes: number) => Buffer.alloc(bytes, 's')) };
    await stores.load(smallContest(KEYS, options));
    const contest = await openContest(parts, { entryAddress: () => 'http://localhost', signInOpen: true, behindProxy: options.behindProxy ?? true });
    await contest.recover();
    const welcoming = welcome(parts);
    const app = createApp(
      { contest, clock, events, metrics, welcome: welcoming },
      {
        clientFolder: undefined,
        baseUrl: undefined,
        trustProxy: false,
        operatorToken: OPERATOR_TOKEN,
        readiness: { dataFolder: folder, hasContest: () => true, assertWritable: stores.contests.beat, ...(options.freeBytes && { freeBytes: options.freeBytes }) },
      },
    );
    const address = await listen(app);
    contest.listening();
    return { stores, contest, welcome: welcoming, app, address };
  }

  async function startInVain(at: number): Promise<void> {
    clock.jump(at);
    const stores = openStores(file, { now: clock.now });
    await stores.load(smallContest(KEYS, options));
    await stores.close();
  }

  async function stop(planned: boolean): Promise<void> {
    const { contest, app, stores } = running;
    if (planned) await contest.drain();
    await contest.stop();
    await app.close();
    await stores.close();
  }

  return {
    clock,
    file,
    operatorToken: OPERATOR_TOKEN,
    get contest() {
      return running.contest;
    },
    get stores() {
      return running.stores;
    },
    get address() {
      return running.address;
    },
    staff: async (name, role, unit) => {
      const { contest, welcome: welcoming } = running;
      const token = tokenOf(await contest.staff.invite(OPERATOR, { role, unit: unit ?? null }));
      const made = await welcoming.accept({ token, name: `Cán bộ ${name}`, account: name, password: PASSWORD });
      const signedIn = made.ok ? await contest.staff.signIn({ account: name, password: PASSWORD }, { address: '192.0.2.1' }) : made;
      if (!signedIn.ok) throw new Error(`${name} could not sign in: ${signedIn.refusal}`);
      return `__Host-hoithi-staff=${signedIn.value.token}`;
    },
    player: async (person) => {
      const joined = await player(() => running.address, person);
      players.push(joined);
      return joined;
    },
    settle: () => running.contest.idle(),
    crash: async (away, inVain) => {
      await running.contest.abandon();
      await running.app.close();
      await running.stores.close();
      const back = clock.now() + away;
      if (inVain !== undefined) await startInVain(clock.now() + inVain);
      clock.jump(back);
      running = await start();
    },
    restart: async (away) => {
      await stop(true);
      clock.jump(clock.now() + away);
      running = await start();
    },
    close: async () => {
      for (const joined of players) joined.leave();
      await stop(false);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function listen(app: App): Promise<string> {
  return new Promise((done) => {
    app.http.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(app.http.address() as AddressInfo).port}`));
  });
}
