import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export type StaffRole = 'organiser' | 'coordinator' | 'auditor';

/** A unit as the staff's accounts know it; `parent` is a code. */
export interface StaffUnit {
  id: string;
  code: string;
  name: string;
}

export interface Account {
  id: string;
  account: string;
  name: string;
  /** A slow hash with its parameters and salt, never the password. */
  password: string;
  role: StaffRole;
  /** A coordinator's unit. */
  unit: StaffUnit | null;
  createdAt: number;
  lastSignIn: number | null;
}

export interface NewAccount {
  id: string;
  account: string;
  name: string;
  password: string;
  createdAt: number;
  role: StaffRole;
  /** Its id. */
  unit: string | null;
}

export interface Invitation {
  /** Null for the first organiser's link, which is printed at the start and listed nowhere. */
  id: string | null;
  role: StaffRole;
  unit: StaffUnit | null;
  madeAt: number;
}

export interface NewInvitation {
  id: string;
  tokenHash: Buffer;
  role: StaffRole;
  unit: string | null;
  /** The account's name; null for an operator on the server's own machine, who has no account. */
  madeBy: string | null;
}

export interface NewSession {
  tokenHash: Buffer;
  organiser: string;
  signedInAt: number;
  expiresAt: number;
}

type WithUnit<Row> = Omit<Row, 'unit'> & { unitId: string | null; unitCode: string | null; unitName: string | null };

const UNIT = 'unit.id AS unitId, unit.code AS unitCode, unit.name AS unitName';
const ACCOUNT = `organiser.id AS id, account, organiser.name AS name, password, role, created_at AS createdAt, last_sign_in AS lastSignIn, ${UNIT}
  FROM organiser LEFT JOIN unit ON unit.id = organiser.unit_id`;
/** Links that are good: a link that was made while its maker was being removed is worth nothing. */
const INVITATION = `invitation.id AS id, invitation.role AS role, made_at AS madeAt, ${UNIT}
  FROM invitation LEFT JOIN unit ON unit.id = invitation.unit_id LEFT JOIN organiser AS maker ON maker.id = made_by
  WHERE used_at IS NULL AND maker.removed_at IS NULL`;

/** Accounts of the staff, their sessions, and the one-time links that make them. */
export function organiserStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('organiser');
  const organisers = database.prepare<[], number>(`SELECT count(*) FROM organiser WHERE role = 'organiser' AND removed_at IS NULL`).pluck();
  const taken = database.prepare<[string], number>('SELECT count(*) FROM organiser WHERE account = ?').pluck();
  const byName = database.prepare<[string], WithUnit<Account>>(`SELECT ${ACCOUNT} WHERE account = ? AND removed_at IS NULL`);
  const all = database.prepare<[], WithUnit<Account>>(`SELECT ${ACCOUNT} WHERE removed_at IS NULL ORDER BY created_at, organiser.id`);
  const insert = database.prepare<NewAccount>(
    `INSERT INTO organiser (id, account, name, password, created_at, role, unit_id) VALUES (@id, @account, @name, @password, @createdAt, @role, @unit)`,
  );
  const markRemoved = database.prepare<[number, string]>(`UPDATE organiser SET removed_at = ?, password = '' WHERE id = ?`);

  const forgetFirst = database.prepare('DELETE FROM invitation WHERE used_at IS NULL AND id IS NULL');
  const inviteFirst = database.prepare<[Buffer, number]>('INSERT INTO invitation (token_hash, made_at) VALUES (?, ?)');
  const invite = database.prepare<NewInvitation & { madeAt: number }>(
    `INSERT INTO invitation (token_hash, made_at, id, role, unit_id, made_by)
     VALUES (@tokenHash, @madeAt, @id, @role, @unit, (SELECT id FROM organiser WHERE account = @madeBy))`,
  );
  const use = database.prepare<[number, Buffer]>('UPDATE invitation SET used_at = ? WHERE token_hash = ? AND used_at IS NULL');
  const unused = database.prepare<[Buffer], WithUnit<Invitation>>(`SELECT ${INVITATION} AND token_hash = ?`);
  const listed = database.prepare<[], WithUnit<Invitation> & { id: string }>(`SELECT ${INVITATION} AND invitation.id IS NOT NULL ORDER BY made_at, invitation.id`);
  const cancel = database.prepare<[string]>('DELETE FROM invitation WHERE id = ? AND used_at IS NULL');
  const cancelOf = database.prepare<[string]>('DELETE FROM invitation WHERE made_by = ? AND used_at IS NULL');

  const signIn = database.prepare<NewSession>(
    `INSERT INTO staff_session (token_hash, organiser_id, signed_in_at, expires_at)
     SELECT @tokenHash, id, @signedInAt, @expiresAt FROM organiser WHERE id = @organiser AND removed_at IS NULL`,
  );
  const noteSignIn = database.prepare<[number, string]>('UPDATE organiser SET last_sign_in = ? WHERE id = ?');
  const dropExpired = database.prepare<[number]>('DELETE FROM staff_session WHERE expires_at <= ?');
  const dropSession = database.prepare<[Buffer]>('DELETE FROM staff_session WHERE token_hash = ?');
  const dropSessionsOf = database.prepare<[string]>('DELETE FROM staff_session WHERE organiser_id = ?');
  const bySession = database.prepare<[Buffer, number], WithUnit<Account> & { expiresAt: number }>(
    `SELECT expires_at AS expiresAt, ${ACCOUNT} JOIN staff_session ON organiser_id = organiser.id
     WHERE token_hash = ? AND expires_at > ? AND removed_at IS NULL`,
  );
  const units = database.prepare<[string], StaffUnit & { parent: string | null }>(
    `SELECT unit.id AS id, unit.code AS code, unit.name AS name, above.code AS parent
     FROM unit LEFT JOIN unit AS above ON above.id = unit.parent_id WHERE unit.contest_id = ? ORDER BY unit.sort_key, unit.code`,
  );

  return {
    /** Organisers who can sign in; coordinators and auditors do not count. */
    count: async (): Promise<number> => organisers.get() ?? 0,
    /** The account of a name, unless it was removed. */
    withName: async (account: string): Promise<Account | undefined> => joined(byName.get(account)),
    /** Whether an account has this name or had it. */
    isTaken: async (account: string): Promise<boolean> => taken.get(account) !== 0,
    list: async (): Promise<Account[]> => all.all().flatMap((row) => joined(row) ?? []),
    units: async (contest: string): Promise<(StaffUnit & { parent: string | null })[]> => units.all(contest),

    /** The first organiser's link: those before it are worth nothing. */
    inviteFirst: write('inviteFirst', (tokenHash: Buffer, at: number): void => {
      forgetFirst.run();
      inviteFirst.run(tokenHash, at);
    }),
    invite: write('invite', (invitation: NewInvitation, event: NewEvent): void => {
      invite.run({ ...invitation, madeAt: event.at });
      events.append(event);
    }),
    /** What a link makes, or undefined where it was used, cancelled or never made. */
    invitation: async (tokenHash: Buffer): Promise<Invitation | undefined> => joined(unused.get(tokenHash)),
    invitations: async (): Promise<(Invitation & { id: string })[]> => listed.all().flatMap((row) => joined(row) ?? []),
    /** False where there is no such link any more. */
    cancelInvitation: write('cancelInvitation', (id: string, event: NewEvent): boolean => {
      if (cancel.run(id).changes === 0) return false;
      events.append(event);
      return true;
    }),
    /** Uses a link up; where the name is taken the link stays good for another one. */
    acceptInvitation: write('acceptInvitation', (tokenHash: Buffer, account: NewAccount, event: NewEvent): 'made' | 'not-invited' | 'account-exists' => {
      if (unused.get(tokenHash) === undefined) return 'not-invited';
      if (taken.get(account.account) !== 0) return 'account-exists';
      use.run(event.at, tokenHash);
      insert.run(account);
      // Once somebody organises, the link that was printed for the first one must not make a second.
      if (account.role === 'organiser') forgetFirst.run();
      events.append(event);
      return 'made';
    }),
    /** Accounts that need no link, as the demonstration's; names that are taken are left as they are. */
    add: write('add', (account: NewAccount, event: NewEvent): boolean => {
      if (taken.get(account.account) !== 0) return false;
      insert.run(account);
      events.append(event);
      return true;
    }),
    /** Ends every session of the account and every link it has made; its name stays taken. Answers with the account's id. */
    remove: write('remove', (account: string, event: NewEvent): { removed: string } | 'unknown' | 'last-organiser' => {
      const row = byName.get(account);
      if (row === undefined) return 'unknown';
      if (row.role === 'organiser' && organisers.get() === 1) return 'last-organiser';
      markRemoved.run(event.at, row.id);
      dropSessionsOf.run(row.id);
      cancelOf.run(row.id);
      events.append(event);
      return { removed: row.id };
    }),

    /** False where the account was removed between the check of its password and now. */
    startSession: write('startSession', (session: NewSession): boolean => {
      dropExpired.run(session.signedInAt);
      if (signIn.run(session).changes === 0) return false;
      noteSignIn.run(session.signedInAt, session.organiser);
      return true;
    }),
    /** Who holds a session that runs at `now`. */
    session: async (tokenHash: Buffer, now: number): Promise<(Account & { expiresAt: number }) | undefined> => joined(bySession.get(tokenHash, now)),
    endSession: write('endSession', (tokenHash: Buffer): void => void dropSession.run(tokenHash)),
  };
}

function joined<Row>(row: WithUnit<Row> | undefined): (Row & { unit: StaffUnit | null }) | undefined {
  if (row === undefined) return undefined;
  const { unitId, unitCode, unitName, ...rest } = row;
  const unit = unitId === null ? null : { id: unitId, code: unitCode, name: unitName };
  return { ...rest, unit } as Row & { unit: StaffUnit | null };
}
