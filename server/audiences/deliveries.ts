import type { Contest } from '../contest/contest.ts';
import type { Events } from '../events.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { ParticipantSocket } from './participant-socket.ts';
import { writeTogether, type Packet } from './text-frames.ts';
import { viewPackets } from './view-packet.ts';

/**
 * Sends each socket its newest view. A view that is asked for while one is being composed is composed after it, once, so a
 * socket's views leave in the order of their versions. An acknowledgement and the view that follows from it leave in one write.
 */
export function deliveries(contest: Contest, events: Events) {
  const sockets = new Map<ParticipantId, Set<ParticipantSocket>>();
  const composing = new Map<ParticipantSocket, 'once' | 'again'>();
  /** Acknowledgements that leave with the view that is being composed, and at the end of the loop's turn at the latest. */
  const ahead = new Map<ParticipantSocket, Packet[]>();
  const packetOf = viewPackets('/participant');
  let isSwept = true;

  async function deliver(socket: ParticipantSocket): Promise<void> {
    if (composing.has(socket)) {
      composing.set(socket, 'again');
      return;
    }
    composing.set(socket, 'once');
    try {
      await contest.show(socket.data, (view) => write(socket, packetOf(view)));
    } catch (error) {
      // A view that cannot be composed must not take the socket's further views with it.
      events.backgroundFailed('view', error);
    }
    const again = composing.get(socket) === 'again';
    composing.delete(socket);
    if (again && socket.connected) await deliver(socket);
  }

  function write(socket: ParticipantSocket, packet: Packet): void {
    const first = ahead.get(socket);
    if (first !== undefined) ahead.delete(socket);
    if (socket.connected) writeTogether(socket.conn, first === undefined ? [packet] : [...first, packet]);
  }

  function sweep(): void {
    isSwept = true;
    for (const [socket, packets] of ahead) writeTogether(socket.conn, packets);
    ahead.clear();
  }

  const socketsOf = (participant: ParticipantId): ParticipantSocket[] => [...(sockets.get(participant) ?? [])];
  contest.publisher.deliver((participant) => socketsOf(participant).forEach((socket) => void deliver(socket)));

  return {
    socketsOf,
    /** Acknowledges the event of this number; `isCalm`: with the view that waits behind it, while no crowd waits for acknowledgements. */
    acknowledge: (socket: ParticipantSocket, id: number, { verdict, isCalm }: { verdict: Verdict<unknown>; isCalm: boolean }): void => {
      const packet = [`3${socket.nsp.name},${id}${JSON.stringify([verdict])}`];
      if (!isCalm || composing.has(socket) || !contest.publisher.hurry(socket.data.participant.id) || !composing.has(socket)) return writeTogether(socket.conn, [packet]);
      // One is there already where the view that it was to leave with could not be composed.
      ahead.set(socket, [...(ahead.get(socket) ?? []), packet]);
      if (isSwept) setImmediate(sweep);
      isSwept = false;
      return undefined;
    },
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
