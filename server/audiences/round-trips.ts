import type { Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';

/**
 * Waits before the measurements of a new connection, milliseconds: soon there are enough samples for a first credit. No divisors of the
 * heartbeat's or the socket's own periods.
 */
const FIRST = [200, 500, 1_200, 5_400, 7_300, 7_300, 7_300] as const;

/** Between two measurements from then on, milliseconds. Ten thousand that are measured each 7 s take a tenth of a core. */
const PERIOD = 29_300;

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
  let measured = 0;
  const measure = (): void => {
    measured += 1;
    off = clock.at(clock.now() + (FIRST[measured] ?? PERIOD), measure);
    if (raw.readyState !== 1) return;
    sentAt = performance.now();
    raw.ping();
  };
  let off = clock.at(clock.now() + FIRST[0], measure);
  return () => off();
}

function isWebSocket(value: unknown): value is WebSocketLike {
  return typeof value === 'object' && value !== null && 'ping' in value && typeof value.ping === 'function';
}
