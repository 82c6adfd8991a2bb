import type { Socket as Connection } from 'node:net';

/** What goes to the connection before the loop turns leaves it together, as one write to the kernel. */
export function inOneWrite(connection: Pick<Connection, 'cork' | 'uncork'>): void {
  connection.cork();
  setImmediate(uncork, connection);
}

function uncork(connection: Pick<Connection, 'uncork'>): void {
  connection.uncork();
}
