import type { NewEvent } from '../../db/events.ts';
import type { Clock } from './clock.ts';

/** Who orders an act: an account of the staff from its page, or 'operator', who works on the server's own machine. */
export interface Actor {
  name: string;
  via: 'page' | 'command-line';
}

interface Act {
  act: string;
  subject: string;
  reason?: string;
  detail?: Record<string, unknown>;
}

/** The act as the log keeps it; `via` stands in its detail. */
export function eventOf(clock: Pick<Clock, 'now'>, actor: Actor, { act, subject, reason = '', detail = {} }: Act): NewEvent {
  return { at: clock.now(), actor: actor.name, act, subject, reason, detail: { ...detail, via: actor.via } };
}
