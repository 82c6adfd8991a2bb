import { EventEmitter } from 'node:events';
import type { Server, Socket } from 'socket.io';
import { Bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';
import { keptBeside } from './kept-beside.ts';

/** Everything one connection sends, asking for namespaces, heartbeats and the WebSocket's own pings included: far more than a page ever does. */
const BURST = 120;
const PER_SECOND = 20;

/** Who is sent away and does not leave is listened to for so long, milliseconds; the WebSocket itself would wait half a minute, and a server that stops with it. */
const GOODBYE = 2_000;

export interface ArrivalStamps {
  /** When the frame that is being handled arrived at this socket's connection, epoch milliseconds. */
  of(socket: Pick<Socket, 'conn'>): number;
}

/**
 * Stamps each frame as it leaves the WebSocket, before Socket.IO decodes and queues it, and ends a connection that floods the
 * server with packets of whatever kind, before anything of them is looked at.
 */
export function stampArrivals(io: Server, clock: Clock, flooded: () => void): ArrivalStamps {
  const arrivals = keptBeside<Socket['conn'], { at: number }>('arrival');
  io.engine.on('connection', (connection: Socket['conn']) => {
    const arrival = { at: clock.now() };
    const credits = new Bucket(BURST, PER_SECOND);
    arrivals.keep(connection, arrival);
    const { socket } = connection.request;
    let isEnded = false;
    const spend = (at: number): void => {
      if (isEnded || credits.take(at)) return;
      isEnded = true;
      flooded();
      connection.close(true);
      socket.destroy();
    };
    connection.on('packet', () => {
      arrival.at = clock.now();
      spend(arrival.at);
    });
    const frames: unknown = Reflect.get(connection.transport, 'socket');
    // Each ping is answered below Engine.IO, and the answers to who does not read them would pile up.
    if (frames instanceof EventEmitter) for (const frame of ['ping', 'pong']) frames.on(frame, () => spend(clock.now()));
    connection.on('close', () => {
      if (!socket.destroyed) setTimeout(() => socket.destroy(), GOODBYE).unref();
    });
  });
  return { of: (socket) => arrivals.of(socket.conn)?.at ?? clock.now() };
}
