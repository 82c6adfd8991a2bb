import type { Contest } from '../contest/contest.ts';
import type { Events } from '../events.ts';
import type { ParticipantId } from '../rules/ids.ts';
import { eventWriter } from './one-frame.ts';
import type { Participants, ParticipantSocket } from './participant-socket.ts';

/**
 * Sends each socket its newest view. A view that is asked for while one is being composed is composed after it, once, so a
 * socket's views leave in the order of their versions.
 */
export function deliveries(contest: Contest, events: Events, namespace: Participants) {
  const writeView = eventWriter(namespace, 'view');
  const sockets = new Map<ParticipantId, Set<ParticipantSocket>>();
  const composing = new Map<ParticipantSocket, 'once' | 'again'>();

  async function deliver(socket: ParticipantSocket): Promise<void> {
    if (composing.has(socket)) {
      composing.set(socket, 'again');
      return;
    }
    composing.set(socket, 'once');
    try {
      const view = await contest.view(socket.data);
      if (socket.connected) writeView(socket, view);
    } catch (error) {
      // A view that cannot be composed must not take the socket's further views with it.
      events.backgroundFailed('view', error);
    }
    const again = composing.get(socket) === 'again';
    composing.delete(socket);
    if (again && socket.connected) await deliver(socket);
  }

  const socketsOf = (participant: ParticipantId): ParticipantSocket[] => [...(sockets.get(participant) ?? [])];
  contest.publisher.deliver((participant) => socketsOf(participant).forEach((socket) => void deliver(socket)));

  return {
    socketsOf,
    add: (socket: ParticipantSocket): void => {
      const own = sockets.get(socket.data.participant.id) ?? new Set();
      sockets.set(socket.data.participant.id, own.add(socket));
      void deliver(socket);
    },
    remove: (socket: ParticipantSocket): void => {
      const own = sockets.get(socket.data.participant.id);
      own?.delete(socket);
      if (own?.size === 0) sockets.delete(socket.data.participant.id);
    },
  };
}
