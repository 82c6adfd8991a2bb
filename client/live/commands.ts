import type { ParticipantToServer, PROTOCOL_VERSION } from '../../server/protocol/participant.ts';
import type { Ack, Verdict } from '../../server/protocol/refusals.ts';

/** Said to the server on every connection; the type makes the compiler refuse a page that lags behind the contract. */
export const PROTOCOL: typeof PROTOCOL_VERSION = 3;

export type Command = keyof ParticipantToServer;
export type Body<Name extends Command> = Parameters<ParticipantToServer[Name]>[0];
export type Value<Name extends Command> = Parameters<ParticipantToServer[Name]>[1] extends Ack<infer Given> ? Given : never;

/** A verdict, or that none came: then nobody knows whether the command arrived, and it may be said again. */
export type Outcome<Given> = Verdict<Given> | { ok: false; refusal: 'no-answer' };

export const NO_ANSWER = { ok: false, refusal: 'no-answer' } as const;

/** What came over the network, as an outcome; an office proxy answers with pages of its own, which are no verdict. */
export function verdictIn<Given>(answer: unknown): Outcome<Given> {
  return isVerdict<Given>(answer) ? answer : NO_ANSWER;
}

/** The shape only: whatever speaks the protocol's version keeps its contract, and a second check of every field would cost zod. */
function isVerdict<Given>(answer: unknown): answer is Verdict<Given> {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  return answer.ok === true ? 'value' in answer : answer.ok === false && 'refusal' in answer && typeof answer.refusal === 'string';
}
