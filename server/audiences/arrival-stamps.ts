import type { Server, Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';

export interface ArrivalStamps {
  /** When the frame that is being handled arrived at this socket's connection, epoch milliseconds. */
  of(socket: Pick<Socket, 'conn'>): number;
}

/** Stamps each frame as it leaves the WebSocket, before Socket.IO decodes and queues it. */
export function stampArrivals(io: Server, clock: Clock): ArrivalStamps {
  const stamps = new WeakMap<object, number>();
  io.engine.on('connection', (connection: Socket['conn']) => {
    connection.on('packet', () => stamps.set(connection, clock.now()));
  });
  return { of: (socket) => stamps.get(socket.conn) ?? clock.now() };
}
