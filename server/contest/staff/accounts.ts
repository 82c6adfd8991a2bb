import { newId } from '../../../db/ids.ts';
import type { StaffAccounts } from '../../protocol/control.ts';
import type { Verdict } from '../../protocol/refusals.ts';
import type { Role } from '../../protocol/roles.ts';
import { eventOf, type Actor } from '../actor.ts';
import { newToken, tokenHash } from '../keys.ts';
import type { Parts } from '../parts.ts';
import { accountName } from './account-name.ts';
import { sessionOf, type SessionEnded, type StaffSession } from './session.ts';
import { staffSignIns } from './sign-in.ts';

export type Staff = ReturnType<typeof staffAccounts>;

type Done = Verdict<Record<string, never>>;
const DONE: Done = { ok: true, value: {} };

/** The staff's accounts, links and sessions. `open` is false where a demonstration's accounts may not sign in. */
export function staffAccounts(parts: Pick<Parts, 'stores' | 'clock' | 'events' | 'passwords'>, contest: { id: string; open: boolean }) {
  const { stores, clock } = parts;
  const listeners: ((ended: SessionEnded) => void)[] = [];

  const tell = (ended: SessionEnded): void => listeners.forEach((listener) => listener(ended));

  return {
    signIn: staffSignIns(parts, contest),
    /** Whose session a token is, or undefined where it has run out, was signed out, or its account was removed. */
    session: async (token: string): Promise<StaffSession | undefined> => {
      if (!contest.open || token === '') return undefined;
      const hash = tokenHash(token);
      const row = await stores.organisers.session(hash, clock.now());
      return row && sessionOf(row, { tokenHash: hash, expiresAt: row.expiresAt });
    },
    signOut: async ({ organiser, key }: StaffSession): Promise<void> => {
      await stores.organisers.endSession(Buffer.from(key, 'hex'));
      tell({ organiser, key, why: 'signed-out' });
    },
    /** A one-time link that makes an account; it is told once. A coordinator has a unit, nobody else has. */
    invite: async (actor: Actor, given: { role: Role; unit: string | null }): Promise<Verdict<{ path: string }>> => {
      const { role } = given;
      if ((role === 'coordinator') !== (given.unit !== null)) return { ok: false, refusal: 'malformed' };
      const unit = given.unit === null ? null : (await stores.organisers.units(contest.id)).find(({ code }) => code === given.unit);
      if (unit === undefined) return { ok: false, refusal: 'unknown' };
      const token = newToken();
      const id = newId<string>();
      const event = eventOf(clock, actor, { act: 'account-invite', subject: id, detail: { role, unit: unit?.code ?? null } });
      const madeBy = actor.via === 'page' ? actor.name : null;
      await stores.organisers.invite({ id, tokenHash: tokenHash(token), role, unit: unit?.id ?? null, madeBy }, event);
      return { ok: true, value: { path: `/welcome?token=${token}` } };
    },
    cancel: async (actor: Actor, invitation: string): Promise<Done> => {
      const whose = (await stores.organisers.invitations()).find(({ id }) => id === invitation);
      const detail = whose && { role: whose.role, unit: whose.unit?.code ?? null };
      const event = eventOf(clock, actor, { act: 'invitation-cancel', subject: invitation, ...(detail && { detail }) });
      return (await stores.organisers.cancelInvitation(invitation, event)) ? DONE : { ok: false, refusal: 'unknown' };
    },
    /** Ends the account, all its sessions and the links it has made. */
    remove: async (actor: Actor, given: { account: string; reason: string }): Promise<Done> => {
      const account = accountName(given.account);
      const event = eventOf(clock, actor, { act: 'account-remove', subject: account, reason: given.reason });
      const outcome = await stores.organisers.remove(account, event);
      if (typeof outcome === 'string') return { ok: false, refusal: outcome };
      tell({ organiser: outcome.removed, why: 'removed' });
      return DONE;
    },
    list: async (): Promise<StaffAccounts> => {
      const { organisers } = stores;
      const [accounts, invitations, units] = await Promise.all([organisers.list(), organisers.invitations(), organisers.units(contest.id)]);
      return {
        accounts: accounts.map(({ account, name, role, unit, createdAt, lastSignIn }) => ({ account, name, role, unit: unit?.code ?? null, createdAt, lastSignIn })),
        invitations: invitations.map(({ id, role, unit, madeAt }) => ({ id, role, unit: unit?.code ?? null, madeAt })),
        units: units.map(({ code, name, parent }) => ({ code, name, parent })),
      };
    },
    /** From here on the listener is told of every session that ends before its time. */
    onEnded: (listener: (ended: SessionEnded) => void): void => void listeners.push(listener),
  };
}
