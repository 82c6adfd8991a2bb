import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { openStores, type Stores } from '../../db/stores.ts';
import type { Actor } from '../contest/actor.ts';
import { staffAccounts, type Staff } from '../contest/staff/accounts.ts';
import { slowPasswords } from '../contest/staff/passwords.ts';
import { welcome, type Welcome } from '../contest/welcome.ts';
import { logEvents } from '../events.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { Role } from '../protocol/roles.ts';
import { manualClock, type ManualClock } from './manual-clock.ts';
import { CHEAP, OPENS_AT, smallContest } from './small-contest.ts';

/** The staff's accounts on a real database file, without a server around them. */
export interface Office {
  clock: ManualClock;
  file: string;
  stores: Stores;
  staff: Staff;
  welcome: Welcome;
  /** Makes an account by a link; its password is `PASSWORD`. */
  account(name: string, role?: Role, unit?: string): Promise<void>;
  /** The same database, taken up by another process of the server. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

export const PASSWORD = 'hoa phượng đỏ nở tháng năm';
export const OPERATOR: Actor = { name: 'operator', via: 'command-line' };

const KEYS = { codes: Buffer.alloc(32, 1), receipts: Buffer.alloc(32, 2), demonstration: Buffer.alloc(32, 3) };

/** A contest with the unit SNV, and in it SNV1; `open` is false where its accounts may not sign in. */
export async function openOffice({ open = true } = {}): Promise<Office> {
  const folder = mkdtempSync(join(tmpdir(), 'hoithi-staff-'));
  const file = join(folder, 'contest.sqlite');
  const clock = manualClock(OPENS_AT);
  let running = await start();

  async function start() {
    const stores = openStores(file, { now: clock.now });
    await stores.load(
      smallContest(KEYS, {
        shape: (contest) => ({ ...contest, units: contest.units.flatMap((unit) => [unit, { ...unit, id: 'part', code: 'SNV1', name: 'Phòng Một', sortKey: 'b', parent: unit.id, headcount: null }]) }),
      }),
    );
    const parts = { stores, clock, passwords: slowPasswords(CHEAP), events: logEvents(pino({ level: 'silent' })) };
    return { stores, staff: staffAccounts(parts, { id: 'contest', open }), welcome: welcome(parts) };
  }

  return {
    clock,
    file,
    get stores() {
      return running.stores;
    },
    get staff() {
      return running.staff;
    },
    get welcome() {
      return running.welcome;
    },
    account: async (account, role = 'organiser', unit) => {
      const token = tokenOf(await running.staff.invite(OPERATOR, { role, unit: unit ?? null }));
      const made = await running.welcome.accept({ token, name: `Cán bộ ${account}`, account, password: PASSWORD });
      if (!made.ok) throw new Error(`the account ${account} was not made: ${made.refusal}`);
    },
    restart: async () => {
      await running.stores.close();
      running = await start();
    },
    close: async () => {
      await running.stores.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The token of a link's path. */
export function tokenOf(invited: Verdict<{ path: string }>): string {
  if (!invited.ok) throw new Error(`no link was made: ${invited.refusal}`);
  return new URL(invited.value.path, 'http://localhost').searchParams.get('token') ?? '';
}
