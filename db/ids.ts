import { createHash, randomBytes } from 'node:crypto';
import type { AttemptId, DeviceId, ParticipantId, QuestionId, RoundId } from '../server/rules/ids.ts';

type Id = ParticipantId | AttemptId | QuestionId | RoundId | DeviceId | string;

/** A new random id of 96 bits: it tells neither how many there are nor which came first. */
export function newId<Kind extends Id>(): Kind {
  return randomBytes(12).toString('base64url') as Kind;
}

/** The same id for the same text, where two databases must agree on it. */
export function fixedId<Kind extends Id>(text: string): Kind {
  return createHash('sha256').update(text).digest().subarray(0, 12).toString('base64url') as Kind;
}
