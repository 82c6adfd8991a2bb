import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';

/** Where Socket.IO listens. */
const PATH = '/socket.io/';

/**
 * Ends a connection that asks to become something else than a new one of Socket.IO's: Node has let go of it, and nobody else would end it. With
 * one transport no session changes over to a second WebSocket, whose arrivals nobody would stamp either.
 */
export function refuseOtherUpgrades({ url = '' }: IncomingMessage, socket: Duplex): void {
  const query = new URLSearchParams(url.slice(url.indexOf('?') + 1));
  if (url.startsWith(PATH) && !query.has('sid')) return;
  socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  socket.destroy();
}
