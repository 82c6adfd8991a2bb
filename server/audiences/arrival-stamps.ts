import type { Server, Socket } from 'socket.io';
import { bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';

/** Everything one connection sends, asking for namespaces and heartbeats included: far more than a page ever does. */
const BURST = 120;
const PER_SECOND = 20;

export interface ArrivalStamps {
  /** When the frame that is being handled arrived at this socket's connection, epoch milliseconds. */
  of(socket: Pick<Socket, 'conn'>): number;
}

/**
 * Stamps each frame as it leaves the WebSocket, before Socket.IO decodes and queues it, and ends a connection that floods the
 * server with packets of whatever kind, before anything of them is looked at.
 */
export function stampArrivals(io: Server, clock: Clock, flooded: () => void): ArrivalStamps {
  const arrivals = new WeakMap<object, { at: number }>();
  io.engine.on('connection', (connection: Socket['conn']) => {
    const arrival = { at: clock.now() };
    const credits = bucket(BURST, PER_SECOND);
    arrivals.set(connection, arrival);
    connection.on('packet', () => {
      arrival.at = clock.now();
      if (credits.take(arrival.at)) return;
      flooded();
      connection.close(true);
    });
  });
  return { of: (socket) => arrivals.get(socket.conn)?.at ?? clock.now() };
}
