import type { Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';

/** Between two measurements, milliseconds; no divisor of the heartbeat's or the socket's own periods. */
const PERIOD = 7_300;

/** Soon after connecting there are enough samples for a first credit. */
const FIRST = [200, 700, 1_900] as const;

interface WebSocketLike {
  ping(): void;
  on(event: 'pong', listener: () => void): void;
  readyState: number;
}

/** Measures a connection's round trip by the server's own WebSocket pings; returns how to stop. */
export function measureRoundTrips(socket: Pick<Socket, 'conn'>, clock: Clock, observe: (roundTrip: number) => void): () => void {
  const raw: unknown = Reflect.get(socket.conn.transport, 'socket');
  if (!isWebSocket(raw)) return () => undefined;
  let sentAt: number | undefined;
  raw.on('pong', () => {
    if (sentAt !== undefined) observe(performance.now() - sentAt);
    sentAt = undefined;
  });
  const measure = (): void => {
    if (raw.readyState !== 1) return;
    sentAt = performance.now();
    raw.ping();
  };
  const offs = new Set(FIRST.map((wait) => clock.at(clock.now() + wait, measure)));
  const again = (): void => {
    measure();
    next = clock.at(clock.now() + PERIOD, again);
  };
  let next = clock.at(clock.now() + PERIOD, again);
  return () => {
    next();
    for (const off of offs) off();
  };
}

function isWebSocket(value: unknown): value is WebSocketLike {
  return typeof value === 'object' && value !== null && 'ping' in value && typeof value.ping === 'function';
}
