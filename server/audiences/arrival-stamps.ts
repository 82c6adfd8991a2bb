import type { Server, Socket } from 'socket.io';
import { bucket, type Bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';

export interface ArrivalStamps {
  /** When the frame that is being handled arrived at this socket's connection, epoch milliseconds. */
  of(socket: Pick<Socket, 'conn'>): number;
}

/** Everything one connection sends, asking for namespaces and heartbeats included: far more than a page ever does. */
const BURST = 120;
const PER_SECOND = 20;

interface Arrivals {
  newest: number;
  credits: Bucket;
}

/**
 * Stamps each frame as it leaves the WebSocket, before Socket.IO decodes and queues it; ends a connection that floods the server with
 * packets of whatever kind.
 */
export function stampArrivals(io: Server, clock: Clock, flooded: () => void): ArrivalStamps {
  const all = new WeakMap<object, Arrivals>();
  io.engine.on('connection', (connection: Socket['conn']) => {
    const arrivals = { newest: clock.now(), credits: bucket(BURST, PER_SECOND) };
    all.set(connection, arrivals);
    connection.on('packet', () => {
      arrivals.newest = clock.now();
      if (arrivals.credits.take(arrivals.newest)) return;
      flooded();
      connection.close(true);
    });
  });
  return { of: (socket) => all.get(socket.conn)?.newest ?? clock.now() };
}
