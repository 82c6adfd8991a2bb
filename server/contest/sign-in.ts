import { timingSafeEqual } from 'node:crypto';
import { newId } from '../../db/ids.ts';
import type { SignedIn, SignIn } from '../protocol/participant.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { DeviceId } from '../rules/ids.ts';
import { newToken, personalCodeHmac, staffCodeHmac, tokenHash } from './keys.ts';
import type { Parts } from './parts.ts';
import type { Session } from './session.ts';
import { throttle } from './throttle.ts';

/** Wrong codes for one account from one address, and from one address for all accounts; windows in milliseconds. */
const ACCOUNT_LIMIT = { failures: 8, within: 10 * 60_000 };
const ADDRESS_LIMIT = { failures: 400, within: 10 * 60_000 };

interface From {
  address: string;
  /** The request came through a proxy that says so. */
  forwarded: boolean;
}

/** Signing in by staff code and personal code, and what a token stands for. */
export function signingIn(parts: Parts, contest: { id: string; open: boolean; openThroughProxy: boolean }) {
  const { stores, keys, clock, events } = parts;
  const perAccount = throttle(clock, ACCOUNT_LIMIT);
  const perAddress = throttle(clock, ADDRESS_LIMIT);

  async function signIn(given: SignIn, from: From): Promise<Verdict<SignedIn>> {
    const verdict = await decide(given, from);
    if (!verdict.ok) events.signInRefused(verdict.refusal);
    return verdict;
  }

  async function decide(given: SignIn, { address, forwarded }: From): Promise<Verdict<SignedIn>> {
    if (!contest.open || (forwarded && !contest.openThroughProxy)) return { ok: false, refusal: 'not-allowed' };
    const staffCode = staffCodeHmac(keys, given.staffCode);
    const account = `${staffCode.toString('base64')}|${address}`;
    const person = await stores.participants.withStaffCode(contest.id, staffCode);
    // Comparing also where there is no such person: the answer takes the same time.
    const personalCode = personalCodeHmac(keys, given.staffCode, given.personalCode);
    const matches = timingSafeEqual(personalCode, person?.personalCodeHmac ?? Buffer.alloc(personalCode.length));
    if (person === undefined || !matches) {
      // Right codes always pass: at 50 random bits guessing is hopeless, and a block would let anybody lock a colleague out.
      const isBlocked = perAccount.isBlocked(account) || perAddress.isBlocked(address);
      perAccount.failed(account);
      perAddress.failed(address);
      return { ok: false, refusal: isBlocked ? 'too-many-tries' : 'wrong-codes' };
    }
    const token = newToken();
    const device = { id: newId<DeviceId>(), tokenHash: tokenHash(token), participant: person.id, epoch: person.deviceEpoch, at: clock.now() };
    if (!(await stores.participants.addDevice(device))) return { ok: false, refusal: 'signed-out' };
    return { ok: true, value: { token, name: person.name, unit: person.unitName } };
  }

  return {
    signIn,
    /** The session of a token, or undefined where it was signed out or revoked. */
    session: (token: string): Session | undefined => {
      const device = contest.open ? stores.participants.withToken(tokenHash(token)) : undefined;
      return device && { device: device.id, participant: device.participant };
    },
    signOut: async (session: Session): Promise<Verdict<Record<string, never>>> => {
      await stores.participants.removeDevice(session.device);
      return { ok: true, value: {} };
    },
  };
}
