import type { DeviceId, ParticipantId } from '../rules/ids.ts';
import type { Clock } from './clock.ts';
import type { Session } from './session.ts';

/** A page without WebSocket asks every two seconds; longer than this and nobody is there. Milliseconds. */
const POLL_SEEN = 5_000;

/** Which devices are there to be shown something: by an open socket, or by having asked over HTTPS just now. */
export interface Presence {
  connect(session: Session): void;
  disconnect(session: Session): void;
  polled(device: DeviceId): void;
  isThere(device: DeviceId): boolean;
  hasSocket(device: DeviceId): boolean;
  participants(): ParticipantId[];
}

export function presence(clock: Clock): Presence {
  const sockets = new Map<DeviceId, number>();
  const people = new Map<ParticipantId, number>();
  const polls = new Map<DeviceId, number>();
  return {
    connect: (session) => {
      count(sockets, session.device, 1);
      count(people, session.participant.id, 1);
    },
    disconnect: (session) => {
      count(sockets, session.device, -1);
      count(people, session.participant.id, -1);
    },
    polled: (device) => {
      polls.delete(device);
      polls.set(device, clock.now());
      forgetOld(polls, clock.now() - POLL_SEEN);
    },
    isThere: (device) => sockets.has(device) || (polls.get(device) ?? -Infinity) > clock.now() - POLL_SEEN,
    hasSocket: (device) => sockets.has(device),
    participants: () => [...people.keys()],
  };
}

function count<Key>(counts: Map<Key, number>, key: Key, by: 1 | -1): void {
  const next = (counts.get(key) ?? 0) + by;
  if (next > 0) counts.set(key, next);
  else counts.delete(key);
}

/** Polls stand in the order of their instants, so the old ones are in front. */
function forgetOld<Key>(polls: Map<Key, number>, before: number): void {
  for (const [key, at] of polls) {
    if (at > before) return;
    polls.delete(key);
  }
}
