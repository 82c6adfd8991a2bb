import type { StaffSignIn } from '../../protocol/staff.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import { newToken, tokenHash } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { throttle } from '../throttle.ts';
import { accountName } from './account-name.ts';
import { sessionOf, type StaffSession } from './session.ts';

/** Wrong passwords for one account from one address, and from one address for all accounts; windows in milliseconds. */
const ACCOUNT_LIMIT = { failures: 8, within: 10 * 60_000 };
const ADDRESS_LIMIT = { failures: 60, within: 10 * 60_000 };

/** How long a session runs, milliseconds: a long day at the desk. */
const SESSION_LENGTH = 12 * 3_600_000;

export interface SignedInStaff {
  token: string;
  session: StaffSession;
}

/** Signing in by account and password. `open` is false where a demonstration's accounts may not sign in. */
export function staffSignIns(parts: Pick<Parts, 'stores' | 'clock' | 'events' | 'passwords'>, contest: { open: boolean }) {
  const { stores, clock, events, passwords } = parts;
  const perAccount = throttle(clock, ACCOUNT_LIMIT);
  const perAddress = throttle(clock, ADDRESS_LIMIT);

  return async (given: StaffSignIn, from: { address: string }): Promise<Verdict<SignedInStaff>> => {
    const verdict = await decide(given, from.address);
    if (!verdict.ok) events.signInRefused(verdict.refusal);
    return verdict;
  };

  async function decide(given: StaffSignIn, address: string): Promise<Verdict<SignedInStaff>> {
    if (!contest.open) return { ok: false, refusal: 'not-allowed' };
    const account = accountName(given.account);
    const key = `${account}|${address}`;
    // Unlike codes, passwords can be guessed: who has failed too often is not heard at all for a while, and costs nothing.
    const isBlocked = (): boolean => perAccount.isBlocked(key) || perAddress.isBlocked(address);
    if (isBlocked()) return { ok: false, refusal: 'too-many-tries' };
    const turn = passwords.inTurn(address, async (): Promise<Verdict<SignedInStaff>> => {
      // Those who waited before this one may have failed meanwhile.
      if (isBlocked()) return { ok: false, refusal: 'too-many-tries' };
      const row = await stores.organisers.withName(account);
      const matches = await passwords.matches(given.password, row?.password);
      if (row !== undefined && matches) return begin(row);
      perAccount.failed(key);
      perAddress.failed(address);
      return { ok: false, refusal: 'wrong-password' };
    });
    return turn ?? { ok: false, refusal: 'too-fast' };
  }

  async function begin(row: Parameters<typeof sessionOf>[0]): Promise<Verdict<SignedInStaff>> {
    const token = newToken();
    const now = clock.now();
    const session = { tokenHash: tokenHash(token), organiser: row.id, signedInAt: now, expiresAt: now + SESSION_LENGTH };
    if (!(await stores.organisers.startSession(session))) return { ok: false, refusal: 'wrong-password' };
    return { ok: true, value: { token, session: sessionOf(row, session) } };
  }
}
