import { newId } from '../../db/ids.ts';
import type { Invitation, NewAccount } from '../../db/organisers.ts';
import type { FirstOrganiser, Offered } from '../protocol/operator.ts';
import type { Verdict } from '../protocol/refusals.ts';
import { eventOf } from './actor.ts';
import { newToken, tokenHash } from './keys.ts';
import type { Parts } from './parts.ts';
import { accountName, isPlain, isReserved } from './staff/account-name.ts';
import { isLongEnough } from './staff/passwords.ts';

export type Welcome = ReturnType<typeof welcome>;

/** One-time links: the one of an empty start, and those that organisers make; and the accounts that come of them. */
export function welcome(parts: Pick<Parts, 'stores' | 'clock' | 'passwords'>) {
  const { stores, clock, passwords } = parts;
  return {
    /** A fresh token; links printed before it are worth nothing. Undefined where an organiser exists already. */
    invite: async (): Promise<string | undefined> => {
      if ((await stores.organisers.count()) > 0) return undefined;
      const token = newToken();
      await stores.organisers.inviteFirst(tokenHash(token), clock.now());
      return token;
    },
    /** What account a link makes. */
    offered: async (token: string): Promise<Verdict<Offered>> => {
      const invitation = await stores.organisers.invitation(tokenHash(token));
      if (invitation === undefined) return { ok: false, refusal: 'not-allowed' };
      const { role, unit } = invitation;
      return { ok: true, value: { role, unit: unit && { code: unit.code, name: unit.name } } };
    },
    accept: async (given: FirstOrganiser): Promise<Verdict<{ account: string }>> => {
      const token = tokenHash(given.token);
      const account = accountName(given.account);
      // Looked up before the slow hash, so that a stranger cannot make the server work.
      const invitation = await stores.organisers.invitation(token);
      if (invitation === undefined) return { ok: false, refusal: 'not-allowed' };
      if (!isPlain(account) || !isLongEnough(given.password)) return { ok: false, refusal: 'malformed' };
      if (isReserved(account) || (await stores.organisers.isTaken(account))) return { ok: false, refusal: 'account-exists' };
      const password = await passwords.inTurn(given.token, () => passwords.hash(given.password));
      if (password === undefined) return { ok: false, refusal: 'too-fast' };
      const made = { id: newId<string>(), account, name: given.name.normalize('NFC'), password, createdAt: clock.now() };
      return accepted(token, invitation, made);
    },
  };

  async function accepted(token: Buffer, invitation: Invitation, given: Omit<NewAccount, 'role' | 'unit'>): Promise<Verdict<{ account: string }>> {
    const { role, unit } = invitation;
    const detail = { role, unit: unit?.code ?? null, invitation: invitation.id };
    const event = eventOf(clock, { name: given.account, via: 'page' }, { act: 'account-created', subject: given.account, reason: 'by a one-time link', detail });
    const outcome = await stores.organisers.acceptInvitation(token, { ...given, role, unit: unit?.id ?? null }, event);
    if (outcome === 'made') return { ok: true, value: { account: given.account } };
    return { ok: false, refusal: outcome === 'not-invited' ? 'not-allowed' : outcome };
  }
}
