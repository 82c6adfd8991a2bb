import type { DeviceId, LivePlayerId, ParticipantId, RoundId } from '../server/rules/ids.ts';
import { type EventStore, type NewEvent } from './events.ts';
import { excludedPeople, extraTimes, knownDevices } from './known-people.ts';
import type { Database } from './open.ts';
import { endedTokenHash } from './live-players.ts';
import type { Writer } from './writer.ts';

export const EXCLUSIONS = ['organiser', 'jury', 'helper'] as const;
export type Exclusion = (typeof EXCLUSIONS)[number];

export interface Participant {
  id: ParticipantId;
  name: string;
  unitName: string;
  unitCode: string;
  /** The last characters of the staff code, for display. */
  staffCodeTail: string;
  excluded: Exclusion | null;
}

export interface Credentials extends Participant {
  personalCodeHmac: Buffer;
  deviceEpoch: number;
}

export interface Device {
  id: DeviceId;
  participant: Participant;
}

export interface RosterRow {
  id: ParticipantId;
  unit: string;
  excluded: Exclusion | null;
}

/** Signed-in devices of one person; signing in on one more signs the oldest out. */
const MOST_DEVICES = 10;

const PERSON = `participant.id AS id, participant.name AS name, unit.name AS unitName, unit.code AS unitCode,
  staff_code_tail AS staffCodeTail, excluded`;
const FROM = 'FROM participant JOIN unit ON unit.id = participant.unit_id';

/** The roster, the devices signed in, and the extra time granted to people. */
export function participantStore(database: Database, writer: Writer, events: EventStore) {
  const write = writer.of('participant');
  const byStaffCode = database.prepare<[string, Buffer], Credentials>(
    `SELECT ${PERSON}, personal_code_hmac AS personalCodeHmac, device_epoch AS deviceEpoch ${FROM}
     WHERE participant.contest_id = ? AND staff_code_hmac = ?`,
  );
  const byId = database.prepare<[string], Participant>(`SELECT ${PERSON} ${FROM} WHERE participant.id = ?`);
  const byToken = database.prepare<[Buffer], Participant & { device: DeviceId }>(
    `SELECT ${PERSON}, device.id AS device ${FROM} JOIN device ON device.participant_id = participant.id
     WHERE token_hash = ? AND device.device_epoch = participant.device_epoch`,
  );
  const roster = database.prepare<[string], RosterRow>(
    `SELECT participant.id AS id, unit.code AS unit, excluded ${FROM} WHERE participant.contest_id = ? ORDER BY participant.id`,
  );
  const addDevice = database.prepare<[DeviceId, Buffer, ParticipantId, number, ParticipantId, number]>(
    `INSERT INTO device (id, token_hash, participant_id, device_epoch, signed_in_at)
     SELECT ?, ?, ?, device_epoch, ? FROM participant WHERE id = ? AND device_epoch = ?`,
  );
  const dropOldest = database.prepare<[ParticipantId, ParticipantId]>(
    `DELETE FROM device WHERE participant_id = ? AND id NOT IN
     (SELECT id FROM device WHERE participant_id = ? ORDER BY signed_in_at DESC, rowid DESC LIMIT ${MOST_DEVICES})`,
  );
  const dropDevice = database.prepare<[DeviceId]>('DELETE FROM device WHERE id = ?');
  const dropDevices = database.prepare<[ParticipantId]>('DELETE FROM device WHERE participant_id = ?');
  const raiseEpoch = database.prepare<[ParticipantId]>('UPDATE participant SET device_epoch = device_epoch + 1 WHERE id = ?');
  const setCode = database.prepare<[Buffer, ParticipantId]>('UPDATE participant SET personal_code_hmac = ? WHERE id = ?');
  const grant = database.prepare<[RoundId, ParticipantId, number]>(
    `INSERT INTO extra_time (round_id, participant_id, per_question) VALUES (?, ?, ?)
     ON CONFLICT (round_id, participant_id) DO UPDATE SET per_question = excluded.per_question`,
  );
  const excluded = excludedPeople(database, writer);
  const extra = extraTimes(database, writer);
  const devices = knownDevices(database, writer);
  // With a plain ORDER BY everybody is walked through in the order of their ids, each on another page of the file, for the few that are found.
  const excludedIn = database.prepare<[RoundId], { participant: ParticipantId; group: Exclusion }>(
    `SELECT id AS participant, excluded AS "group" FROM participant WHERE excluded IS NOT NULL
     AND EXISTS (SELECT 1 FROM attempt WHERE round_id = ? AND participant_id = participant.id AND finished_at IS NOT NULL) ORDER BY +id`,
  );
  const exclude = database.prepare<{ group: Exclusion | null; id: ParticipantId }>('UPDATE participant SET excluded = @group WHERE id = @id AND excluded IS NOT @group');
  const raiseRoster = database.prepare<[ParticipantId]>('UPDATE contest SET roster_version = roster_version + 1 WHERE id = (SELECT contest_id FROM participant WHERE id = ?)');

  const dropLive = database.prepare<[Buffer, LivePlayerId]>('UPDATE live_player SET token_hash = ? WHERE id = ?');
  const livePlayers = database.prepare<[ParticipantId], LivePlayerId>('SELECT id FROM live_player WHERE participant_id = ?').pluck();

  function revoke(participant: ParticipantId, event: NewEvent): void {
    raiseEpoch.run(participant);
    dropDevices.run(participant);
    for (const player of livePlayers.all(participant)) dropLive.run(endedTokenHash(player), player);
    events.append(event);
  }

  return {
    withStaffCode: async (contest: string, hmac: Buffer): Promise<Credentials | undefined> => byStaffCode.get(contest, hmac),
    /** `id` may be one that stands in the log. */
    withId: async (id: string): Promise<Participant | undefined> => byId.get(id),
    /** The device of a token, unless it was signed out, or all devices of its person were revoked. */
    withToken: (tokenHash: Buffer): Device | undefined => {
      const looked = devices();
      const key = tokenHash.toString('latin1');
      const known = looked.get(key);
      if (known !== undefined) return known;
      const row = byToken.get(tokenHash);
      if (row === undefined) return undefined;
      // Named one by one: a spread of the rest takes as long as the look-up itself.
      const { id, name, unitName, unitCode, staffCodeTail, excluded } = row;
      const device = { id: row.device, participant: { id, name, unitName, unitCode, staffCodeTail, excluded } };
      looked.set(key, device);
      return device;
    },
    roster: async (contest: string): Promise<RosterRow[]> => roster.all(contest),
    /** False where the person's devices were revoked between the check of the codes and now. */
    addDevice: write('addDevice', (device: { id: DeviceId; tokenHash: Buffer; participant: ParticipantId; epoch: number; at: number }): boolean => {
      const { id, tokenHash, participant, epoch, at } = device;
      if (addDevice.run(id, tokenHash, participant, at, participant, epoch).changes === 0) return false;
      dropOldest.run(participant, participant);
      return true;
    }),
    removeDevice: write('removeDevice', (device: DeviceId): void => void dropDevice.run(device)),
    /** Signs every device of a person out; tokens handed out before are worth nothing from here on. */
    revokeDevices: write('revokeDevices', (participant: ParticipantId, event: NewEvent): void => revoke(participant, event)),
    /** A new personal code; whoever holds the old one is signed out. */
    reissue: write('reissue', (participant: ParticipantId, codeHmac: Buffer, event: NewEvent): void => {
      setCode.run(codeHmac, participant);
      revoke(participant, event);
    }),
    /** The group for which a person may not play, as it is now; a session's may be older. */
    exclusion: (participant: ParticipantId): Exclusion | null => excluded().get(participant) ?? null,
    /** Who is in a group that may not play, of those with an ended attempt in the round, by id; never older than a roster version that was read before. */
    excludedIn: async (round: RoundId): Promise<{ participant: ParticipantId; group: Exclusion }[]> => excludedIn.all(round),
    /** Puts a person into a group that may not play, or into none; rankings made before are out of date from here on. False where it is so already. */
    setExclusion: write('setExclusion', (participant: ParticipantId, group: Exclusion | null, event: NewEvent): boolean => {
      if (exclude.run({ group, id: participant }).changes === 0) return false;
      raiseRoster.run(participant);
      events.append(event);
      return true;
    }),
    /** Extra milliseconds for each question of a round, 0 where none was granted. */
    extraTime: (round: RoundId, participant: ParticipantId): number => extra().get(round)?.get(participant) ?? 0,
    grantExtraTime: write('grantExtraTime', (to: { round: RoundId; participant: ParticipantId }, perQuestion: number, event: NewEvent): void => {
      grant.run(to.round, to.participant, perQuestion);
      events.append(event);
    }),
  };
}
