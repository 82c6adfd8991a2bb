import type { Server, Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';

type Connection = Socket['conn'];

/** Between two looks at all connections, milliseconds; no divisor of the heartbeat's or the round trips' own periods. */
const PERIOD = 2_900;

/** Who takes nothing of what waits for so long is gone, or does not read; milliseconds. */
const PATIENCE = 11_000;

/** More than this is kept waiting for nobody, bytes; the longest single message of the contest is a quarter of it. */
const MOST_WAITING = 2 ** 20;

interface Stall {
  /** Bytes that the network had taken by then. */
  taken: number;
  since: number;
}

/**
 * Drops readers for whom messages pile up: a peer that answers heartbeats and reads nothing would hold memory without end.
 * The returned function ends the looking.
 */
export function dropStalledReaders(io: Server, clock: Clock, dropped: () => void): () => void {
  const stalls = new WeakMap<Connection, Stall>();
  let off = clock.at(clock.now() + PERIOD, look);

  function look(): void {
    const connections: Record<string, Connection> = Reflect.get(io.engine, 'clients');
    for (const connection of Object.values(connections)) judge(connection);
    off = clock.at(clock.now() + PERIOD, look);
  }

  function judge(connection: Connection): void {
    if (connection.transport.writable) return void stalls.delete(connection);
    const { socket } = connection.request;
    const taken = socket.bytesWritten - socket.writableLength;
    const stall = stalls.get(connection);
    if (stall?.taken !== taken) stalls.set(connection, { taken, since: clock.now() });
    if (waiting(connection) <= MOST_WAITING && (stall?.taken !== taken || clock.now() - stall.since < PATIENCE)) return undefined;
    dropped();
    // A farewell would wait behind what is not read.
    return void socket.destroy();
  }

  return () => off();
}

/** Bytes, about: characters where a text has not been encoded yet. */
function waiting(connection: Connection): number {
  const buffered: readonly { data?: string | Buffer }[] = Reflect.get(connection, 'writeBuffer');
  return buffered.reduce((sum, { data }) => sum + (data?.length ?? 0), connection.request.socket.writableLength);
}
