import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** Where Socket.IO listens. */
const PATH = '/socket.io/';

/**
 * Ends a connection that asks to become something else than a new one of Socket.IO's: Node has let go of it, and nobody else would end it. With
 * one transport no session changes over to a second WebSocket, whose arrivals nobody would stamp either.
 */
export function refuseOtherUpgrades({ url = '' }: Pick<IncomingMessage, 'url'>, socket: Duplex): void {
  if (url.startsWith(PATH) && !namesSession(url)) return;
  // Node listens to its errors no more.
  socket.on('error', () => undefined);
  if (socket.writable) socket.write('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  socket.destroy();
}

/** As Engine.IO reads it. */
function namesSession(url: string): boolean {
  return new URL(url, 'http://localhost').searchParams.has('sid');
}
