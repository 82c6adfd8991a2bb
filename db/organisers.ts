import type { EventStore, NewEvent } from './events.ts';
import type { Database } from './open.ts';
import type { Writer } from './writer.ts';

export interface Organiser {
  id: string;
  account: string;
  name: string;
  /** A slow hash with its parameters and salt, never the password. */
  password: string;
  createdAt: number;
}

/** Organisers' accounts and the one-time link that makes the first one. */
export function organiserStore(database: Database, writer: Writer, events: EventStore) {
  const count = database.prepare<[], number>('SELECT count(*) FROM organiser').pluck();
  const insert = database.prepare<Organiser>('INSERT INTO organiser VALUES (@id, @account, @name, @password, @createdAt)');
  const invite = database.prepare<[Buffer, number]>('INSERT INTO invitation VALUES (?, ?, NULL)');
  const forget = database.prepare('DELETE FROM invitation WHERE used_at IS NULL');
  const use = database.prepare<[number, Buffer]>('UPDATE invitation SET used_at = ? WHERE token_hash = ? AND used_at IS NULL');
  const valid = database.prepare<[Buffer], number>('SELECT count(*) FROM invitation WHERE token_hash = ? AND used_at IS NULL').pluck();

  return {
    count: async (): Promise<number> => count.get() ?? 0,
    /** Makes a link the only valid one. */
    invite: (tokenHash: Buffer, at: number): Promise<void> =>
      writer.write(() => {
        forget.run();
        invite.run(tokenHash, at);
      }),
    isInvited: async (tokenHash: Buffer): Promise<boolean> => valid.get(tokenHash) === 1,
    /** False where the link was used before. */
    acceptInvitation: (tokenHash: Buffer, organiser: Organiser, event: NewEvent): Promise<boolean> =>
      writer.write(() => {
        if (use.run(event.at, tokenHash).changes === 0) return false;
        insert.run(organiser);
        events.append(event);
        return true;
      }),
  };
}
