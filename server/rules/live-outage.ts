import type { LiveState } from './live-course.ts';
import { creditOutage, resumesAt, type Outage } from './outage.ts';

/** What an outage does to a session. A question that is open is credited to each player by their return, or is voided. */
export type LiveOutage =
  | { what: 'nothing' }
  /** The phase began, and goes on by itself, so much later. */
  | { what: 'shifted'; since: number; dueAt: number }
  | { what: 'credited' }
  | { what: 'voided' };

/** `to`: when the server can be reached again, or is about to be. An opening waits until those who were away can have come back. */
export function liveOutage(state: LiveState, outage: Outage): LiveOutage {
  const { phase, since, dueAt } = state;
  if (phase === 'open') return { what: creditOutage(outage, since).replace ? 'voided' : 'credited' };
  if (dueAt === null) return { what: 'nothing' };
  const lost = Math.max(0, outage.to - outage.from);
  const isOpening = phase === 'announced' || phase === 'reading';
  return { what: 'shifted', since: since + lost, dueAt: isOpening ? Math.max(dueAt + lost, resumesAt(outage.to, undefined)) : dueAt + lost };
}
