import type { Contest } from '../contest/contest.ts';
import type { Events } from '../events.ts';
import type { Verdict } from '../protocol/refusals.ts';
import type { ParticipantId } from '../rules/ids.ts';
import type { ParticipantSocket } from './participant-socket.ts';
import type { Bytes } from './bytes.ts';
import { acknowledgement, writeTogether, type Packet } from './text-frames.ts';
import { ownPart, viewPackets } from './view-packet.ts';

/** A socket, and what is on its way to it. */
export interface Recipient {
  readonly socket: ParticipantSocket;
  /** Whether a view of it is being composed, and whether another one was asked for meanwhile. */
  composing: 'no' | 'once' | 'again';
  /** Acknowledgements that leave with the view that is being composed, and at the end of the loop's turn at the latest. */
  ahead: Packet[];
  /** Its person's own part of each view, once one was needed. */
  own: Bytes | undefined;
}

/**
 * Sends each socket its newest view. A view that is asked for while one is being composed is composed after it, once, so a
 * socket's views leave in the order of their versions. An acknowledgement and the view that follows from it leave in one write.
 */
export function deliveries(contest: Contest, events: Events) {
  const recipients = new Map<ParticipantId, readonly Recipient[]>();
  const packetOf = viewPackets('/participant');
  let unswept: Recipient[] = [];

  function deliver(to: Recipient): void {
    if (to.composing !== 'no') {
      to.composing = 'again';
      return;
    }
    try {
      const shown = contest.show(to.socket.data, (view) => writeBehind(to, packetOf(view, (to.own ??= ownPart(view)))));
      if (shown !== undefined) void composed(to, shown);
    } catch (error) {
      // A view that cannot be composed must not take what else happens in this turn with it.
      events.backgroundFailed('view', error);
    }
  }

  async function composed(to: Recipient, shown: Promise<void>): Promise<void> {
    to.composing = 'once';
    try {
      await shown;
    } catch (error) {
      // Nor the socket's further views.
      events.backgroundFailed('view', error);
    }
    const isAsked = stateOf(to) === 'again';
    to.composing = 'no';
    if (isAsked && to.socket.connected) deliver(to);
  }

  /** Writes what stands ahead, and a packet behind it. */
  function writeBehind(to: Recipient, packet: Packet): void {
    const packets = to.ahead.length === 0 ? [packet] : [...to.ahead, packet];
    to.ahead = [];
    if (to.socket.connected) writeTogether(to.socket.conn, packets);
  }

  function leaveAlone(to: Recipient): void {
    if (to.ahead.length > 0) writeTogether(to.socket.conn, to.ahead);
    to.ahead = [];
  }

  function sweep(): void {
    const left = unswept;
    unswept = [];
    left.forEach(leaveAlone);
  }

  contest.publisher.deliver((participant) => recipients.get(participant)?.forEach(deliver));

  return {
    socketsOf: (participant: ParticipantId): ParticipantSocket[] => Array.from(recipients.get(participant) ?? [], ({ socket }) => socket),
    /** Acknowledges the event of this number; `isCalm`: with the view that waits behind it, while no crowd waits for acknowledgements. */
    acknowledge: (to: Recipient, id: number, { verdict, isCalm }: { verdict: Verdict<unknown>; isCalm: boolean }): void => {
      const { nsp, conn, data } = to.socket;
      const packet = acknowledgement(nsp.name, id, verdict);
      if (!isCalm || to.composing !== 'no') return writeTogether(conn, [packet]);
      to.ahead.push(packet);
      contest.publisher.hurry(data.participant.id);
      if (to.ahead.length === 0) return undefined;
      if (stateOf(to) !== 'no') {
        if (unswept.push(to) === 1) setImmediate(sweep);
        return undefined;
      }
      return leaveAlone(to);
    },
    /** What waits for a view leaves now: the person's sockets are about to be closed. */
    leaveWith: (participant: ParticipantId): void => recipients.get(participant)?.forEach(leaveAlone),
    add: (socket: ParticipantSocket): Recipient => {
      const to: Recipient = { socket, composing: 'no', ahead: [], own: undefined };
      const { id } = socket.data.participant;
      recipients.set(id, [...(recipients.get(id) ?? []), to]);
      deliver(to);
      return to;
    },
    remove: (to: Recipient): void => {
      const { id } = to.socket.data.participant;
      const left = recipients.get(id)?.filter((other) => other !== to) ?? [];
      if (left.length > 0) recipients.set(id, left);
      else recipients.delete(id);
    },
  };
}

/** As it is now: what has been called or awaited since may have changed it. */
function stateOf({ composing }: Recipient): Recipient['composing'] {
  return composing;
}
