import type { Server, Socket } from 'socket.io';
import type { Clock } from '../contest/clock.ts';
import { nextTurn } from '../contest/next-turn.ts';

type Connection = Socket['conn'];

/** Between two looks at all connections, milliseconds; no divisor of the heartbeat's or the round trips' own periods. */
const PERIOD = 2_900;

/** Who takes nothing of what waits for so long is gone, or does not read; milliseconds. */
const PATIENCE = 11_000;

/** A look that comes so late tells of this process and not of its readers; milliseconds. */
const LATE = 2 * PERIOD;

/** More than this is kept waiting for nobody, bytes; the longest single message of the contest is a quarter of it. */
const MOST_WAITING = 2 ** 20;

/** Connections that are looked at in one turn of the loop. */
const SLICE = 200;

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
  let due = clock.now() + PERIOD;
  let off = clock.at(due, look);

  function look(): void {
    const connections: Record<string, Connection> = Reflect.get(io.engine, 'clients');
    const now = clock.now();
    void judgeAll(Object.values(connections), now, now - due > LATE);
    due = now + PERIOD;
    off = clock.at(due, look);
  }

  /** In slices, because ten thousand at once would hold up everybody's answers for some 20 ms; all as of one instant, or a pause between two slices would be the readers'. */
  async function judgeAll(connections: readonly Connection[], now: number, isLate: boolean): Promise<void> {
    for (const [place, connection] of connections.entries()) {
      if (place > 0 && place % SLICE === 0) await nextTurn();
      if (isLate) stalls.delete(connection);
      judge(connection, now);
    }
  }

  function judge(connection: Connection, now: number): void {
    if (connection.transport.writable) return void stalls.delete(connection);
    const { socket } = connection.request;
    const taken = takenBy(socket);
    const stall = stalls.get(connection);
    if (stall?.taken !== taken) stalls.set(connection, { taken, since: now });
    if (waiting(connection) <= MOST_WAITING && (stall?.taken !== taken || now - stall.since < PATIENCE)) return undefined;
    dropped();
    // A farewell would wait behind what is not read.
    return void socket.destroy();
  }

  return () => off();
}

/** Bytes that the network has taken: of one long write, which `bytesWritten` counts whole, what its handle still holds is not. */
function takenBy(socket: Connection['request']['socket']): number {
  const handle: { writeQueueSize?: number } | null = Reflect.get(socket, '_handle');
  return socket.bytesWritten - socket.writableLength - (handle?.writeQueueSize ?? 0);
}

/** Bytes, about: characters where a text has not been encoded yet. */
function waiting(connection: Connection): number {
  const buffered: readonly { data?: string | Buffer }[] = Reflect.get(connection, 'writeBuffer');
  return buffered.reduce((sum, { data }) => sum + (data?.length ?? 0), connection.request.socket.writableLength);
}
