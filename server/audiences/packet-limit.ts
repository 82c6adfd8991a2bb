import type { Server, Socket } from 'socket.io';
import { bucket } from '../contest/bucket.ts';
import type { Clock } from '../contest/clock.ts';

/** Everything one connection sends, asking for namespaces and heartbeats included: far more than a page ever does. */
const BURST = 120;
const PER_SECOND = 20;

/** Ends a connection that floods the server with packets of whatever kind, before anything of them is looked at. */
export function limitPackets(io: Server, clock: Clock, dismissed: () => void): void {
  io.engine.on('connection', (connection: Socket['conn']) => {
    const credits = bucket(BURST, PER_SECOND);
    connection.on('packet', () => {
      if (credits.take(clock.now())) return;
      dismissed();
      connection.close(true);
    });
  });
}
