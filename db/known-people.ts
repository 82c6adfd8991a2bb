import type { ParticipantId, RoundId } from '../server/rules/ids.ts';
import { keptRows } from './kept-rows.ts';
import type { Database } from './open.ts';
import type { Device, Exclusion } from './participants.ts';
import type { Writer } from './writer.ts';

/** Who may not play. */
export function excludedPeople(database: Database, writer: Pick<Writer, 'news'>): () => ReadonlyMap<ParticipantId, Exclusion> {
  const all = database.prepare<[], [ParticipantId, Exclusion]>('SELECT id, excluded FROM participant WHERE excluded IS NOT NULL').raw();
  return keptRows(database, writer, {
    name: 'excluded_people',
    changes: ['AFTER INSERT ON main.participant WHEN new.excluded IS NOT NULL', 'AFTER UPDATE OF excluded ON main.participant'],
    begin: () => new Map(all.all()),
  });
}

/** Who has extra time in a round, in milliseconds for each question. */
export function extraTimes(database: Database, writer: Pick<Writer, 'news'>): () => ReadonlyMap<RoundId, ReadonlyMap<ParticipantId, number>> {
  const all = database.prepare<[], [RoundId, ParticipantId, number]>('SELECT round_id, participant_id, per_question FROM extra_time').raw();
  return keptRows(database, writer, {
    name: 'extra_times',
    changes: ['AFTER INSERT ON main.extra_time', 'AFTER UPDATE ON main.extra_time', 'AFTER DELETE ON main.extra_time'],
    begin: () => {
      const rounds = new Map<RoundId, Map<ParticipantId, number>>();
      for (const [round, participant, perQuestion] of all.all()) rounds.set(round, (rounds.get(round) ?? new Map<ParticipantId, number>()).set(participant, perQuestion));
      return rounds;
    },
  });
}

/**
 * Devices that have been looked up, by their token's hash in latin1: a crowd that comes back shows the same tokens again. Whatever changes what a device stands for
 * empties it; one more device changes nothing.
 */
export function knownDevices(database: Database, writer: Pick<Writer, 'news'>): () => Map<string, Device> {
  const changes = ['AFTER DELETE ON main.device', 'AFTER UPDATE ON main.device', 'AFTER UPDATE ON main.participant', 'AFTER UPDATE ON main.unit'];
  return keptRows(database, writer, { name: 'known_devices', changes, begin: () => new Map<string, Device>() });
}
