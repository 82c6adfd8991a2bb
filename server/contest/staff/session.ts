import type { Account } from '../../../db/organisers.ts';
import type { Role } from '../../protocol/roles.ts';

/** Somebody of the staff who is signed in. */
export interface StaffSession {
  /** The account's id. */
  organiser: string;
  account: string;
  name: string;
  role: Role;
  /** A coordinator's unit. */
  unit: { id: string; code: string; name: string } | null;
  /** Hex of the token's hash: it names the session and opens nothing. */
  key: string;
  /** Epoch milliseconds. */
  expiresAt: number;
}

/** Told to whoever serves the sessions: all of an account, or the one that `key` names. */
export interface SessionEnded {
  organiser: string;
  key?: string;
  why: 'signed-out' | 'removed';
}

/** The session as everybody but the database sees it. */
export function sessionOf({ id, account, name, role, unit }: Account, { tokenHash, expiresAt }: { tokenHash: Buffer; expiresAt: number }): StaffSession {
  return { organiser: id, account, name, role, unit, key: tokenHash.toString('hex'), expiresAt };
}
